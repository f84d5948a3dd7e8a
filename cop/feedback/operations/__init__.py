"""What is done to issues, in the order of the loop."""
