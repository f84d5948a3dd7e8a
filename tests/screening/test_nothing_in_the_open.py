"""What the screen stopped can be read nowhere afterwards: in no row, log or byte of the file."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from cop import create_app
from cop.config import Config, Mode
from cop.database import Base
from cop.extensions import db
from cop.screening import check
from cop.screening.models import HeldText, Ruling, ScreenLog
from cop.threads.models import Thread
from cop.worker import work_once
from tests.cast import NOW, Cast, Forums
from tests.conftest import SECRET
from tests.databases import POSTGRESQL, address
from tests.feedback.journeys import raised
from tests.screening.sending import AT_RISK, NUMBER, answering, start
from tests.visiting import Browser, sign_in
from tests.walks import consultation_for_walk

VALUE = "2123 45670 1"


@pytest.fixture
def site(own_database: Engine, tmp_path: Path) -> Iterator[Flask]:
    """The application as it runs: its commits are commits, and what breaks is a page."""
    own_database.dispose()
    app = create_app(Config(Mode.TEST, SECRET, address("cop_own_tests", tmp_path), tmp_path))
    app.test_client_class = Browser
    with time_machine.travel(NOW, tick=False):
        yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def places(site: Flask) -> dict[str, str]:
    """A discussion, an issue and a consultation, to write into."""
    with site.app_context():
        session = db.session()
        cast = Cast(session, Forums(session))
        issue = raised(session, cast)
        thread_id = session.scalars(select(Thread.id)).first()
        key = consultation_for_walk(session, cast)
        session.commit()
        return {
            "posts": f"/regional/far-north/threads/{thread_id}/posts",
            "brief": f"/issues/{issue.reference}/brief",
            "question": f"/consultations/{key}/questions/1",
        }


def browser_of(site: Flask, name: str) -> Browser:
    browser = site.test_client()
    assert isinstance(browser, Browser)
    sign_in(browser, name)
    return browser


def type_everything_everywhere(site: Flask, places: dict[str, str]) -> dict[str, int]:
    """Send the number by every way there is; return how each was answered."""
    maddie, ray = browser_of(site, "maddie"), browser_of(site, "ray")
    panel = start(maddie, NUMBER)
    held = start(maddie, NUMBER, **answering(panel.text, "held"))
    declined = start(maddie, NUMBER, **answering(start(maddie, NUMBER).text, "held"))
    fields = {"what_is_happening": NUMBER, "ask": "One form.", "deidentified": "y"}
    answers = {
        "stopped": panel,
        "masked": start(maddie, NUMBER, **answering(panel.text, "masked")),
        "held": held,
        "let through, not yet posted": ray.post(held.location, data={"let_through": "1"}),
        "declined": ray.post(declined.location, data={"note": "Leave the number out."}),
        "a note that says it again": ray.post(declined.location, data={"note": NUMBER}),
        "at risk": start(maddie, AT_RISK),
        "in a reply": maddie.post(places["posts"], data={"body": NUMBER}),
        # By somebody else: Maddie was let through with the number, where she starts discussions.
        "in a title": start(browser_of(site, "leanne"), "Fine.", title=f"About {VALUE}"),
        "in a brief": maddie.post(places["brief"], data=fields),
        "in an answer": maddie.post(places["question"], data={"answer": NUMBER, "go": "on"}),
        "in a preview": maddie.post(places["posts"], data={"body": NUMBER, "preview": "1"}),
        "signed out": site.test_client().post(places["posts"], data={"body": NUMBER}),
        "broken": broken(site, maddie, places["posts"]),
    }
    maddie.post("/sign-out")
    answers["session over"] = maddie.post(places["posts"], data={"body": NUMBER})
    return {name: answer.status_code for name, answer in answers.items()}


def broken(site: Flask, browser: Browser, address: str) -> object:
    """Take away a table that every reply needs, for as long as one is sent."""
    with site.app_context(), db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE event RENAME TO event_away"))
    answer = browser.post(address, data={"body": f"Fine, but {VALUE[:4]}."})
    second = browser.post(address, data={"body": NUMBER})
    with site.app_context(), db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE event_away RENAME TO event"))
    assert second.status_code == 422
    return answer


def test_what_was_stopped_can_be_read_nowhere(
    site: Flask, places: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)  # it names every statement
    try:
        answers = type_everything_everywhere(site, places)
        with site.app_context():
            work_once(db.engine)
            rows = in_rows()
            log = db.session.scalars(select(ScreenLog.outcome)).all()
            states = set(db.session.scalars(select(HeldText.state)))
    finally:
        logging.getLogger("sqlalchemy.engine").setLevel(logging.NOTSET)
    assert answers == {
        "stopped": 422,
        "masked": 303,
        "held": 303,
        "let through, not yet posted": 303,
        "declined": 303,
        "a note that says it again": 409,
        "at risk": 422,
        "in a reply": 422,
        "in a title": 422,
        "in a brief": 422,
        "in an answer": 422,
        "in a preview": 200,
        "signed out": 401,
        "broken": 500,
        "session over": 303,
    }
    assert states == {Ruling.LET_THROUGH, Ruling.DECLINED}
    assert {"stopped", "masked", "held"} <= set(log)
    assert rows == []
    assert "INSERT INTO" in caplog.text, "the log was listened to"
    for sought in values():
        assert sought not in caplog.text
    assert in_the_files(tmp_path) == []
    # Once posted, which Maddie may, it is found in both: they were looked at.
    assert start(browser_of(site, "maddie"), NUMBER).status_code == 303
    with site.app_context():
        assert "post" in in_rows()
    assert POSTGRESQL or in_the_files(tmp_path)


def values() -> list[str]:
    """What the screen finds in what was typed."""
    typed = (NUMBER, AT_RISK)
    return [each[f.start : f.end] for each in typed for f in check(each)]


def in_rows() -> list[str]:
    """The tables in which something of it can be read."""
    session: Session = db.session()
    return [
        table.name
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table))
        if any(sought in repr(part) for part in row for sought in values())
    ]


def in_the_files(folder: Path) -> list[str]:
    """The files of the site, its log of writing among them, in which something of it stands."""
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(sought.encode() in file.read_bytes() for sought in values())
    ]
