"""The site's own settings and labels, loaded from a preset."""
