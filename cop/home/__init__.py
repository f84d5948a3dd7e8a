"""Home: the page after sign-in, composed from the slices below."""
