"""The three tiers: each a thin blueprint that lists the features it mounts."""
