"""Raise an issue, complete its brief, back it, join it, send it up."""

from datetime import datetime

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.database import begin_write
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.feedback.cases import case_of, forums_of
from cop.feedback.finding import index_issues
from cop.feedback.models import Endorsement, Issue, IssueRaiser, IssueThread
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import (
    BriefText,
    check_counts_read,
    check_raised,
    checked,
    gaps,
    latest_brief,
    write_brief,
)
from cop.feedback.operations.legs import open_leg, receiving_forum
from cop.feedback.operations.undoing import offer_undo, remember
from cop.feedback.permissions import (
    can_endorse,
    can_endorse_alone,
    can_join,
    can_raise,
    can_submit,
)
from cop.feedback.record import lock, move
from cop.feedback.states import Action, State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.tiers import Ability
from cop.forums.working_days import add_working_days, local_day
from cop.screening.gate import screen
from cop.site.operations import mark, next_number, refuse_marked_text
from cop.site.queries import reference_prefix
from cop.threads.models import Thread
from cop.threads.permissions import can_read_thread

PEOPLE_BEHIND_IT = 3
ORGANISATIONS_BEHIND_IT = 2


def raise_issue(
    session: Session,
    forum: Forum,
    thread: Thread,
    *,
    by: Person,
    brief: BriefText,
    now: datetime,
    title: str = "",
    priority_area: str = "",
    marking: str = "",
    names_deceased: bool | None = None,
) -> Issue:
    """Raise a discussion of this forum as an issue with the beginnings of a brief.

    It bears the discussion’s marking and notice unless others are chosen."""
    _check_source(forum, thread, brief, by)
    begin_write(session)
    session.refresh(thread, with_for_update=True)  # of two who raise it at once, one comes second
    _refuse_second(session, thread)
    issue = Issue(
        reference=f"{reference_prefix(session)}-{next_number(session, 'issue')}",
        title=_unmarked_title(session, title, thread),
        state=State.RAISED,
        origin_id=forum.id,
        holder_id=forum.id,
        raised_by_id=by.id,
        raised_at=now,
        moved_at=now,
        urgent=brief.urgent,
        priority_area=priority_area,
        restricted=forum.visibility == "restricted",
    )
    mark(session, issue, marking or thread.marking)
    issue.names_deceased = thread.names_deceased if names_deceased is None else names_deceased
    session.add(issue)
    session.flush()
    _begin(session, issue, forum, thread, by=by, now=now)
    write_brief(session, issue, brief, by=by, now=now)
    return issue


def _check_source(forum: Forum, thread: Thread, brief: BriefText, by: Person) -> None:
    require(can_raise(by, forum))
    require(can_read_thread(by, forum, thread))
    check_raised(brief)
    if thread.forum_id != forum.id:
        raise NotFound("That discussion belongs to another forum.")


def _begin(
    session: Session, issue: Issue, forum: Forum, thread: Thread, *, by: Person, now: datetime
) -> None:
    """Tie the issue to the forum and discussion it comes from, and take its first step."""
    raiser = IssueRaiser(issue_id=issue.id, forum_id=forum.id, via="raise", by_id=by.id, since=now)
    session.add_all([raiser, IssueThread(issue_id=issue.id, thread_id=thread.id, kind="source")])
    days = rule_set_of(session, forum.id).targets["endorse"]
    due_on = add_working_days(session, forum, local_day(now, forum.timezone), days)
    move(session, issue, Action.RAISE, by=by, now=now, forum_id=forum.id, due_on=due_on)


def endorse(
    session: Session, issue: Issue, *, by: Person, now: datetime, note: str = ""
) -> Endorsement:
    """Back the issue; with three people of two organisations behind it, it is ready to send."""
    lock(session, issue)
    case = case_of(session, issue, now)
    require(can_endorse(by, case))
    if by.id == issue.raised_by_id:
        raise Invalid("You raised it, so you stand behind it already.")
    mine = case.raisers & by.forums_where(Ability.ENDORSE)
    forum_id = issue.origin_id if issue.origin_id in mine else min(mine)
    endorsement = Endorsement(
        issue_id=issue.id,
        user_id=by.id,
        organisation_id=by.organisation_id,
        forum_id=forum_id,
        at=now,
        note=checked(note, "note"),
    )
    _refuse_twice(session, issue, by)
    session.add(endorsement)
    session.flush()
    if issue.state in (State.RAISED, State.LOCAL_ACTION) and enough_behind(session, issue):
        _endorsed(session, issue, by=by, now=now, basis="threshold")
    return endorsement


def endorse_alone(
    session: Session, issue: Issue, *, by: Person, reason: str, now: datetime
) -> None:
    """Let the issue through on the convenor's word, with a reason that stands on the brief."""
    lock(session, issue)
    require(can_endorse_alone(by, case_of(session, issue, now)))
    if not reason.strip():
        raise Invalid("Say why it can’t wait for three people.", "reason")
    _endorsed(session, issue, by=by, now=now, basis="convenor", note=checked(reason, "reason"))


def behind(session: Session, issue: Issue) -> tuple[int, int]:
    """Return how many people, of how many organisations, stand behind the issue at its origin."""
    raiser = select(User.id.label("person"), User.organisation_id.label("organisation")).where(
        User.id == issue.raised_by_id
    )
    backers = select(Endorsement.user_id, Endorsement.organisation_id).where(
        Endorsement.issue_id == issue.id, Endorsement.forum_id == issue.origin_id
    )
    everybody = union(raiser, backers).subquery()
    people, organisations = session.execute(
        select(
            func.count(everybody.c.person.distinct()),
            func.count(everybody.c.organisation.distinct()),
        )
    ).one()
    return people, organisations


