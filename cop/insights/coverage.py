"""Directive coverage: how many of the forums that were asked have answered."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session

from cop.forums.working_days import moment_on
from cop.guidance.coverage import asked_forums
from cop.insights.choices import Window
from cop.insights.measures import Fact, Replied
from cop.insights.permissions import Sight
from cop.insights.queries import Count


def read_coverage(session: Session, sight: Sight, window: Window, timezone: str) -> list[Count]:
    """Return how many forums answered or not, by the forum that was asked.

    The period is the one in which the time to answer ended. A restricted forum is counted for its
    own members only."""
    asked = asked_forums().c
    begins, before = (_moment(day, timezone) for day in (window.start, window.before))
    now: ColumnElement[int] = func.count()
    then: ColumnElement[int] = literal(0)
    if begins is not None:
        now = func.sum(case((asked.ended_at >= begins, 1), else_=0))
        then = func.sum(case((asked.ended_at >= begins, 0), else_=1))
    query = (
        select(asked.forum_id, asked.answered, now, then)
        .where(sight.between(asked.forum_id, asked.issuer_id))
        .group_by(asked.forum_id, asked.answered)
    )
    if before is not None:
        query = query.where(asked.ended_at >= before)
    return [
        Count(
            measure=Fact.ASKED,
            network_id=forum,
            acco=False,
            mark=Replied.ANSWERED if answered else Replied.SILENT,
            number=int(number),
            before=int(earlier),
        )
        for forum, answered, number, earlier in session.execute(query)
    ]


def _moment(day: date | None, timezone: str) -> datetime | None:
    return moment_on(day, timezone, hour=0) if day else None
