"""CoP: a forum platform for tiered communities of practice that closes the loop."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from cop.config import Config


def create_app(config: "Config | None" = None) -> "Flask":
    """Wire the application together."""
    # Here, and not above: the worker and most commands make no application.
    from cop.factory import make_app

    return make_app(config)
