"""Addresses of static files that change with their content, so browsers may keep them for good."""

import hashlib
from pathlib import Path

from flask import Flask, Response, request

A_YEAR = 365 * 24 * 60 * 60


def register_assets(app: Flask) -> None:
    """Give templates `asset(name)`, and let files asked for by it be kept."""
    folder = Path(app.static_folder or "")
    app.jinja_env.globals["asset"] = {
        name: f"/static/{name}?v={_print_of(path)}" for name, path in _files(folder)
    }.__getitem__
    app.after_request(_keep)


def _files(folder: Path) -> list[tuple[str, Path]]:
    return [(str(p.relative_to(folder)), p) for p in sorted(folder.rglob("*")) if p.is_file()]


def _print_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args:
        response.cache_control.public = True
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
    return response
