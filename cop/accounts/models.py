"""People, their organisations, their sessions, and what stands between a guesser and a password."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, made_of_words, words


class Organisation(Base):
    """An agency, service or body that people work for or speak for."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(200), info=words("name of an organisation"))
    kind: Mapped[str] = mapped_column(String(40))
    about: Mapped[str] = mapped_column(default="", info=words("about an organisation"))


class User(Base):
    """A person with an account; `email` is kept in lower case."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200), info=words("name"))
    pronouns: Mapped[str] = mapped_column(String(40), default="", info=words("pronouns"))
    position: Mapped[str] = mapped_column(String(200), default="", info=words("position"))
    # The name under which somebody speaks of what they have lived through.
    pseudonym: Mapped[str] = mapped_column(String(60), default="", info=words("pseudonym"))
    region: Mapped[str] = mapped_column(String(80), default="")
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    administrator: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    joined_at: Mapped[datetime]
    persona: Mapped[str | None] = mapped_column(String(200), info=words("persona"))
    unread_notices: Mapped[int] = mapped_column(default=0)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class UserSession(Base):
    """A signed-in browser; the cookie holds the token, this row its hash, so it can be revoked."""

    __tablename__ = "user_session"
    __table_args__ = (Index("ix_user_session_person", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    browser: Mapped[str] = mapped_column(String(200), default="")


class SignInFailure(Base):
    """How often sign-in failed for an address, known or not, and until when it is locked."""

    __tablename__ = "sign_in_failure"

    email_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime]
    locked_until: Mapped[datetime | None]


class KeptText(Base):
    """What somebody typed when their session had ended, encrypted, for them alone."""

    __tablename__ = "kept_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]
    path: Mapped[str] = mapped_column(String(400))
    sealed: Mapped[bytes] = mapped_column(
        LargeBinary, info=made_of_words("typed, sealed; opened and deleted")
    )
