"""Closing and publishing: by hand or by the clock, and never without saying what was done."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.jobs import run_due_jobs
from cop.activity.models import Event
from cop.consultations.jobs import HANDLERS
from cop.consultations.models import Consultation
from cop.consultations.operations import (
    OutcomeLine,
    OutcomeText,
    close_consultation,
    publish_consultation,
)
from cop.consultations.queries import latest_did, outcome_of
from cop.consultations.states import ItemKind, ItemStatus, State
from cop.errors import Forbidden, Invalid, Unlawful
from tests.cast import Cast

DID = OutcomeLine(ItemKind.DID, "Answer us.", "Issues show who has them.", status=ItemStatus.DONE)
LATER = OutcomeLine(ItemKind.DID, "Pay us.", "It starts in May.", status=ItemStatus.UNDER_WAY)
DID_NOT = OutcomeLine(ItemKind.DID_NOT, "Drop a tier.", "Somebody has to merge.")
OUTCOME = OutcomeText("What do you think?", "Keep it.", (LATER, DID, DID_NOT))


def others(session: Session, job: object, now: datetime) -> None:
    """A job of another slice, which waits in the same queue."""


def test_clock_closes_it_once(session: Session, asked: Consultation, now: datetime) -> None:
    handlers = {"notify": others, **HANDLERS}
    run_due_jobs(session, handlers, asked.closes_at - timedelta(minutes=1))
    assert asked.state == State.OPEN
    run_due_jobs(session, handlers, asked.closes_at)
    run_due_jobs(session, handlers, asked.closes_at)
    assert asked.state == State.CLOSED
    events = session.scalars(select(Event).where(Event.kind == "consultation.closed")).all()
    assert [event.by_id for event in events] == [None]


def test_clock_leaves_alone_what_was_closed_by_hand(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    later = asked.closes_at
    close_consultation(session, asked, by=cast.caitlin, now=now)
    run_due_jobs(session, {"notify": others, **HANDLERS}, later)
    assert (asked.state, asked.closes_at) == (State.CLOSED, now)


def test_publishing_says_what_was_asked_said_and_done(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    close_consultation(session, asked, by=cast.caitlin, now=now)
    publish_consultation(
        session, asked, by=cast.wanda, outcome=OUTCOME, headline="Keep it.", now=now
    )
    came = outcome_of(session, asked.id) or pytest.fail("nothing came of it")
    assert (came.outcome.we_asked, came.decided_by) == ("What do you think?", None)
    assert [item.kind for item, _ in came.items] == ["did", "did", "did_not"]
    assert (asked.state, asked.published_at, asked.headline) == ("published", now, "Keep it.")


def test_home_is_given_what_is_done_first(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    assert latest_did(session, cast.maddie) is None
    close_consultation(session, asked, by=cast.caitlin, now=now)
    publish_consultation(session, asked, by=cast.caitlin, outcome=OUTCOME, now=now)
    did = latest_did(session, cast.maddie)
    assert did == ("Answer us.", "Issues show who has them.", asked.title, asked.key)
    assert latest_did(session, cast.colin) is None


def test_results_wait_for_closing_and_for_what_was_done(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    with pytest.raises(Unlawful, match="is open"):
        publish_consultation(session, asked, by=cast.caitlin, outcome=OUTCOME, now=now)
    close_consultation(session, asked, by=cast.caitlin, now=now)
    with pytest.raises(Invalid, match="what was done"):
        publish_consultation(
            session, asked, by=cast.caitlin, outcome=OutcomeText("a", "b", ()), now=now
        )


@pytest.mark.parametrize("name", ["lien", "shona", "colin"])
def test_neither_analysts_nor_members_nor_administrators_close_it(
    session: Session, cast: Cast, asked: Consultation, now: datetime, name: str
) -> None:
    with pytest.raises(Forbidden):
        close_consultation(session, asked, by=getattr(cast, name), now=now)
