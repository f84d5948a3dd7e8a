"""Words that rules know: common knowledge, kept as plain data."""
