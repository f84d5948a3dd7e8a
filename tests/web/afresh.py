"""What a process answers that has kept nothing: run by itself, told what to ask by its input."""

import functools
import gc
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FunctionType

import time_machine
from flask import Flask

from cop import create_app
from cop.config import ROOT, Config, Mode
from cop.extensions import db
from cop.site import queries
from tests.cast import NOW

TOKENS = re.compile(r'"[\w.-]{80,}"|"[0-9a-f]{32}"')  # of sessions, and keys of forms
Visit = tuple[str, str]  # a session's token and an address


def app_on(url: str, folder: Path, secret: str) -> Flask:
    return create_app(Config(Mode.TEST, secret, url, folder))


def answer(app: Flask, token: str, address: str) -> str:
    """The status and the page that whoever holds this token gets, without what is random in it."""
    with app.test_client() as client:
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        got = client.get(address)
        page = got.get_data().decode("latin-1")
        return f"{got.status_code} {got.location} {TOKENS.sub('', page)}"


def answers_afresh(url: str, folder: Path, secret: str, visits: list[Visit]) -> list[str]:
    """The answers of a process of its own, which forgets everything before each."""
    told = json.dumps({"url": url, "folder": str(folder), "secret": secret, "visits": visits})
    ran = subprocess.run(
        [sys.executable, "-c", "from tests.web import afresh; afresh.main()"],
        cwd=ROOT,
        input=told,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(ran.stdout)
    return found


def ways_to_forget() -> list[Callable[[], None]]:
    """How to empty whatever this process keeps between requests."""
    caches = [it for it in gc.get_objects() if isinstance(it, functools._lru_cache_wrapper)]
    functions = [it for it in gc.get_objects() if isinstance(it, FunctionType)]
    prepared = [it for it in functions if "built" in it.__code__.co_freevars]
    assert len(caches) > 15
    assert len(prepared) > 30
    statements = [it.__closure__[it.__code__.co_freevars.index("built")] for it in prepared]
    return [
        lambda: setattr(queries, "_kept", None),
        *(cache.cache_clear for cache in caches),
        *(cell.cell_contents.clear for cell in statements),
    ]


def main() -> None:
    told = json.load(sys.stdin)
    found = []
    with time_machine.travel(NOW, tick=False):
        app = app_on(told["url"], Path(told["folder"]), told["secret"])
        forget = ways_to_forget()
        for token, address in told["visits"]:
            for way in forget:
                way()
            found.append(answer(app, token, address))
        with app.app_context():
            db.engine.dispose()
    json.dump(found, sys.stdout)
