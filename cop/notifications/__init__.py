"""Notices: who is told of what happened."""
