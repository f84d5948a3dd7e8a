"""Shortcuts to a point in the loop, each taken through the real operations."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Issue, IssueThread
from cop.feedback.operations import answering, checking, deciding, handling, raising
from cop.feedback.operations.briefs import BriefText
from cop.feedback.operations.deciding import Draft
from cop.feedback.states import Outcome, Verdict
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.threads.models import Thread
from cop.threads.operations import start_thread
from tests.cast import NOW, TODAY, Cast

FULL_BRIEF = BriefText(
    what_is_happening="Families tell their story four times before anybody helps.",
    ask="One short form that every service accepts.",
    ask_kind="decision",
    evidence="26 referrals in eight weeks; told four times on average.",
    impact="Most families referred, Aboriginal families most of all.",
    severity=4,
    tried_locally="Two services accept each other’s first page.",
    aboriginal_impact="Each telling to a stranger carries the question of where it goes next.",
    acco_consulted=True,
    acco_who="An Aboriginal corporation of the region",
    lived_experience="“You don’t get it again. You get less of it.”",
    deidentified=True,
)


def source_of(session: Session, issue: Issue) -> int:
    """The discussion that the issue was raised from."""
    return session.scalars(
        select(IssueThread.thread_id).where(IssueThread.issue_id == issue.id).order_by("id")
    ).all()[0]


def hours(count: float) -> datetime:
    """That many hours after the moment at which tests begin."""
    return NOW + timedelta(hours=count)


def in_days(count: int) -> date:
    return TODAY + timedelta(days=count)


def start(session: Session, cast: Cast, title: str = "The same story four times") -> Thread:
    return start_thread(
        session,
        cast.forums.far_north,
        by=cast.maddie,
        title=title,
        body="Fourth form in eleven days.",
        now=NOW,
    )


def raised(session: Session, cast: Cast, brief: BriefText = FULL_BRIEF) -> Issue:
    thread = start(session, cast)
    return raising.raise_issue(
        session, cast.forums.far_north, thread, by=cast.maddie, brief=brief, now=hours(1)
    )


def endorsed(session: Session, cast: Cast) -> Issue:
    issue = raised(session, cast)
    raising.endorse(session, issue, by=cast.leanne, note="Same for us.", now=hours(2))
    raising.endorse(session, issue, by=cast.joel, note="Health, too.", now=hours(3))
    return issue


def submitted(session: Session, cast: Cast) -> Issue:
    issue = endorsed(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    return issue


def acknowledged(session: Session, cast: Cast) -> Issue:
    issue = submitted(session, cast)
    handling.acknowledge(
        session,
        issue,
        by=cast.priya,
        handler_id=cast.priya.id,
        next_on=in_days(14),
        now=hours(5),
    )
    return issue


def referred(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    handling.refer(
        session,
        issue,
        by=cast.caitlin,
        criteria=["cross_agency"],
        options=["A shared form", "A shared form and a summary the family holds"],
        advice="The second, in stages.",
        now=hours(6),
    )
    return issue


def with_leaders(session: Session, cast: Cast) -> Issue:
    issue = referred(session, cast)
    raising.submit(session, issue, by=cast.priya, now=hours(7))
    handling.acknowledge(
        session,
        issue,
        by=cast.wanda,
        handler_id=cast.wanda.id,
        next_on=in_days(21),
        now=hours(8),
    )
    return issue


def draft(cast: Cast, outcome: Outcome = Outcome.PART, **more: object) -> Draft:
    values: dict[str, object] = {
        "outcome": outcome,
        "answer": "One short form, and a summary the family holds, in two stages.",
        "rationale": "Telling it again harms people and gives us worse information.",
        "not_agreed": "One database of families who asked for help.",
        "owner_id": cast.caitlin.id,
        "due_on": in_days(60),
    }
    return Draft(**(values | more))  # type: ignore[arg-type]


def decided(session: Session, cast: Cast, outcome: Outcome = Outcome.PART, **more: object) -> Issue:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast, outcome, **more), by=cast.helen, now=hours(9))
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
    return issue


def cascaded(
    session: Session, cast: Cast, outcome: Outcome = Outcome.PART, **more: object
) -> Issue:
    issue = decided(session, cast, outcome, **more)
    answering.cascade(
        session, issue, by=cast.priya, answer="Yes, in part. It comes in two stages.", now=hours(11)
    )
    return issue


def joined(session: Session, cast: Cast) -> Issue:
    """Cascaded to two networks: Limestone Coast joined before it was decided."""
    issue = with_leaders(session, cast)
    raising.join(
        session, issue, cast.forums.limestone_coast, by=cast.peter, note="Here, too.", now=hours(9)
    )
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
    answering.cascade(session, issue, by=cast.priya, answer="Yes, in part.", now=hours(11))
    return issue


def checked(session: Session, cast: Cast, far_north: Verdict, limestone_coast: Verdict) -> Issue:
    issue = joined(session, cast)
    for forum, by, verdict in (
        (cast.forums.far_north, cast.ray, far_north),
        (cast.forums.limestone_coast, cast.peter, limestone_coast),
    ):
        checking.file_verdict(
            session, issue, forum, by=by, verdict=verdict, note="As seen.", now=hours(12)
        )
    return issue


def let_through(
    session: Session,
    cast: Cast,
    forum: Forum,
    *,
    raised_by: Person,
    by: Person,
    thread: Thread | None = None,
    received: bool = True,
) -> Issue:
    """Another network's issue, sent on its convenor's word alone and received by Priya."""
    thread = thread or start_thread(
        session, forum, by=raised_by, title="Here, too", body="The same.", now=hours(19)
    )
    issue = raising.raise_issue(
        session, forum, thread, by=raised_by, brief=FULL_BRIEF, now=hours(20)
    )
    raising.endorse_alone(session, issue, by=by, reason="It can’t wait.", now=hours(21))
    raising.submit(session, issue, by=by, now=hours(22))
    if received:
        handling.acknowledge(
            session,
            issue,
            by=cast.priya,
            handler_id=cast.priya.id,
            next_on=in_days(14),
            now=hours(23),
        )
    return issue
