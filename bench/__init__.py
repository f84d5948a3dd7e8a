"""What pages cost, on a site of any size: for maintainers, not part of what is installed."""
