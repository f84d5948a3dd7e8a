"""The journey's stages by name, for tests that go through all of them."""

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import answering, checking, deciding, ending, handling, raising
from cop.feedback.states import Verdict
from tests.cast import Cast
from tests.feedback.journeys import draft, hours, in_days, raised

Act = Callable[[Session, Issue, Cast], object]


def _acknowledge(session: Session, issue: Issue, cast: Cast) -> None:
    handling.acknowledge(
        session,
        issue,
        by=cast.priya,
        handler_id=cast.priya.id,
        next_on=in_days(14),
        now=hours(5),
    )


def _refer(session: Session, issue: Issue, cast: Cast) -> None:
    handling.refer(
        session,
        issue,
        by=cast.caitlin,
        criteria=["law"],
        options=["One", "Two"],
        advice="Two.",
        now=hours(6),
    )


def _to_leaders(session: Session, issue: Issue, cast: Cast) -> None:
    raising.submit(session, issue, by=cast.priya, now=hours(7))
    handling.acknowledge(
        session,
        issue,
        by=cast.wanda,
        handler_id=cast.wanda.id,
        next_on=in_days(21),
        now=hours(8),
    )


def _decide(session: Session, issue: Issue, cast: Cast) -> None:
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))


def _verdict(session: Session, issue: Issue, cast: Cast, verdict: Verdict, at: float) -> None:
    forum = cast.forums.far_north
    checking.file_verdict(
        session, issue, forum, by=cast.ray, verdict=verdict, note="As seen.", now=hours(at)
    )


# What is done to come from the stage before to this one.
AFTER_ENDORSED: dict[str, Act] = {
    "submitted": lambda s, i, c: raising.submit(s, i, by=c.ray, now=hours(4)),
    "acknowledged": _acknowledge,
    "referred": _refer,
    "with_leaders": _to_leaders,
    "decided": _decide,
    "cascaded": lambda s, i, c: answering.cascade(
        s, i, by=c.priya, answer="In two stages.", now=hours(11)
    ),
    "local_check": lambda s, i, c: _verdict(s, i, c, Verdict.NO, 12),
    "closed": lambda s, i, c: _verdict(s, i, c, Verdict.FIXED, 13),
    "reopened": lambda s, i, c: ending.reopen(
        s, i, by=c.ray, evidence="Still there.", now=hours(14)
    ),
}
STAGES = ("raised", "endorsed", *AFTER_ENDORSED)


def journey(session: Session, cast: Cast) -> Iterator[tuple[str, Issue]]:
    """Take one issue through every stage, and stop at each."""
    issue = raised(session, cast)
    yield "raised", issue
    for by in (cast.leanne, cast.joel):
        raising.endorse(session, issue, by=by, now=hours(2))
    yield "endorsed", issue
    for stage, act in AFTER_ENDORSED.items():
        act(session, issue, cast)
        yield stage, issue
