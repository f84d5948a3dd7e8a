"""Settings are changed by section; every process learns of it by the version."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import IO

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.errors import Stale
from cop.site.models import Site
from cop.site.operations import change_settings
from cop.site.queries import site_at, site_version
from tests.counting import counting

# A process of its own that answers, for each line it is sent, what a page there would go by.
ELSEWHERE = """
import json, sys
from sqlalchemy.orm import Session
from cop.site.queries import site_at, site_version
from tests.databases import open_engine

engine = open_engine(sys.argv[1])
for _ in sys.stdin:
    with Session(engine) as session:
        facts = site_at(session, site_version(session))
        print(json.dumps(facts.settings["screening"].get("off")), flush=True)
"""


def test_a_section_is_replaced_and_the_others_stay(session: Session) -> None:
    before = session.scalars(select(Site)).one()
    version, strapline = before.version, before.settings["strapline"]
    change_settings(session, lambda _: {"hotline_note": "Ring."})
    session.expire_all()
    after = session.scalars(select(Site)).one()
    assert after.version == version + 1
    assert (after.settings["hotline_note"], after.settings["strapline"]) == ("Ring.", strapline)


def test_a_change_of_what_is_no_longer_so_is_refused(session: Session) -> None:
    seen = site_version(session)
    change_settings(session, lambda _: {"hotline_note": "Ring."}, seen=seen)
    with pytest.raises(Stale, match="meanwhile"):
        change_settings(session, lambda _: {"hotline_note": "Don’t."}, seen=seen)
    assert session.scalars(select(Site)).one().settings["hotline_note"] == "Ring."


def test_the_settings_are_read_again_once_after_a_change(
    session: Session, database: Engine
) -> None:
    site_at(session, site_version(session))
    change_settings(session, lambda _: {"hotline_note": "Ring."})
    session.expire_all()
    with counting(database) as counted:
        for _ in range(3):
            facts = site_at(session, site_version(session))
    assert facts is not None
    assert facts.settings["hotline_note"] == "Ring."
    assert counted.number == 3 + 1  # the version each time, the settings once


@pytest.fixture
def other_process(own_database: Engine) -> Iterator[subprocess.Popen[str]]:
    url = own_database.url.render_as_string(hide_password=False)
    process = subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.communicate("", 20)


def ask(process: subprocess.Popen[str]) -> object:
    to: IO[str] | None = process.stdin
    back: IO[str] | None = process.stdout
    assert to is not None
    assert back is not None
    to.write("?\n")
    to.flush()
    return json.loads(back.readline())


def test_a_change_reaches_a_process_that_had_read_the_settings_before(
    own_database: Engine, other_process: subprocess.Popen[str]
) -> None:
    assert ask(other_process) is None
    for off in (["phone"], []):
        with Session(own_database) as session:
            change_settings(session, lambda _, off=off: {"screening": {"off": off}})
            session.commit()
        assert ask(other_process) == off
