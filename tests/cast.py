"""The people and forums that tests talk about, on the site of the South Australian preset."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User
from cop.accounts.passwords import hash_password
from cop.forums.models import Forum
from cop.forums.operations import add_member
from cop.forums.people import Person, get_person
from cop.presets import read
from cop.presets.loader import load_preset

# Tuesday 3 March 2026, 11 in the morning in Adelaide; the Monday after is a public holiday there.
NOW = datetime(2026, 3, 3, 0, 30, tzinfo=UTC)
TODAY = date(2026, 3, 3)
SINCE = date(2025, 3, 3)
TIMEZONE = "Australia/Adelaide"
PASSWORD = "four words do well"

ORGANISATIONS = {
    "dhs": "state_government",
    "safca": "peak",
    "lived-voice": "lived_experience",
    "headgulf": "ngo",
    "redsandhill": "acco",
    "gulfhealth": "health",
    "limestonefam": "ngo",
    "anchorpoint": "ngo",
}

# What a test calls a forum, and its key in the preset. An issue of a network goes to statewide,
# then to leaders; cultural_practice is restricted and its issues go to statewide, too.
FORUMS = {
    "leaders": "slf",
    "statewide": "spf",
    "far_north": "cfsn-far-north",
    "limestone_coast": "cfsn-limestone-coast",
    "eyre_western": "cfsn-eyre-western",
    "cultural_practice": "cop-cultural-practice",
}

# Name, organisation and seats, the one they come for first.
PEOPLE = {
    "maddie": ("Maddie Kovac", "headgulf", "far_north member"),
    "leanne": ("Leanne Cooper", "redsandhill", "far_north member, cultural_practice member"),
    "joel": ("Joel Santos", "gulfhealth", "far_north member"),
    "ray": ("Ray Willoughby", "redsandhill", "far_north facilitator, statewide member"),
    "peter": ("Peter Ballantyne", "limestonefam", "limestone_coast facilitator, statewide member"),
    "gwen": ("Gwen Oakley", "limestonefam", "limestone_coast member"),
    "annika": ("Annika Lindqvist", "anchorpoint", "eyre_western facilitator, statewide member"),
    "priya": (
        "Priya Raghunathan",
        "dhs",
        "statewide facilitator, statewide secretariat, leaders secretariat",
    ),
    "caitlin": ("Caitlin Rourke", "dhs", "statewide co_chair"),
    "wanda": ("Wanda Nowicki", "dhs", "leaders secretariat, statewide secretariat"),
    "helen": ("Helen Achterberg", "dhs", "leaders co_chair"),
    "marcus": ("Marcus Tilbrook", "safca", "leaders co_chair"),
    "rosalind": ("Rosalind Quennell", "dhs", "leaders sponsor"),
    "shona": (
        "Shona Beckett",
        "lived-voice",
        "leaders lived_experience, statewide lived_experience",
    ),
    "lien": ("Lien Hoang", "dhs", "statewide analyst, leaders analyst, far_north analyst"),
    "louise": ("Louise Penhall", "safca", "statewide observer, leaders observer"),
    "colin": ("Colin Hathaway", "dhs", ""),  # the site's administrator
    "stranger": ("Nobody Yet", "safca", ""),  # has an account and no seat
}


class Forums:
    """The forums by the names above, as entities of the test's session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getattr__(self, name: str) -> Forum:
        return self._session.scalars(select(Forum).where(Forum.key == FORUMS[name])).one()


@dataclass(frozen=True)
class Cast:
    """`cast.maddie` is a Person with her seats; `cast.forums.far_north` is a Forum."""

    session: Session
    forums: Forums

    def __getattr__(self, name: str) -> Person:
        return get_person(self.session, self.account(name).id, NOW, TIMEZONE)

    def account(self, name: str) -> User:
        """The account behind a person of the cast."""
        return self.session.scalars(select(User).where(User.key == name)).one()

    def everybody(self) -> list[Person]:
        """All of them, to compare a rule for one with the rule for lists."""
        return [getattr(self, name) for name in PEOPLE]


def load_cast(session: Session) -> None:
    """Build the site and give everybody their account and seats."""
    load_preset(session, read("sa-cfss"), now=NOW)
    organisations = _add_organisations(session)
    forums = Forums(session)
    for key, (name, organisation, seats) in PEOPLE.items():
        user = _account(key, name, organisations[organisation])
        session.add(user)
        session.flush()
        for seat in filter(None, seats.split(", ")):
            forum, role = seat.split()
            add_member(session, getattr(forums, forum), user.id, role, since=SINCE)


def _add_organisations(session: Session) -> dict[str, int]:
    rows = [Organisation(key=key, name=key, kind=kind) for key, kind in ORGANISATIONS.items()]
    session.add_all(rows)
    session.flush()
    return {row.key: row.id for row in rows}


def _account(key: str, name: str, organisation_id: int) -> User:
    return User(
        key=key,
        email=f"{key}@example.org",
        name=name,
        position="Works with families",
        organisation_id=organisation_id,
        password_hash=_hash(),
        administrator=key == "colin",
        persona=f"See what {name.split()[0]} can do.",
        joined_at=datetime(2025, 3, 3, tzinfo=UTC),
    )


@cache
def _hash() -> str:
    return hash_password(PASSWORD)
