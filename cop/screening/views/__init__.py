"""Pages of the screen."""
