"""Search: find discussions and issues by their words, and only what this person may read."""
