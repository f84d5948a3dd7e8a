"""django-machina with the posts of a site of the product, in an environment of its own.

It is installed, filled and served only where a run asks for it, all of it in `instance/bench`."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from bench.measuring import Candidate
from bench.pages import LONGEST
from bench.serving import Served, serving
from bench.site.people import READER
from bench.sites import FOLDER, Site
from bench.visits import Visit

NAME = "django-machina 1.3.1"
PINNED = Path(__file__).with_suffix(".txt")
PROJECT = Path(__file__).parent / "machina_site"
HOME = FOLDER / "machina"
SIGNED_IN = b"/member/subscriptions/"  # on every page, for members only


@dataclass(frozen=True, slots=True)
class Machina:
    """The forum while it is served: who is signed in, and where its pages are."""

    served: Served
    cookie: str
    pages: dict[str, str]  # addresses by the names of the product's pages beside them

    def asked_for(self, page: str) -> Candidate:
        """Return it as a candidate that is asked for the page beside this one, signed in."""
        visit = Visit(self.served.port, self.cookie, "sessionid")

        def ask() -> int:
            answer = visit.get(self.pages[page])
            if answer.status != 200 or SIGNED_IN not in answer.body:
                raise RuntimeError(f"{NAME} answered {answer.status} to {self.pages[page]}.")
            return len(answer.body)

        return Candidate(NAME, ask, self.served.processes)


@contextmanager
def machina_with(site: Site) -> Iterator[Machina]:
    """Serve django-machina with what this site holds until the block ends."""
    program = _installed()
    about = _filled(program, site)
    command = [program, "-m", "gunicorn", "--bind=127.0.0.1:{port}", "--workers=1", "--threads=4"]
    command += ["--keep-alive=60", "--log-level=warning", "django.core.wsgi:get_wsgi_application()"]
    with serving(command, _environment(), "/") as served:
        yield Machina(served, about["cookie"], about["pages"])


def _installed() -> str:
    """Return the Python of its environment, made where it isn't there or has other versions."""
    folder, program = HOME / "venv", str((HOME / "venv/bin/python").absolute())
    noted = folder / PINNED.name
    if not noted.exists() or noted.read_text() != PINNED.read_text():
        print(f"Installing {NAME}: this happens once.", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        _run(sys.executable, "-m", "venv", str(folder))
        _run(program, "-m", "pip", "install", "--quiet", "--no-deps", "-r", str(PINNED))
        noted.write_text(PINNED.read_text())
    return program


def _filled(program: str, site: Site) -> dict[str, dict[str, str]]:
    """Return what to ask for at its site, built where it isn't there."""
    noted = HOME / "site.json"
    if not noted.exists():
        print(f"Copying {site.name} to {NAME}: this happens once.", flush=True)
        for old in HOME.glob("site.sqlite*"):
            old.unlink()
        source = str(make_url(site.url).database)
        noted.write_text(_run(program, str(PROJECT / "seed.py"), source, str(READER), str(LONGEST)))
    return dict(json.loads(noted.read_text()))


def _run(*command: str) -> str:
    done = subprocess.run(  # noqa: S603 our own command
        command, env=os.environ | _environment(), stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def _environment() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "settings",
        "MACHINA_FOLDER": str(HOME.resolve()),
        "PYTHONPATH": str(PROJECT),
    }
