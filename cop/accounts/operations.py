"""Add people, sign them in and out, and lock out those who guess."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, SignInFailure, User, UserSession
from cop.accounts.passwords import check_password, hash_password, needs_rehash, password_matches
from cop.database import insert_once
from cop.errors import Invalid
from cop.passing import pass_words

SESSION_LENGTH = timedelta(days=14)
FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=15)
WRONG = "That e-mail address and password don’t match. Check both and try again."
LOCKED = "Too many tries. Wait 15 minutes, then try again."


def add_organisation(
    session: Session, *, name: str, kind: str, key: str | None = None, about: str = ""
) -> Organisation:
    """Add a body that people work for or speak for."""
    name, about = _plain(name, "name"), _plain(about, "about")
    if not name:
        raise Invalid("Give the organisation a name.", "name")
    organisation = Organisation(key=key or key_from(name), name=name, kind=kind, about=about)
    session.add(organisation)
    session.flush()
    return organisation


def add_person(
    session: Session,
    *,
    name: str,
    email: str,
    organisation_id: int,
    now: datetime,
    key: str | None = None,
    password: str | None = None,
    administrator: bool = False,
    pronouns: str = "",
    position: str = "",
    pseudonym: str = "",
    region: str = "",
    persona: str | None = None,
) -> User:
    """Add an account; one without a password is there, and nobody can sign in to it."""
    name, email = _new_account(session, name, email, password)
    user = User(
        key=key or f"{key_from(name)}-{secrets.token_hex(4)}",
        email=email,
        name=name,
        organisation_id=organisation_id,
        # Hashed before anything is written: it takes a tenth of a second.
        password_hash=hash_password(password) if password is not None else None,
        administrator=administrator,
        pronouns=_plain(pronouns, "pronouns"),
        position=_plain(position, "position"),
        pseudonym=_plain(pseudonym, "pseudonym"),
        region=region,
        persona=_plain(persona, "persona") if persona else None,
        joined_at=now,
    )
    session.add(user)
    session.flush()
    return user


def _new_account(session: Session, name: str, email: str, password: str | None) -> tuple[str, str]:
    """Return name and address as they are kept, or raise Invalid with what is wrong."""
    name, email = _plain(name, "name"), checked_email(email)
    if not name:
        raise Invalid("Give the person a name.", "name")
    if session.scalar(select(User.id).where(User.email == email)):
        raise Invalid(f"There is an account for {email} already.", "email")
    if password is not None:
        check_password(password, about=f"{name} {email}")
    return name, email


def _plain(text: str, field: str) -> str:
    """Return the words on one line, once they have passed the screen."""
    text = " ".join(text.split())
    pass_words(text, field)
    return text


def checked_email(email: str) -> str:
    """Return the address as it is kept, in lower case, or raise Invalid if it can't be one."""
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise Invalid(f"{email!r} isn’t an e-mail address.", "email") from None


def key_from(name: str) -> str:
    """Return a name in lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "unnamed"


def sign_in(
    session: Session, email: str, password: str, *, browser: str, now: datetime
) -> tuple[User, str]:
    """Check the password and open a session; return the person and the token for the cookie.

    Raises Invalid, with the same words for a wrong address and a wrong password, and after
    five failures in a row locks the address for 15 minutes, whether it exists or not."""
    email = email.strip().lower()
    if _locked(session, email, now):
        raise Invalid(LOCKED)
    user = session.scalar(select(User).where(User.email == email, User.active.is_(True)))
    # Nothing is written yet: hashing takes a tenth of a second, in which no lock may be held.
    if not password_matches(user.password_hash if user else None, password) or user is None:
        _count_failure(session, email, now)
        raise Invalid(WRONG)
    fresh = hash_password(password) if needs_rehash(user.password_hash or "") else None
    if fresh:
        user.password_hash = fresh
    _forget_failures(session, email)
    return user, open_session(session, user, browser=browser, now=now)


def open_session(session: Session, user: User, *, browser: str, now: datetime) -> str:
    """Open a session for this person and return its token; only the token's hash is stored."""
    token = secrets.token_urlsafe(32)
    session.add(
        UserSession(
            token_hash=token_hash(token),
            user_id=user.id,
            created_at=now,
            expires_at=now + SESSION_LENGTH,
            browser=browser[:200],
        )
    )
    session.flush()
    return token


def revoke_session(session: Session, token: str, *, now: datetime) -> None:
    """End the session that this token opened, for good."""
    session.execute(
        update(UserSession)
        .where(UserSession.token_hash == token_hash(token), UserSession.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def token_hash(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _locked(session: Session, email: str, now: datetime) -> bool:
    row = session.get(SignInFailure, token_hash(email))
    return bool(row and row.locked_until and row.locked_until > now)


def _count_failure(session: Session, email: str, now: datetime) -> None:
    """Count a failure; old ones are forgotten after the time of a lock."""
    key = token_hash(email)
    insert_once(session, SignInFailure, email_hash=key, count=0, last_at=now)
    row = session.get_one(SignInFailure, key, with_for_update=True, populate_existing=True)
    row.count = 1 if now - row.last_at > LOCKED_FOR else row.count + 1
    row.last_at = now
    row.locked_until = now + LOCKED_FOR if row.count >= FAILURES_ALLOWED else None
    session.flush()


def _forget_failures(session: Session, email: str) -> None:
    session.execute(delete(SignInFailure).where(SignInFailure.email_hash == token_hash(email)))
