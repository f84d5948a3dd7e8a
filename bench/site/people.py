"""Forums, organisations, people and their seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, select

from bench.site.bulk import write
from bench.site.sizes import Size
from cop.accounts.models import Organisation, User
from cop.forums.models import Forum, ForumVisit, Membership

ORGANISATIONS = 300
KINDS = ("ngo", "ngo", "state_government", "health", "acco", "peak")
FIRST = (
    "Alma Bruno Carla Dario Edda Fabio Greta Hanno Ilka Jonas Katja Linus Mara Nils Orla Pavel "
    "Quirin Rosa Sven Tilda Ulf Vera Wim Xenia Yann Zita"
).split()
LAST = (
    "Ashgrove Birchwood Coldwell Dunmore Eastvale Fernhill Goldacre Hollins Ironside Juniper "
    "Kestrel Larkfield Marlow Northcote Oakhurst Pinewood Quarry Redfern Stonebridge Thornbury"
).split()
READER, HANDLER = 1, 2  # who looks at the pages: a member, and who works on an inbox


@dataclass(frozen=True, slots=True)
class Community:
    """Who belongs where."""

    networks: Sequence[int]  # the largest first
    statewide: int
    members: Mapping[int, Sequence[int]]  # of each forum
    slugs: Mapping[int, tuple[str, str]]  # tier and slug of each forum


def add_community(connection: Connection, size: Size, chance: Random, now: datetime) -> Community:
    """Write forums up to the size, and people with seats in them."""
    statewide = connection.scalar(
        select(Forum.id).where(Forum.tier == "statewide").order_by(Forum.id).limit(1)
    )
    assert statewide  # noqa: S101
    networks = _add_networks(connection, size, statewide)
    _add_people(connection, size, chance, now)
    members = _seats(chance, size, networks, statewide)
    _add_seats(connection, members, networks, statewide, now)
    rows = connection.execute(select(Forum.id, Forum.tier, Forum.slug))
    return Community(networks, statewide, members, {row[0]: (row[1], row[2]) for row in rows})


def _add_networks(connection: Connection, size: Size, statewide: int) -> list[int]:
    """Add networks like the preset's own until there are enough forums; return all of them."""
    own = Forum.__table__
    model = connection.execute(
        select(own).where(Forum.tier == "regional").order_by(Forum.id).limit(1)
    ).one()
    there = len(connection.execute(select(Forum.id)).all())
    rows = [_like(model._asdict(), number) for number in range(size.forums - there)]
    if rows:
        connection.execute(insert(Forum), rows)
    networks = select(Forum.id).where(Forum.tier == "regional", Forum.visibility == "members")
    return list(connection.scalars(networks.order_by(Forum.id)))


def _like(model: dict[str, Any], number: int) -> dict[str, Any]:
    new = {"key": f"net-{number}", "slug": f"net-{number}", "name": f"Network {number}"}
    return {name: value for name, value in model.items() if name != "id"} | new


def _add_people(connection: Connection, size: Size, chance: Random, now: datetime) -> None:
    organisations = [
        (number, f"org-{number}", f"Organisation {number}", chance.choice(KINDS))
        for number in range(1, ORGANISATIONS + 1)
    ]
    write(connection, Organisation, ("id", "key", "name", "kind"), organisations)
    people = (
        (
            number,
            f"person-{number}",
            f"person-{number}@example.org",
            f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            "Works with families",
            1 + number % ORGANISATIONS,
            now - timedelta(days=1200),
            10,
        )
        for number in range(1, size.people + 1)
    )
    columns = ("id", "key", "email", "name", "position", "organisation_id", "joined_at")
    write(connection, User, (*columns, "unread_notices"), people)


def _seats(
    chance: Random, size: Size, networks: Sequence[int], statewide: int
) -> dict[int, list[int]]:
    """Return who sits where: a few networks are large, most are small."""
    weights = [1 / (rank + 4) for rank in range(len(networks))]
    members: dict[int, list[int]] = {forum: [] for forum in (*networks, statewide)}
    for person in range(1, size.people + 1):
        for network in set(chance.choices(networks, weights, k=chance.choice((1, 1, 2)))):
            members[network].append(person)
        if chance.random() < 0.05:
            members[statewide].append(person)
    for forum in (networks[0], networks[1], statewide):
        for person in (READER, HANDLER):
            if person not in members[forum]:
                members[forum].append(person)
    return members


def _add_seats(
    connection: Connection,
    members: Mapping[int, Sequence[int]],
    networks: Sequence[int],
    statewide: int,
    now: datetime,
) -> None:
    since = (now - timedelta(days=1100)).date()
    seats = [(p, forum, "member", since) for forum, people in members.items() for p in people]
    seats += [(members[n][-1], n, "facilitator", since) for n in networks if members[n]]
    seats += [(HANDLER, statewide, role, since) for role in ("facilitator", "secretariat")]
    numbered = ((number, *seat) for number, seat in enumerate(seats, 1))
    write(connection, Membership, ("id", "user_id", "forum_id", "role", "since"), numbered)
    visits = ((person, forum, 0) for forum, people in members.items() for person in people)
    write(connection, ForumVisit, ("user_id", "forum_id", "posts_seen"), visits)
