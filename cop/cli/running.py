"""`cop serve` and `cop worker`: the two processes of a site, in the foreground."""

import ipaddress
import logging
import signal
import sys
import threading

import click
from flask import Flask
from sqlalchemy import inspect

from cop import create_app
from cop.cli.server import Server
from cop.cli.site import introduce_people
from cop.cli.together import run_together
from cop.config import Config, ConfigError
from cop.extensions import db
from cop.site.queries import site_version
from cop.worker import work, work_once


@click.command()
@click.option("--worker", "with_worker", is_flag=True, help="Run the worker beside it.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", help="The port, or $PORT.")
@click.option("--threads", default=16, show_default=True, help="Requests at once in a process.")
@click.option("--processes", default=1, show_default=True, help="Processes, one for each core.")
def serve(with_worker: bool, host: str, port: int, threads: int, processes: int) -> None:
    """Serve the site: processes of many threads, behind a proxy in production.

    Example: cop serve --worker --port 8000
    """
    _refuse_strangers(Config.from_env(), host)
    if with_worker:
        here = [sys.executable, "-m", "cop.cli"]
        web = ["serve", "--host", host, "--port", str(port), "--threads", str(threads)]
        web += ["--processes", str(processes)]
        sys.exit(run_together([[*here, *web], [*here, "worker"]]))
    Server(_checked_app(), host, port, threads, processes).run()  # type: ignore[no-untyped-call]


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
def worker(once: bool) -> None:
    """Do what pages leave to be done: notices, reminders, closing what has had its time.

    Any number may run at once; stop one with Ctrl+C or SIGTERM and it finishes the job in hand.

    Example: cop worker
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: stop.set())
    with create_app().app_context():
        if once:
            click.echo(f"Did {work_once(db.engine)} jobs.")
        else:
            work(db.engine, stop)


def _refuse_strangers(config: Config, host: str) -> None:
    """Keep a demo, where anybody may be anybody, on this machine."""
    if config.demo and not _is_loopback(host):
        raise ConfigError(
            f"COP_MODE=demo lets anybody in without a password, so it can’t listen on {host}. "
            "Use 127.0.0.1, or COP_MODE=production."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _checked_app() -> Flask:
    """Return the application if its database holds a site, and say who can be tried out."""
    app = create_app()
    with app.app_context():
        if not inspect(db.engine).has_table("site") or site_version(db.session()) is None:
            raise ConfigError("This database holds no site yet. Run cop init --preset NAME first.")
        if Config.from_env().demo:
            introduce_people(db.session())
        db.session.remove()
        db.engine.dispose()  # the server forks, and no connection may be shared
    return app
