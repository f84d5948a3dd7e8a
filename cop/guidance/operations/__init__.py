"""What is done to a directive: each checks who may, what the table allows, and records it."""
