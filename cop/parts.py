"""Small parts of pages, rendered once for the same words and kept, as most pages print the same."""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2.runtime import Context

# Macros that print what they are given and nothing else, so what is kept can show nobody anything
# that they were not about to be shown.
PARTS = {
    "_macros/icons.html": ("icon",),
    "_macros/ring.html": ("ring", "mark", "heroart"),
    "_macros/parts.html": ("avatar", "badge", "tier"),
    "_macros/around.html": ("foot", "places", "quick"),
    "_macros/fields.html": ("blank_field",),
    "_macros/post.html": ("post",),
    "_macros/thread_row.html": ("thread_row",),
    "_macros/tier_row.html": ("tier_row",),
    "feedback/triage/_choices.html": ("pills", "choice"),
    "feedback/triage/_line.html": ("queue_line",),
}
MOST = 800  # of each
# Large ones, of which fewer are kept.
PICTURES = {
    "feedback/_circle.html": ("circle",),
    "feedback/_lanes.html": ("lanes",),
    "feedback/_timeline.html": ("timeline",),
}
MOST_PICTURES = 200
Kept = type(lru_cache(lambda: None))


class Here(Context):
    """Where a template stands while it is rendered."""

    def call(self, what: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """Call what a template calls; of a part that is kept, Jinja need not ask what it wants."""
        if type(what) is not Kept:
            return super().call(what, *given, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return what(*given, **named)


class Pages(Environment):
    """Flask's environment, whose templates share one dictionary of globals.

    Jinja gives each a chain of two, and walks through all of it at each import of a macro."""

    context_class = Here

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template finds without being given it."""
        return {**self.globals, **d} if d else self.globals


def register_parts(app: Flask) -> None:
    """Let templates that import these macros get ones that remember.

    By type as well as by value: markup is not the text that looks like it."""
    for parts, most in ((PARTS, MOST), (PICTURES, MOST_PICTURES)):
        for name, macros in parts.items():
            module = app.jinja_env.get_template(name).module
            for macro in macros:
                setattr(module, macro, lru_cache(most, typed=True)(getattr(module, macro)))
