"""What may speak of somebody who has died lies behind a warning until its reader opens it."""

import re

from flask import Flask, request
from markupsafe import Markup

ID = re.compile(r' id="([^"]+)"')
NAMED = re.compile(r' (?:for|form|list|aria-[a-z]+)="([^"]+)"| hx-[a-z]+="#([^"]+)"')
CHOSEN = "read"  # in the address of who has opened it already


def register_veil(app: Flask) -> None:
    """Give templates the filter, and whether this reader has chosen to read on."""
    app.jinja_env.filters["without_targets"] = without_targets
    app.jinja_env.globals["reads_on"] = reads_on


def reads_on() -> bool:
    """Say whether the address is one that somebody who reads on was led to."""
    return request.args.get(CHOSEN) == "on"


def without_targets(html: str) -> Markup:
    """Return the piece of a page without what an address could lead to.

    A browser opens by itself what hides the place that an address names. What other parts of the
    piece refer to keeps its name, so that labels stay with their fields."""
    named = {name for found in NAMED.findall(html) for part in found for name in part.split()}
    kept = ID.sub(lambda found: found[0] if found[1] in named else "", html)
    return Markup(kept)  # noqa: S704 - the page's own, with less in it
