"""Find people and their sessions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User, UserSession
from cop.accounts.operations import token_hash
from cop.site.models import Site


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody whom the demo lets a visitor be, with one click."""

    id: int
    key: str
    name: str
    position: str
    organisation: str
    what_they_do: str


def find_session(
    session: Session, token: str, now: datetime
) -> Row[User, UserSession, int | None] | None:
    """Return person, session and settings version in one statement, if the session still holds."""
    row = session.execute(
        select(User, UserSession, Site.version)
        .join(UserSession, UserSession.user_id == User.id)
        .outerjoin(Site, Site.id == 1)
        .where(UserSession.token_hash == token_hash(token))
    ).one_or_none()
    if row is None or not row[0].active or row[1].revoked_at or row[1].expires_at <= now:
        return None
    return row


def whose_session_was(session: Session, token: str) -> int | None:
    """Return whose session this token opened, ended or not, so that their text can be kept."""
    return session.scalar(
        select(UserSession.user_id).where(UserSession.token_hash == token_hash(token))
    )


def list_personas(session: Session) -> list[Persona]:
    """Return the demo's people with what each can do, in the order they were loaded."""
    rows = session.execute(
        select(
            User.id,
            User.key,
            User.name,
            User.position,
            Organisation.name,
            func.coalesce(User.persona, ""),
        )
        .join(Organisation, Organisation.id == User.organisation_id)
        .where(User.persona.is_not(None))
        .order_by(User.id)
    )
    return [Persona(*row) for row in rows]


def find_persona(session: Session, key: str) -> User | None:
    """Return the demo person with this key; nobody else can be had this way."""
    return session.scalar(select(User).where(User.key == key, User.persona.is_not(None)))
