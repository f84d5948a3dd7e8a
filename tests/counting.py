"""Count the SQL statements of a block, without those that only begin and end transactions."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine, event

FRAME = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass
class Counted:
    """What was sent to the database inside the block."""

    sent: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        return len(self.sent)


Statements = Callable[[], AbstractContextManager[Counted]]


@contextmanager
def counting(engine: Engine) -> Iterator[Counted]:
    """Count what this engine's connections send."""
    counted = Counted()

    def note(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        if not sql.startswith(FRAME):
            counted.sent.append(sql)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", note)
