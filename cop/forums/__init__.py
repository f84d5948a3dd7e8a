"""Forums, who belongs to them, and the one table of what each role may do."""
