"""Put a number where it should not be: as if it had come before the screen did."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.database import Base
from cop.feedback.models import Issue
from cop.feedback.operations import answering, deciding
from cop.redaction.finding import Finder
from cop.redaction.links import address_of
from cop.redaction.models import ReviewItem
from cop.redaction.operations.masking import mask_found
from cop.redaction.operations.scanning import begin_scan, scan_batch
from cop.screening.gate import carrying
from cop.threads.models import Thread
from cop.threads.operations import reply, start_thread
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.feedback.journeys import draft, hours, with_leaders
from tests.screening.sending import AT_RISK, MOBILE

NUMBER = "2123 45670 1"
PLACEHOLDER = "[Medicare number]"
REVIEW = "/regional/far-north/review/"


@contextmanager
def before_the_screen() -> Iterator[None]:
    """Let the number pass, and what somebody saw."""
    with carrying(NUMBER, AT_RISK, MOBILE):
        yield


def discussed(session: Session, cast: Cast) -> Thread:
    """Maddie writes the number, Leanne quotes it, and it stands in the title as well."""
    forum = cast.forums.far_north
    with before_the_screen():
        thread = start_thread(
            session,
            forum,
            by=cast.maddie,
            title=f"Booking with {NUMBER}",
            body=f"Her number is {NUMBER}, if you need it.",
            tags=[f"no {NUMBER}"],
            now=NOW,
        )
        reply(session, forum, thread, by=cast.leanne, body=f"> {NUMBER}\n\nThanks.", now=hours(1))
    return thread


def decided_on(session: Session, cast: Cast) -> Issue:
    """The number stands in the brief, the decision and the answers, which lie in discussions."""
    with before_the_screen():
        issue = with_leaders(session, cast)
        issue.title = f"Ask for {NUMBER}"
        said = draft(
            cast, answer=f"Use {NUMBER}.", rationale=f"As {NUMBER} says.", conditions=[NUMBER]
        )
        deciding.propose(session, issue, said, by=cast.helen, now=hours(9))
        proposal = deciding.latest_proposal(session, issue)
        assert proposal is not None
        deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
        answering.cascade(session, issue, by=cast.priya, answer=f"Use {NUMBER}.", now=hours(11))
    return issue


def scan(session: Session, now: datetime = NOW, size: int = 500) -> dict[tuple[str, str], int]:
    """Look through everything, and return how much was newly found of what where."""
    begin_scan(session)
    finder = Finder(session, SECRET)
    found: dict[tuple[str, str], int] = {}
    while (more := scan_batch(session, finder, now=now, size=size)) is not None:
        for place, count in more.items():
            found[place] = found.get(place, 0) + count
    return found


def item_of(session: Session, table: str, column: str) -> ReviewItem:
    """The first item about this column."""
    found = select(ReviewItem).where(
        ReviewItem.table_name == table, ReviewItem.column_name == column
    )
    return session.scalars(found.order_by(ReviewItem.id)).first()  # type: ignore[return-value]


def mask(session: Session, item: ReviewItem, cast: Cast, by: str = "ray") -> int:
    person = getattr(cast, by)
    return mask_found(session, item, by=person, secret=SECRET, address=address_of, now=hours(20))


def everywhere(session: Session) -> list[str]:
    """The tables in which the number can be read, in any column."""
    found = []
    for table in Base.metadata.sorted_tables:
        rows = session.execute(select(table)).all()
        if any(NUMBER in repr(part) for row in rows for part in row):
            found.append(table.name)
    return found
