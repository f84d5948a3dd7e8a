"""Pages on which what was found in words is looked at."""
