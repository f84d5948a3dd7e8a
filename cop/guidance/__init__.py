"""Directives: what leaders ask of every forum, what each answers, and what came of it."""
