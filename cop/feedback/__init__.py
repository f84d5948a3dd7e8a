"""The loop: issues travel up, decisions come back, networks say whether it worked."""
