"""Pages of the loop: raising within a forum, deciding within a forum, and the issues themselves."""
