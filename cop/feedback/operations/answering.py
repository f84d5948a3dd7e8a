"""Send the answer back to every raising network, and start the work."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.errors import Invalid, NotFound, Unlawful
from cop.feedback.models import (
    Cascade,
    CascadePost,
    Decision,
    Issue,
    IssueRaiser,
    IssueThread,
    Proposal,
    ProposalText,
)
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.reminding import plan_after_answer, plan_progress
from cop.feedback.permissions import can_cascade, can_start_action
from cop.feedback.record import move
from cop.feedback.states import PROMISED_NOTHING, Action, Outcome
from cop.forums.models import Forum, RuleSet
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.working_days import add_working_days, local_day, moment_on, working_days_between
from cop.screening.gate import carrying
from cop.threads.models import Post, Thread
from cop.threads.operations import post_answer


def cascade(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    answer: str,
    now: datetime,
    answers: Mapping[int, str] | None = None,
    version: int | None = None,
) -> list[Cascade]:
    """Put one plain answer into the discussions of every raising forum, and plan what follows.

    `answers` gives a forum its own words where one answer doesn't fit all."""
    begin(session, issue, can_cascade, Action.CASCADE, by=by, now=now, version=version)
    if not answer.strip():
        raise Invalid("Write the answer that the networks will read.", "answer")
    decision = decision_of(session, issue)
    forums = raising_forums(session, issue)
    texts = _words_for(forums, checked(answer, "answer"), answers or {})
    sent = [
        _deliver(session, issue, decision, forum, by=by, now=now, text=texts[forum.id])
        for forum in forums
    ]
    due_on = _plan_what_follows(session, issue, decision, now)
    plan_after_answer(session, issue, decision, sent, now=now)
    move(
        session,
        issue,
        Action.CASCADE,
        by=by,
        now=now,
        forum_id=decision.forum_id,
        leg_id=decision.leg_id,
        due_on=due_on,
        decision=decision.id,
    )
    return sent


def start_action(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    note: str,
    now: datetime,
    version: int | None = None,
) -> None:
    """Say that the work has begun."""
    begin(session, issue, can_start_action, Action.START, by=by, now=now, version=version)
    decision = decision_of(session, issue)
    if decision.outcome in PROMISED_NOTHING:
        raise Unlawful("There is no work to begin: nothing was agreed to.")
    if not note.strip():
        raise Invalid("Say what has begun.", "note")
    move(
        session,
        issue,
        Action.START,
        by=by,
        now=now,
        forum_id=decision.forum_id,
        leg_id=decision.leg_id,
        due_on=decision.due_on or issue.due_on,
        note=checked(note, "note"),
        decision=decision.id,
    )
    plan_progress(session, issue, decision, None, now=now)


def answer_decided(session: Session, issue: Issue) -> str:
    """Return the answer in the words of the decision, for the networks' answer to begin with."""
    decision = decision_of(session, issue)
    return session.get_one(ProposalText, decision.proposal_id).answer


def decision_of(session: Session, issue: Issue) -> Decision:
    """Return the decision that stands: the newest."""
    decision = session.scalar(
        select(Decision).where(Decision.issue_id == issue.id).order_by(Decision.id.desc()).limit(1)
    )
    if decision is None:
        raise NotFound("Nothing has been decided yet.")
    return decision


def raising_forums(session: Session, issue: Issue) -> list[Forum]:
    """Return the forums that stand behind the issue, the first one first."""
    return list(
        session.scalars(
            select(Forum)
            .join(IssueRaiser, IssueRaiser.forum_id == Forum.id)
            .where(IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None))
            .order_by(IssueRaiser.id)
        )
    )


def _words_for(forums: Iterable[Forum], answer: str, answers: Mapping[int, str]) -> dict[int, str]:
    """Return what each forum reads: words of its own where there are any, else the answer."""
    own = {f.id: checked(answers.get(f.id, ""), own_words_field(f.id)) for f in forums}
    return {forum_id: text or answer for forum_id, text in own.items()}


def own_words_field(forum_id: int) -> str:
    """Return the form’s field for a forum’s own words, to which a mistake in them belongs."""
    return f"answer_{forum_id}"


