"""Demo content: a jurisdiction's people, discussions and issues, as data to be replayed."""
