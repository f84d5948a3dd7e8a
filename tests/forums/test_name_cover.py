"""Whoever acts for somebody holds their seat for those days, and theirs rests."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, NotFound, Unlawful
from cop.feedback.operations import deciding
from cop.forums.models import Membership
from cop.forums.operations import end_cover, name_cover
from cop.forums.people import get_person
from cop.forums.queries import holders_of
from cop.forums.tiers import Role
from tests.cast import NOW, TIMEZONE, TODAY, Cast
from tests.feedback.journeys import draft, hours, with_leaders

TOMORROW = TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=14)


def seat(session: Session, cast: Cast, name: str, role: str) -> Membership:
    return session.scalars(
        select(Membership).where(
            Membership.user_id == getattr(cast, name).id, Membership.role == role
        )
    ).one()


def cover_helen(session: Session, cast: Cast, **changes: object) -> Membership:
    facts: dict[str, object] = {"by": cast.helen, "since": TODAY, "until": LATER, "now": NOW}
    who = changes.pop("who", cast.rosalind.id)
    helens = seat(session, cast, "helen", "co_chair")
    return name_cover(session, cast.forums.leaders, helens, who, **(facts | changes))  # type: ignore[arg-type]


def chairs(session: Session, cast: Cast, day: date) -> set[int]:
    return set(holders_of(session, cast.forums.leaders.id, Role.CO_CHAIR, day))


def test_for_those_days_the_other_holds_the_role(session: Session, cast: Cast) -> None:
    cover_helen(session, cast, since=TOMORROW)
    helen, marcus, rosalind = cast.helen.id, cast.marcus.id, cast.rosalind.id
    assert chairs(session, cast, TODAY) == {helen, marcus}
    assert chairs(session, cast, TOMORROW) == {rosalind, marcus}
    assert chairs(session, cast, LATER) == {rosalind, marcus}
    assert chairs(session, cast, LATER + timedelta(days=1)) == {helen, marcus}


def test_their_yes_decides_in_place_of_who_is_away(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    cover_helen(session, cast)
    at = hours(30)
    rosalind = person(session, cast, "rosalind", at)
    deciding.propose(session, issue, draft(cast), by=cast.marcus, now=at)
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    assert deciding.confirm(session, issue, by=rosalind, proposal_id=proposal.id, now=at)
    assert issue.state == "decided"


def person(session: Session, cast: Cast, name: str, at: datetime):  # type: ignore[no-untyped-def]
    return get_person(session, getattr(cast, name).id, at, TIMEZONE)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"since": None}, "since"),
        ({"since": TODAY - timedelta(days=1)}, "since"),
        ({"until": None}, "until"),
        ({"since": LATER, "until": TOMORROW}, "until"),
        ({"until": TODAY + timedelta(days=400)}, "until"),
        ({"who": None}, "cover"),
        ({"who": "helen"}, "cover"),
        ({"who": "maddie"}, "cover"),
        ({"who": "louise"}, "cover"),
    ],
)
def test_days_to_come_and_somebody_of_the_forum(
    session: Session, cast: Cast, changes: dict[str, object], field: str
) -> None:
    if isinstance(who := changes.get("who"), str):
        changes = changes | {"who": getattr(cast, who).id}
    with pytest.raises(Invalid) as refusal:
        cover_helen(session, cast, **changes)
    assert refusal.value.field == field


def test_nobody_acts_for_the_same_person_twice(session: Session, cast: Cast) -> None:
    cover_helen(session, cast)
    with pytest.raises(Unlawful, match="already"):
        cover_helen(session, cast, who=cast.wanda.id, since=LATER, until=LATER)
    cover_helen(
        session,
        cast,
        who=cast.wanda.id,
        since=LATER + timedelta(days=1),
        until=LATER + timedelta(days=2),
    )


def test_who_holds_the_role_already_can_t_hold_it_twice(session: Session, cast: Cast) -> None:
    with pytest.raises(Unlawful):
        cover_helen(session, cast, who=cast.marcus.id)


@pytest.mark.parametrize("name", ["shona", "maddie", "caitlin", "colin", "louise", "lien"])
def test_those_who_run_the_forum_say_so_and_nobody_else(
    session: Session, cast: Cast, name: str
) -> None:
    with pytest.raises(Forbidden):
        cover_helen(session, cast, by=getattr(cast, name))


def test_who_comes_back_earlier_has_their_seat_again(session: Session, cast: Cast) -> None:
    cover = cover_helen(session, cast)
    at = NOW + timedelta(days=3)
    end_cover(session, cast.forums.leaders, cover, by=cast.helen, now=at)
    assert cast.helen.id in chairs(session, cast, TODAY + timedelta(days=3))
    assert cast.rosalind.id in chairs(session, cast, TODAY + timedelta(days=2))


def test_a_cover_that_never_began_is_no_more(session: Session, cast: Cast) -> None:
    cover = cover_helen(session, cast, since=TOMORROW)
    end_cover(session, cast.forums.leaders, cover, by=cast.wanda, now=NOW)
    assert cast.helen.id in chairs(session, cast, TOMORROW)


def test_only_a_cover_ends_like_this(session: Session, cast: Cast) -> None:
    helens = seat(session, cast, "helen", "co_chair")
    with pytest.raises(NotFound):
        end_cover(session, cast.forums.leaders, helens, by=cast.marcus, now=NOW)