def _deliver(
    session: Session,
    issue: Issue,
    decision: Decision,
    forum: Forum,
    *,
    by: Person,
    now: datetime,
    text: str,
) -> Cascade:
    """Post the answer in each discussion that the forum raised this from, or in one of its own."""
    posts = _post_everywhere(session, issue, forum, text, by=by, now=now)
    row = Cascade(
        issue_id=issue.id,
        decision_id=decision.id,
        forum_id=forum.id,
        by_id=by.id,
        at=now,
        answer=text,
        days=_days_since(session, decision, now),
        thread_id=posts[0].thread_id,
    )
    session.add(row)
    session.flush()
    session.add_all(
        CascadePost(cascade_id=row.id, thread_id=post.thread_id, number=post.number)
        for post in posts
    )
    record(
        session,
        "issue.answered",
        subject="issue",
        subject_id=issue.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        thread=posts[0].thread_id,
        number=posts[0].number,
        cascade=row.id,
    )
    return row


def _post_everywhere(
    session: Session, issue: Issue, forum: Forum, text: str, *, by: Person, now: datetime
) -> list[Post]:
    body = f"**The answer to {issue.reference}**\n\n{text}"
    found = _threads_of(session, issue, forum)
    # What is limited to a community isn't read by the whole forum, and all of it is answered.
    is_open = [thread for thread in found if thread.community_id is None]
    limited = [thread for thread in found if thread.community_id is not None]
    first: list[Thread | None] = [*is_open] or [None]
    with carrying(issue.title):
        posts = [
            post_answer(
                session,
                forum,
                place,
                title=issue.title,
                body=body,
                by=by,
                now=now,
                marking=issue.marking,
            )
            for place in [*first, *limited]
        ]
    if not is_open:
        tie = IssueThread(issue_id=issue.id, thread_id=posts[0].thread_id, kind="answer")
        session.add(tie)
    return posts


def _days_since(session: Session, decision: Decision, now: datetime) -> int:
    """Return the working days since the decision, of the calendar of the forum that took it."""
    forum = session.get_one(Forum, decision.forum_id)
    decided, today = (local_day(moment, forum.timezone) for moment in (decision.at, now))
    return working_days_between(session, forum.calendar, decided, today)


def _threads_of(session: Session, issue: Issue, forum: Forum) -> list[Thread]:
    """Return the forum's own discussions of this issue: its sources, those of what was merged
    into it, or where it was answered before."""
    return list(
        session.scalars(
            select(Thread)
            .join(IssueThread, IssueThread.thread_id == Thread.id)
            .where(
                IssueThread.issue_id == issue.id,
                IssueThread.kind.in_(("source", "answer")),
                Thread.forum_id == forum.id,
            )
            .order_by(IssueThread.id)
        )
    )


def _plan_what_follows(
    session: Session, issue: Issue, decision: Decision, now: datetime
) -> date | None:
    """Schedule what the calendar will do: ask, close a “no”, or take a “not yet” up again."""
    forum = session.get_one(Forum, decision.forum_id)
    rules = rule_set_of(session, forum.id)
    kind, day = _what_follows(session, decision, forum, rules, local_day(now, forum.timezone))
    at = moment_on(day, forum.timezone)
    schedule(session, kind, not_before=at, issue=issue.id, decision=decision.id)
    # A “no” may come with something that is done by a day, but that is not what ends it.
    return day if decision.outcome in PROMISED_NOTHING else decision.due_on or day


def _what_follows(
    session: Session, decision: Decision, forum: Forum, rules: RuleSet, today: date
) -> tuple[str, date]:
    targets = rules.targets
    if decision.outcome == Outcome.NOT_AGREED:
        return "close_answered", add_working_days(session, forum, today, targets["local_check"])
    if decision.outcome == Outcome.DEFERRED:
        proposal = session.get_one(Proposal, decision.proposal_id)
        return "revisit", proposal.deferred_to or today
    if decision.due_on is None:
        days = targets["check_after_cascade"]
        return "ask_local_check", add_working_days(session, forum, today, days)
    # A date in the past would ask at once; the answer gets its time from the day it is sent.
    start = max(decision.due_on, today)
    return "ask_local_check", add_working_days(session, forum, start, targets["check_after_due"])
