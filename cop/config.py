"""The configuration: read once from the environment, typed, refused loudly when it is unsafe."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from cop.database import sqlalchemy_url

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
FEWEST_DIFFERENT = 10
BACKENDS = {"postgresql", "sqlite"}
FURTHEST = timedelta(days=10_000)


class Mode(StrEnum):
    """How the site runs: only `production` faces people, only `demo` offers personas."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class ConfigError(Exception):
    """A setting that can't be used; the message names its variable."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the application needs to know about where it runs."""

    mode: Mode
    secret_key: str
    database_url: str
    instance: Path
    clock_offset: timedelta = timedelta()

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Config":
        """Read the COP_ variables; raise ConfigError naming the first that can't be used."""
        env = os.environ if env is None else env
        mode = _mode(env)
        instance = Path(env.get("COP_INSTANCE") or ROOT / "instance").resolve()
        return cls(
            mode=mode,
            secret_key=_secret(env, mode, instance),
            database_url=_database_url(env, instance),
            instance=instance,
            clock_offset=_offset(env, mode),
        )

    @property
    def demo(self) -> bool:
        """Whether the sign-in page may offer the demo people."""
        return self.mode is Mode.DEMO

    @property
    def production(self) -> bool:
        """Whether cookies are for https only and nothing of the demo may show."""
        return self.mode is Mode.PRODUCTION


def _mode(env: Mapping[str, str]) -> Mode:
    raw = env.get("COP_MODE") or Mode.PRODUCTION
    try:
        return Mode(raw)
    except ValueError:
        raise ConfigError(f"COP_MODE is {raw!r}; it must be one of {', '.join(Mode)}.") from None


def _secret(env: Mapping[str, str], mode: Mode, instance: Path) -> str:
    secret = env.get("COP_SECRET_KEY", "")
    if not secret and mode is not Mode.PRODUCTION:
        return _kept_secret(instance / "secret_key")
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT:
        raise ConfigError(
            f"COP_SECRET_KEY must be at least {SHORTEST_SECRET} random characters. "
            'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    return secret


def _kept_secret(path: Path) -> str:
    """Return the demo's own secret, made once, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written whole under another name first: of two processes that start at once, both must
        # end up with the same secret.
        handle, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text().strip()


def _database_url(env: Mapping[str, str], instance: Path) -> str:
    url = env.get("COP_DATABASE_URL") or f"sqlite:///{instance / 'cop.sqlite'}"
    try:
        backend = make_url(sqlalchemy_url(url)).get_backend_name()
    except ArgumentError:
        backend = ""
    if backend not in BACKENDS:
        raise ConfigError(
            "COP_DATABASE_URL must be like postgresql://user:password@host/name "
            "or sqlite:////folder/name.sqlite."
        )
    return url


def _offset(env: Mapping[str, str], mode: Mode) -> timedelta:
    raw = env.get("COP_CLOCK_OFFSET_DAYS") or "0"
    try:
        offset = timedelta(days=float(raw))
    except (ValueError, OverflowError):
        raise ConfigError(f"COP_CLOCK_OFFSET_DAYS is {raw!r}; it must be a number.") from None
    if abs(offset) > FURTHEST:
        raise ConfigError(f"COP_CLOCK_OFFSET_DAYS is {raw}; it can't be more than {FURTHEST.days}.")
    if offset and mode is Mode.PRODUCTION:
        raise ConfigError("COP_CLOCK_OFFSET_DAYS moves the clock and is refused in production.")
    return offset
