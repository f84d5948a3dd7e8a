"""The time, asked for at the edges only: views, the command line and the worker pass it on."""

from datetime import UTC, datetime, timedelta

_offset = timedelta()


def now() -> datetime:
    """Return the present moment in UTC, moved by the offset that a demo or a test has set."""
    return datetime.now(UTC) + _offset


def move(offset: timedelta) -> None:
    """Set how far from the real time `now` answers; the configuration refuses it in production."""
    global _offset
    _offset = offset
