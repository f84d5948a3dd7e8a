"""Small parts of pages, rendered once for the same words and kept, as most pages print the same."""

from functools import lru_cache

from flask import Flask

# Macros that print what they are given and nothing else, so what is kept can show nobody anything
# that they were not about to be shown.
PARTS = {
    "_macros/icons.html": ("icon",),
    "_macros/ring.html": ("ring", "mark", "heroart"),
    "_macros/parts.html": ("avatar", "badge", "tier"),
    "_macros/around.html": ("foot", "places", "quick"),
}
MOST = 2_000  # of each


def register_parts(app: Flask) -> None:
    """Let templates that import these macros get ones that remember.

    By type as well as by value: markup is not the text that looks like it."""
    for name, macros in PARTS.items():
        module = app.jinja_env.get_template(name).module
        for macro in macros:
            setattr(module, macro, lru_cache(MOST, typed=True)(getattr(module, macro)))
