"""Acknowledge several issues at once: each by its own rules, all in one transaction.

One transaction, so that the form’s key is kept with everything it did or with nothing, and
sending it twice does it once. What one issue refuses is taken back for that issue alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import DomainError, Invalid, require
from cop.feedback.models import Issue
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.handling import acknowledge, day_of_news, handlers_of
from cop.feedback.permissions import can_triage, visible_issues
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import local_day

MOST = 25  # a page of the inbox; their names fit in the address of what became of them


@dataclass(slots=True)
class Acknowledged:
    """Which issues were acknowledged, which refused it with what reason, and the next news."""

    next_on: date
    done: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def acknowledge_several(
    session: Session,
    forum: Forum,
    references: Sequence[str],
    *,
    by: Person,
    handler_id: int,
    next_on: date | None,
    now: datetime,
    note: str = "",
) -> Acknowledged:
    """Acknowledge each of these issues of the forum, with one handler and one date for all."""
    require(can_triage(by, forum))
    news_on = _check_what_all_share(session, forum, handler_id, next_on, note, now)
    if not references:
        raise Invalid("Select at least one issue.", "issues")
    if len(set(references)) > MOST:
        raise Invalid(f"Select no more than {MOST} at a time.", "issues")
    result = Acknowledged(news_on)
    for issue in _in_one_order(session, forum, references, by):
        try:
            with session.begin_nested():
                acknowledge(
                    session,
                    issue,
                    by=by,
                    handler_id=handler_id,
                    next_on=next_on,
                    now=now,
                    note=note,
                )
        except DomainError as refusal:
            result.refused[issue.reference] = refusal.message
        else:
            result.done.append(issue.reference)
    return result


def _check_what_all_share(
    session: Session,
    forum: Forum,
    handler_id: int,
    next_on: date | None,
    note: str,
    now: datetime,
) -> date:
    """Refuse the form for a mistake that would refuse every issue; return the day of the news."""
    today = local_day(now, forum.timezone)
    news_on = day_of_news(session, forum, next_on, today)
    if handler_id not in handlers_of(session, forum, today):
        raise Invalid("Choose somebody who looks after this forum’s issues.", "handler")
    checked(note, "note")
    return news_on


def _in_one_order(
    session: Session, forum: Forum, references: Sequence[str], by: Person
) -> Sequence[Issue]:
    """Return the issues in the order of their ids, so that of two people none waits forever."""
    return session.scalars(
        select(Issue)
        .where(Issue.reference.in_(references), Issue.holder_id == forum.id, visible_issues(by))
        .order_by(Issue.id)
    ).all()
