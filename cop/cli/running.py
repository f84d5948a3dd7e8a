"""`cop serve`: the site, in the foreground."""

import ipaddress
import sys

import click

from cop.cli.together import run_together
from cop.config import Config, ConfigError


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
    # Here, and not above: who only watches over the other two needs no application.
    from cop.cli.server import Server, checked_app

    Server(checked_app(), host, port, threads, processes).run()  # type: ignore[no-untyped-call]


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
