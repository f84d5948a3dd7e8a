"""Find people and their sessions."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User, UserSession
from cop.accounts.operations import token_hash


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody whom the demo lets a visitor be, with one click."""

    id: int
    key: str
    name: str
    position: str
    organisation: str
    what_they_do: str


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
