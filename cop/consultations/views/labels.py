"""What this site calls its tiers and regions."""

from cop.visitors import site


def tier_labels() -> dict[str, str]:
    """Return the site's words for its tiers, by level."""
    facts = site()
    tiers = facts.settings.get("tiers", []) if facts else []
    return {tier["level"]: tier["plural"] for tier in tiers}


def region_labels() -> dict[str, str]:
    """Return the names of the site's regions, by key."""
    facts = site()
    regions = facts.settings.get("regions", []) if facts else []
    return {region["key"]: region["name"] for region in regions}
