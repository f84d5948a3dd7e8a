"""Remember what the screen found, and hold what somebody is to look at."""
