"""Open a consultation: from then on its questions stay, and those it asks are written down."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, or_, select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User
from cop.activity.operations import schedule
from cop.consultations.models import Consultation, Elector
from cop.consultations.operations.moving import check_lawful, hold, move
from cop.consultations.operations.preparing import require_asker
from cop.consultations.states import Action, Mode
from cop.errors import Invalid
from cop.forums.models import Forum, Membership
from cop.forums.people import Person, held_on
from cop.forums.tiers import Ability, Role, roles_that
from cop.forums.working_days import local_day
from cop.site.queries import read_site

NOT_YET = {
    Mode.ANONYMOUS: "Anonymous consultations can’t be opened yet. Choose confidential.",
    Mode.ATTRIBUTED: "Consultations under people’s names can’t be opened yet. Choose confidential.",
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a consultation asks: forums by tier or key, and roles, all that may answer if none."""

    tiers: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def open_consultation(
    session: Session,
    consultation: Consultation,
    *,
    by: Person,
    audience: Audience,
    now: datetime,
) -> int:
    """Open it, write down its electors and return how many there are; it closes by the clock."""
    forum = session.get_one(Forum, consultation.forum_id)
    require_asker(session, forum, by, now)
    hold(session, consultation)
    check_lawful(consultation, Action.OPEN)
    if reason := NOT_YET.get(Mode(consultation.mode)):
        raise Invalid(reason, "mode")
    count = _write_electors(session, consultation, audience, forum.timezone, now)
    consultation.opened_by_id = by.id
    move(session, consultation, Action.OPEN, by=by, now=now)
    schedule(
        session,
        "close_consultation",
        not_before=consultation.closes_at,
        consultation=consultation.id,
    )
    return count


def _write_electors(
    session: Session, consultation: Consultation, audience: Audience, timezone: str, now: datetime
) -> int:
    """Write one row per person, counted in the forum they have belonged to longest."""
    remoteness = _remoteness(session)
    first: dict[int, Row[int, int, str, str, str]] = {}
    for row in _seats(session, audience, timezone, now):
        first.setdefault(row[0], row)
    if not first:
        raise Invalid("Nobody in those forums can answer. Choose others.", "audience")
    rows = [
        {
            "consultation_id": consultation.id,
            "user_id": user_id,
            "forum_id": forum_id,
            "tier": tier,
            "region": region,
            "remoteness": remoteness.get(region, ""),
            "organisation_kind": kind,
            "invited_at": now,
        }
        for user_id, forum_id, tier, region, kind in first.values()
    ]
    session.execute(insert(Elector), rows)
    return len(rows)


def _seats(
    session: Session, audience: Audience, timezone: str, now: datetime
) -> list[Row[int, int, str, str, str]]:
    """Return the seats that are asked, a person's first one first."""
    may_answer = {role.value for role in roles_that(Ability.ANSWER)}
    roles = may_answer & set(audience.roles or Role)
    query = (
        select(User.id, Forum.id, Forum.tier, Forum.region, Organisation.kind)
        .join(Membership, Membership.user_id == User.id)
        .join(Forum, Forum.id == Membership.forum_id)
        .join(Organisation, Organisation.id == User.organisation_id)
        .where(
            or_(Forum.tier.in_(audience.tiers), Forum.key.in_(audience.forums)),
            Forum.status != "archived",
            Membership.role.in_(roles),
            held_on(local_day(now, timezone)),
            User.active.is_(True),
        )
        .order_by(Membership.id)
    )
    return list(session.execute(query))


def _remoteness(session: Session) -> dict[str, str]:
    site = read_site(session)
    regions = site.settings.get("regions", []) if site else []
    return {region["key"]: region.get("remoteness") or "" for region in regions}
