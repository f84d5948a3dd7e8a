"""How harm to somebody in particular is read: words become classes, classes make patterns, guards decide."""
