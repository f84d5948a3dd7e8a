"""Watch what is written into columns of words, and compare it with what passed the screen."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, Insert, Table, Update, event

from cop.redaction.register import words_columns
from cop.screening.gate import Gate, opened

WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|REPLACE INTO)\s+\"?(\w+)", re.IGNORECASE)


class Watch:
    """What was written where, unit of work by unit of work, and what of it nobody screened.

    A unit is one act of one person. Words that stood in the database before are a copy of what was
    screened then; `ours` are sentences of the product's own."""

    def __init__(self, ours: frozenset[str] = frozenset()) -> None:
        self.ours = ours
        self.columns = words_columns()
        self.kept: set[str] = set()
        self.covered: set[str] = set()
        self.missed: dict[str, set[str]] = {}
        self._written: list[tuple[str, str]] = []

    @contextmanager
    def watching(self, engine: Engine) -> Iterator["Watch"]:
        """Listen to every statement on this engine, whoever sends it."""
        event.listen(engine, "before_cursor_execute", self._listen)
        yield self
        event.remove(engine, "before_cursor_execute", self._listen)
        self._settle(set())

    @contextmanager
    def unit(self) -> Iterator[Gate]:
        """One act: what it writes must have passed the gate while it lasted."""
        self._settle(set())  # what was written outside any act has nobody's words in it
        with opened(Gate()) as gate:
            yield gate
        self._settle({_plain(text) for text in gate.seen})

    def each(self, act: Callable[..., object]) -> Callable[..., object]:
        """Return the act as a unit of its own."""

        def watched(*args: object) -> object:
            with self.unit():
                return act(*args)

        return watched

    def never_written(self) -> set[str]:
        """Return the columns of words that nothing was written into."""
        every = {f"{t.name}.{c.name}" for t, columns in self.columns.items() for c in columns}
        return every - self.covered

    def _settle(self, seen: set[str]) -> None:
        for column, text in self._written:
            self.covered.add(column)
            if text not in seen | self.kept | self.ours:
                self.missed.setdefault(column, set()).add(text)
        self.kept |= {text for _, text in self._written}
        self._written.clear()

    def _listen(
        self, _connection: Any, _cursor: Any, sql: str, _values: Any, context: Any, _many: bool
    ) -> None:
        compiled = getattr(context, "compiled", None)
        statement = compiled.statement if compiled is not None else None
        if isinstance(statement, Insert | Update):
            self._note(statement.table, context.compiled_parameters)
        elif (plain := WRITES.match(sql)) and plain[1] in {table.name for table in self.columns}:
            raise AssertionError(f"written past the models, where nobody can watch: {sql[:80]}")

    def _note(self, table: Any, rows: list[dict[str, Any]]) -> None:
        for column in self.columns.get(table, ()) if isinstance(table, Table) else ():
            for row in rows:
                for text in _texts(row.get(column.key)):
                    self._written.append((f"{table.name}.{column.name}", text))


def _texts(value: object) -> Iterator[str]:
    """Return the words in a value, those within a list or a document one by one."""
    if isinstance(value, str):
        if plain := _plain(value):
            yield plain
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _plain(text: str) -> str:
    """Return the text without what trimming takes away."""
    return " ".join(text.split())
