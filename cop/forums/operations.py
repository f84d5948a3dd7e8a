"""Give people their seats in forums, and keep the calendars ahead of the clocks."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from cop.activity.operations import schedule
from cop.database import begin_write
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.forums.calendars import working_days
from cop.forums.models import Forum, ForumVisit, Membership, WorkingDayRow
from cop.forums.people import Person, held_on
from cop.forums.permissions import can_name_cover
from cop.forums.tiers import Role
from cop.forums.working_days import local_day
from cop.site.models import Site

YEARS_BACK = 4
YEARS_AHEAD = 4
LONGEST_COVER = timedelta(days=366)


def add_member(
    session: Session,
    forum: Forum,
    user_id: int,
    role: Role | str,
    *,
    since: date,
    until: date | None = None,
) -> Membership:
    """Give somebody a role in the forum; what was written there before is not new to them."""
    if until is not None and until < since:
        raise Invalid(f"A seat can’t end on {until}, before it begins on {since}.", "until")
    _refuse_second_seat(session, forum, user_id, Role(role), since, until)
    seat = Membership(
        user_id=user_id, forum_id=forum.id, role=Role(role).value, since=since, until=until
    )
    session.add(seat)
    if session.get(ForumVisit, (user_id, forum.id)) is None:
        session.add(ForumVisit(user_id=user_id, forum_id=forum.id, posts_seen=forum.post_count))
    session.flush()
    return seat


def name_cover(
    session: Session,
    forum: Forum,
    seat: Membership,
    cover_id: int | None,
    *,
    by: Person,
    since: date | None,
    until: date | None,
    now: datetime,
) -> Membership:
    """Let somebody of the forum hold another's role while that one is away."""
    require(can_name_cover(by, forum))
    today = local_day(now, forum.timezone)
    if since is None or since < today:
        raise Invalid("Choose a first day that is still to come.", "since")
    if until is None or not since <= until <= since + LONGEST_COVER:
        raise Invalid("Choose a last day, within a year of the first.", "until")
    if (
        cover_id is None
        or cover_id == seat.user_id
        or not _belongs(session, forum, cover_id, today)
    ):
        raise Invalid("Choose another member of this forum.", "cover")
    _refuse_second_cover(session, seat, since, until)
    role = Role(seat.role)
    cover = add_member(session, forum, cover_id, role, since=since, until=until)
    cover.acting_for_id = seat.user_id
    session.flush()
    return cover


def end_cover(
    session: Session, forum: Forum, cover: Membership, *, by: Person, now: datetime
) -> None:
    """Let the cover end with yesterday: who was away is back."""
    require(can_name_cover(by, forum))
    yesterday = local_day(now, forum.timezone) - timedelta(days=1)
    if cover.acting_for_id is None or cover.forum_id != forum.id:
        raise NotFound("Nobody acts for somebody there.")
    if cover.since > yesterday:
        session.delete(cover)  # it never began
    else:
        cover.until = yesterday
    schedule(session, "pass_on_found", not_before=now)


def end_membership(session: Session, seat: Membership, *, on: date) -> None:
    """Let this be the last day on which the seat counts; the row stays, as part of the record."""
    if on < seat.since:
        raise Invalid(f"A seat can’t end on {on}, before it begins on {seat.since}.", "until")
    seat.until = on
    session.flush()


def extend_calendars(session: Session, codes: Iterable[str], *, today: date) -> int:
    """Write the days that these calendars lack up to four years ahead; return how many."""
    begin_write(session)
    # On PostgreSQL this row keeps a second worker from writing the same days.
    session.execute(select(Site.id).with_for_update())
    days = [row for code in sorted(set(codes)) for row in _missing(session, code, today)]
    if days:
        session.execute(insert(WorkingDayRow), days)
    return len(days)


def calendars_in_use(session: Session) -> frozenset[str]:
    """Return the codes of the calendars that the site and its forums count in."""
    forums = session.scalars(select(Forum.calendar).distinct())
    return frozenset(forums) | frozenset(session.scalars(select(Site.calendar)))


def _belongs(session: Session, forum: Forum, user_id: int, today: date) -> bool:
    """Say whether somebody holds a seat here today that is more than an observer's."""
    held = select(Membership.id).where(
        Membership.user_id == user_id,
        Membership.forum_id == forum.id,
        Membership.role != Role.OBSERVER.value,
        held_on(today),
    )
    return session.scalar(held.limit(1)) is not None


def _refuse_second_cover(session: Session, seat: Membership, since: date, until: date) -> None:
    taken = select(Membership.id).where(
        Membership.forum_id == seat.forum_id,
        Membership.role == seat.role,
        Membership.acting_for_id == seat.user_id,
        Membership.since <= until,
        Membership.until >= since,
    )
    if session.scalar(taken.limit(1)):
        raise Unlawful("Somebody acts for them then already.")


def _refuse_second_seat(
    session: Session, forum: Forum, user_id: int, role: Role, since: date, until: date | None
) -> None:
    held = select(Membership.id).where(
        Membership.user_id == user_id,
        Membership.forum_id == forum.id,
        Membership.role == role.value,
        (Membership.until.is_(None)) | (Membership.until >= since),
    )
    if until is not None:
        held = held.where(Membership.since <= until)
    if session.scalar(held.limit(1)):
        raise Unlawful(f"They hold this role in {forum.name} already.")


def _missing(session: Session, code: str, today: date) -> list[dict[str, object]]:
    """Return the rows that come after the last one kept, numbered on from it."""
    first, before = date(today.year - YEARS_BACK, 1, 1), 0
    last = session.scalar(select(func.max(WorkingDayRow.day)).where(WorkingDayRow.calendar == code))
    if last is not None:
        first, before = last + timedelta(days=1), _ordinal(session, code, last)
    until = date(today.year + YEARS_AHEAD, 12, 31)
    rows = working_days(code, first, until, before=before) if first <= until else ()
    return [{"calendar": code, **row._asdict()} for row in rows]


def _ordinal(session: Session, code: str, day: date) -> int:
    return session.get_one(WorkingDayRow, (code, day)).ordinal
