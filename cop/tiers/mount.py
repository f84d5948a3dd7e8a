"""Mount features under a tier: the forum of an address is found before any feature sees it."""

from flask import Blueprint, g, request

from cop.extensions import db
from cop.forums.queries import get_forum
from cop.forums.tiers import Tier
from cop.tiers.pages import tier_home
from cop.visitors import me, signed_in_only, visitor


def tier_blueprint(tier: Tier, features: tuple[Blueprint, ...]) -> Blueprint:
    """Return the blueprint of a tier: its own pages and, for each of its forums, these features."""
    tier_pages = Blueprint(tier.value, __name__, url_prefix=f"/{tier.value}")
    tier_pages.before_request(signed_in_only)
    tier_pages.before_request(lambda: _find_forum(tier))
    tier_pages.add_url_rule("/", view_func=lambda: tier_home(tier.value), endpoint="tier_home")
    tier_pages.url_value_preprocessor(lambda _endpoint, values: _take_slug(values))
    for feature in features:
        prefix = f"/<slug>{feature.url_prefix or ''}"
        tier_pages.register_blueprint(feature, url_prefix=prefix)
    return tier_pages


def _take_slug(values: dict[str, object] | None) -> None:
    """Keep the forum's part of the address, so that views need not take it as an argument."""
    g.slug = values.pop("slug", None) if values else None


def _find_forum(tier: Tier) -> None:
    if g.get("slug") is not None and visitor() and request.endpoint:
        g.forum = get_forum(db.session(), tier, g.slug, me())
