"""A large site, written at once and always the same: forums, people, discussions, issues."""