def enough_behind(session: Session, issue: Issue) -> bool:
    """Say whether three people of two organisations stand behind the issue."""
    people, organisations = behind(session, issue)
    return people >= PEOPLE_BEHIND_IT and organisations >= ORGANISATIONS_BEHIND_IT


def join(
    session: Session, issue: Issue, forum: Forum, *, by: Person, note: str, now: datetime
) -> IssueRaiser:
    """Make another forum stand behind the issue, so that the answer comes back to it too."""
    lock(session, issue)
    require(can_join(by, case_of(session, issue, now), forum.id))
    raiser = stand_behind(
        session, issue, forum.id, via="join", by_id=by.id, since=now, note=checked(note, "note")
    )
    issue.restricted = issue.restricted or forum.visibility == "restricted"
    index_issues(session, issue.id)
    return raiser


def stand_behind(
    session: Session,
    issue: Issue,
    forum_id: int,
    *,
    via: str,
    by_id: int,
    since: datetime,
    note: str,
) -> IssueRaiser:
    """Name the forum among those behind the issue; one that had left it comes back."""
    raiser = session.scalar(
        select(IssueRaiser).where(
            IssueRaiser.issue_id == issue.id, IssueRaiser.forum_id == forum_id
        )
    )
    if raiser is None:
        raiser = IssueRaiser(issue_id=issue.id, forum_id=forum_id)
        session.add(raiser)
    raiser.via, raiser.by_id, raiser.since, raiser.note = via, by_id, since, note
    raiser.detached_at = None
    session.flush()
    return raiser


def submit(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    now: datetime,
    note: str = "",
    version: int | None = None,
    small_counts_read: bool = False,
) -> None:
    """Send the issue to the next forum up, where a new leg with its own clock begins.

    Counts of people under five need a yes before they leave the network that wrote them."""
    begin(session, issue, can_submit, Action.SUBMIT, by=by, now=now, version=version)
    brief = latest_brief(session, issue)
    if missing := gaps(brief):
        raise Invalid("The brief isn’t complete yet. " + " ".join(missing.values()))
    if issue.state == State.ENDORSED:
        check_counts_read(brief, small_counts_read)
    before = remember(session, issue)
    sender_id = issue.holder_id
    leg = open_leg(session, issue, receiving_forum(session, issue), by=by, now=now)
    issue.submitted_at = issue.submitted_at or now
    issue.holder_id, issue.leg_id = leg.forum_id, leg.id
    move(
        session,
        issue,
        Action.SUBMIT,
        by=by,
        now=now,
        forum_id=leg.forum_id,
        leg_id=leg.id,
        due_on=leg.acknowledge_by,
        note=checked(note, "note"),
        seat_in=sender_id,
        sender=sender_id,
    )
    offer_undo(session, issue, before, by=by, now=now)


def link_thread(session: Session, issue: Issue, thread: Thread, kind: str) -> IssueThread:
    """Tie one more discussion to the issue, as a source of it or where it is deliberated.

    Only discussions of raising forums are sources; an issue is deliberated where it has been."""
    lock(session, issue)
    raisers, visited = forums_of(session, issue.id)
    if kind == "source":
        _refuse_second(session, thread)
    if thread.forum_id not in (raisers if kind == "source" else visited):
        raise Unlawful("A discussion is tied to an issue that its forum raised, or had before it.")
    tie = IssueThread(issue_id=issue.id, thread_id=thread.id, kind=kind)
    session.add(tie)
    session.flush()
    return tie


def _checked_title(title: str) -> str:
    title = " ".join(title.split())
    if len(title) > 200:
        raise Invalid(f"Shorten the title by {len(title) - 200} characters.", "title")
    screen(title, "title")
    return title


def _unmarked_title(session: Session, title: str, thread: Thread) -> str:
    title = _checked_title(title) or _title_of(thread)
    refuse_marked_text(session, title, "title")
    return title


def _title_of(thread: Thread) -> str:
    """Return the discussion’s title; one that few read isn’t shown to all who read issues."""
    if thread.community_id is not None:
        raise Invalid("Say the problem in one line. It is read outside your community.", "title")
    return thread.title


def _refuse_second(session: Session, thread: Thread) -> None:
    """Refuse a second open issue from one discussion; an index has the last word."""
    reference = session.scalar(
        select(Issue.reference)
        .join(IssueThread, IssueThread.issue_id == Issue.id)
        .where(
            IssueThread.thread_id == thread.id,
            IssueThread.kind == "source",
            IssueThread.open.is_(True),
        )
    )
    if reference:
        raise Unlawful(f"This discussion is already raised as {reference}. Back that one instead.")


def _refuse_twice(session: Session, issue: Issue, by: Person) -> None:
    mine = select(Endorsement.id).where(
        Endorsement.issue_id == issue.id, Endorsement.user_id == by.id
    )
    if session.scalar(mine):
        raise Unlawful("You have backed this issue already.")


def _endorsed(
    session: Session, issue: Issue, *, by: Person, now: datetime, basis: str, note: str = ""
) -> None:
    move(
        session,
        issue,
        Action.ENDORSE,
        by=by,
        now=now,
        forum_id=issue.origin_id,
        due_on=issue.due_on,
        note=note,
        basis=basis,
    )
