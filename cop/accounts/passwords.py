"""Hash and check passwords with argon2id."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from cop.errors import Invalid

SHORTEST = 12
LONGEST = 1000  # what the sign-in form takes
FEWEST_DIFFERENT = 5
# OWASP's second setting: 19 MiB, two passes, one lane. The library's default takes four times as
# long.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def check_password(password: str, *, about: str = "") -> None:
    """Raise Invalid with the reason if the password is too easy to guess.

    `about` is what everybody knows of the person: their name and e-mail address."""
    if len(password) < SHORTEST:
        raise Invalid(
            f"Choose a longer password: {SHORTEST} characters at least. Four words do well.",
            "password",
        )
    if len(password) > LONGEST:
        raise Invalid(f"Choose a shorter password: {LONGEST} characters fit.", "password")
    if len(set(password.casefold())) < FEWEST_DIFFERENT:
        raise Invalid("Choose a password of more different characters.", "password")
    if password.casefold() in about.casefold():
        raise Invalid("Choose a password that isn’t your name or e-mail address.", "password")


def hash_password(password: str) -> str:
    """Return an argon2id hash with its own salt and parameters in it."""
    return _hasher.hash(password)


def password_matches(hashed: str | None, password: str) -> bool:
    """Say whether the password fits; takes as long where there is no account or no password."""
    try:
        return _hasher.verify(hashed or _nobody(), password) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(hashed: str) -> bool:
    """Say whether the hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(hashed)


@cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")
