"""`cop worker`: does what pages leave to be done, in the foreground."""

import logging
import signal
import threading

import click
from sqlalchemy import create_engine

from cop import clock
from cop.config import Config
from cop.database import engine_options, install, sqlalchemy_url
from cop.worker import work, work_once


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
    config = Config.from_env()
    clock.move(config.clock_offset)
    url = config.database_url
    engine = create_engine(sqlalchemy_url(url), **engine_options(url))
    install(engine)
    if once:
        click.echo(f"Did {work_once(engine)} jobs.")
    else:
        work(engine, stop)
    engine.dispose()
