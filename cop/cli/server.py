"""The web server: gunicorn with processes of many threads, set up here and nowhere else."""

import gc
from typing import Any, cast

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.config import Config as GunicornConfig


class Server(BaseApplication):
    """Serves one application until it is told to stop."""

    def __init__(self, app: Flask, host: str, port: int, threads: int, processes: int = 1) -> None:
        self._app = app
        self._host = f"[{host}]" if ":" in host else host
        self._port = port
        self._threads = threads
        self._processes = processes
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


def _collect_seldom(_worker: Any) -> None:
    """Look for garbage every few requests, not many times in each, and never among what stays.

    A page makes thousands of small things and drops them all; looking took a tenth of its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
