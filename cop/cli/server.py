"""The web server: gunicorn with processes of many threads, set up here and nowhere else."""

import ctypes
import gc
from typing import Any, cast

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.config import Config as GunicornConfig
from sqlalchemy import inspect

from cop import create_app
from cop.config import Config, ConfigError
from cop.extensions import db
from cop.screening import make_ready
from cop.site.queries import site_version

M_ARENA_MAX = -8  # of glibc’s malloc.h


class Server(BaseApplication):
    """Serves one application until it is told to stop."""

    def __init__(self, app: Flask, host: str, port: int, threads: int, processes: int = 1) -> None:
        self._app = app
        self._host = f"[{host}]" if ":" in host else host
        self._port = port
        self._threads = threads
        self._processes = processes
        use_one_pool()
        super().__init__()  # type: ignore[no-untyped-call]

    def load_config(self) -> None:
        """Settle everything, so that no file or variable of the machine has a say."""
        settings: dict[str, Any] = {
            "bind": f"{self._host}:{self._port}",
            "worker_class": "gthread",
            "workers": self._processes,
            "threads": self._threads,
            "control_socket_disable": True,
            "loglevel": "warning",
            "when_ready": self._announce,
            "pre_fork": _freeze,
            "post_worker_init": _collect_seldom,
        }
        for name, value in settings.items():
            cast(GunicornConfig, self.cfg).set(name, value)  # type: ignore[no-untyped-call]

    def load(self) -> Flask:
        """Return what is served."""
        return self._app

    def _announce(self, arbiter: Any) -> None:
        # The port may have been 0, so the socket is asked and not the setting.
        port = arbiter.LISTENERS[0].sock.getsockname()[1]
        click.echo(f"\nOpen http://{self._host}:{port}/  (Ctrl+C stops it)")


def use_one_pool() -> None:
    """Let all threads of this process and its children take memory from one pool.

    glibc gives each its own, and each keeps what it took at its busiest; but Python’s threads take
    turns anyway. Other C libraries have one pool and no such function."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_ARENA_MAX, 1)


def _collect_seldom(_worker: Any) -> None:
    """Look for garbage every few requests, not many times in each, and never among what stays.

    A page makes thousands of small things and drops them all; looking took a tenth of its time."""
    gc.set_threshold(20_000, 20, 50)


def _freeze(_arbiter: Any, _worker: Any) -> None:
    """Leave what was loaded alone for good, so that the processes go on sharing it."""
    gc.collect()
    gc.freeze()


def checked_app() -> Flask:
    """Return the application if its database holds a site, and say who can be tried out."""
    app = create_app()
    with app.app_context():
        if not inspect(db.engine).has_table("site") or site_version(db.session()) is None:
            raise ConfigError("This database holds no site yet. Run cop init --preset NAME first.")
        if Config.from_env().demo:
            _introduce_people()
        make_ready()
        db.session.remove()
        db.engine.dispose()  # the server forks, and no connection may be shared
    return app


def _introduce_people() -> None:
    from cop.cli.site import introduce_people  # brings Alembic and the demo's histories along

    introduce_people(db.session())
