"""The configuration refuses what is unsafe, and names the variable."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from cop.config import Config, ConfigError, Mode

GOOD = "0123456789abcdefghijklmnopqrstuvwxyz"


def test_production_is_what_nothing_says(tmp_path: Path) -> None:
    config = Config.from_env(
        {"COP_SECRET_KEY": GOOD, "COP_INSTANCE": str(tmp_path), "COP_MODE": ""}
    )
    assert (config.mode, config.production, config.demo) == (Mode.PRODUCTION, True, False)
    assert config.database_url == f"sqlite:///{tmp_path}/cop.sqlite"


@pytest.mark.parametrize("secret", ["", "short", "a" * 64, "ab" * 40])
def test_production_needs_a_secret_that_is_one(secret: str) -> None:
    with pytest.raises(ConfigError, match="COP_SECRET_KEY"):
        Config.from_env({"COP_SECRET_KEY": secret})


def test_demo_makes_its_secret_once_for_its_owner_alone(tmp_path: Path) -> None:
    env = {"COP_MODE": "demo", "COP_INSTANCE": str(tmp_path / "new")}
    with ThreadPoolExecutor(8) as pool:
        secrets = {config.secret_key for config in pool.map(Config.from_env, [env] * 16)}
    assert len(secrets) == 1
    assert len(secrets.pop()) > 32
    kept = tmp_path / "new" / "secret_key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("COP_MODE", "prod"),
        ("COP_DATABASE_URL", "not an address"),
        ("COP_DATABASE_URL", "mysql://host/name"),
        ("COP_CLOCK_OFFSET_DAYS", "soon"),
        ("COP_CLOCK_OFFSET_DAYS", "nan"),
        ("COP_CLOCK_OFFSET_DAYS", "99999999"),
        ("COP_CLOCK_OFFSET_DAYS", "1"),  # refused in production
    ],
)
def test_mistake_names_its_variable(name: str, text: str) -> None:
    with pytest.raises(ConfigError, match=name):
        Config.from_env({"COP_SECRET_KEY": GOOD, name: text})


def test_refused_address_is_not_repeated_with_its_password() -> None:
    with pytest.raises(ConfigError) as refusal:
        Config.from_env({"COP_SECRET_KEY": GOOD, "COP_DATABASE_URL": "mysql://me:geheim@host/x"})
    assert "geheim" not in str(refusal.value)


def test_clock_moves_where_people_are_made_up(tmp_path: Path) -> None:
    env = {"COP_MODE": "test", "COP_INSTANCE": str(tmp_path), "COP_CLOCK_OFFSET_DAYS": "-1.5"}
    assert Config.from_env(env).clock_offset == timedelta(days=-1.5)
