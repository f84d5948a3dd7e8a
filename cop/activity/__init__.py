"""What happened, and what is still to be done about it."""
