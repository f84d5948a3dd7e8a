"""Reach-down: how many of the members of raising networks opened the answer that came to them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Subquery, and_, delete, func, insert, select
from sqlalchemy.orm import Session

from cop.feedback.models import Cascade, CascadeOpening
from cop.forums.models import Membership
from cop.forums.people import held_on
from cop.forums.tiers import Ability, roles_that
from cop.insights.measures import quarters_back
from cop.insights.models import LoopReach
from cop.site.queries import read_site

QUARTERS = 4  # always the same window, so that no two pages can be compared to single somebody out


def count_reach(session: Session, today: date) -> None:
    """Count, for each network, its members and the copies of answers sent to and opened by them."""
    members = _members(today)
    rows = (
        select(
            Cascade.forum_id,
            func.count(members.c.user_id.distinct()),
            func.count(),
            func.count(CascadeOpening.user_id),
        )
        .join(
            members,
            and_(members.c.forum_id == Cascade.forum_id, members.c.since <= Cascade.at),
        )
        .outerjoin(
            CascadeOpening,
            and_(
                CascadeOpening.cascade_id == Cascade.id,
                CascadeOpening.user_id == members.c.user_id,
            ),
        )
        .where(Cascade.at >= _start(session, today))
        .group_by(Cascade.forum_id)
    )
    session.execute(delete(LoopReach), execution_options={"synchronize_session": False})
    session.execute(
        insert(LoopReach).from_select(["network_id", "members", "sent", "opened"], rows)
    )
    session.expire_all()


def _members(today: date) -> Subquery:
    """Return who reads each forum today, each once, and since when."""
    return (
        select(
            Membership.forum_id,
            Membership.user_id,
            func.min(Membership.since).label("since"),
        )
        .where(held_on(today), Membership.role.in_(roles_that(Ability.READ)))
        .group_by(Membership.forum_id, Membership.user_id)
        .subquery("members")
    )


def _start(session: Session, today: date) -> datetime:
    facts = read_site(session)
    day = quarters_back(today, QUARTERS - 1)
    return datetime(
        day.year, day.month, day.day, tzinfo=ZoneInfo(facts.timezone if facts else "UTC")
    )
