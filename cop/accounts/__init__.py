"""People, organisations, and how people sign in."""
