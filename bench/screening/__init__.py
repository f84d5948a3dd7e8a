"""How well the screen finds what it should, on posts that are all made up."""
