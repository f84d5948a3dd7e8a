"""After a redaction no byte of SQLite's file, and no row that PostgreSQL shows, holds the value."""

from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.activity.models import Job
from cop.redaction.jobs import overwrite
from cop.redaction.models import ReviewItem, Standing
from cop.screening import check
from cop.screening.gate import carrying
from cop.threads.operations import reply
from tests.cast import NOW, Cast, Forums
from tests.databases import POSTGRESQL
from tests.feedback.journeys import hours
from tests.redaction.planting import (
    NUMBER,
    before_the_screen,
    decided_on,
    discussed,
    everywhere,
    item_of,
    mask,
    scan,
)
from tests.screening.sending import AT_RISK

LONG = "Words that fill more than a page of the file. " * 200


def test_no_byte_is_left_of_it(own_database: Engine, tmp_path: Path) -> None:
    with Session(own_database) as session:
        write_much(session)
        assert in_the_files(tmp_path) or POSTGRESQL
        cast = Cast(session, Forums(session))
        scan(session)
        session.commit()
        mask(session, item_of(session, "post", "body"), cast)
        mask(session, item_of(session, "proposal_text", "answer"), cast, by="helen")
        mask(session, seen_item(session), cast)
        session.commit()
        assert everywhere(session) == []
        session.commit()
        for job in session.scalars(select(Job).where(Job.kind == "overwrite")).all():
            session.commit()
            overwrite(session, job, NOW)
        session.commit()
    assert in_the_files(tmp_path) == []


def write_much(session: Session) -> None:
    """The number among long and many texts, so that pages fill, split and overflow."""
    cast = Cast(session, Forums(session))
    forum = cast.forums.far_north
    thread = discussed(session, cast)
    decided_on(session, cast)
    for n in range(60):
        with before_the_screen():
            said = f"{LONG[: n * 150]} {NUMBER} {LONG[: n * 90]}" if n % 3 == 0 else LONG[: n * 40]
            reply(session, forum, thread, by=cast.leanne, body=f"{n}. {said}", now=hours(3))
    # What gets shorter gives pages back, with what stood on them.
    for n in range(14):
        said = "\n\n".join([LONG[: n * 300].strip(), *[AT_RISK] * 20])
        with before_the_screen(), carrying(said.strip()):
            reply(session, forum, thread, by=cast.leanne, body=said, now=hours(4))
    session.commit()


def seen_item(session: Session) -> ReviewItem:
    """The item about what somebody saw."""
    items = select(ReviewItem).where(ReviewItem.state == Standing.WAITING)
    return next(item for item in session.scalars(items) if "at_risk_phrase" in item.types)


def seen() -> list[bytes]:
    """What the screen finds in what somebody saw."""
    return [AT_RISK[found.start : found.end].encode() for found in check(AT_RISK)]


def in_the_files(folder: Path) -> list[str]:
    """The files of the database in which the number stands, or what search keeps of it."""
    found = []
    for file in folder.glob("cop_own_tests.sqlite*"):
        held = file.read_bytes()
        if any(sought in held for sought in (NUMBER.encode(), *seen())):
            found.append(file.name)
    return found
