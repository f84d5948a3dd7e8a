"""Send a query straight to the driver, in the words and with the values that SQLAlchemy would.

Each time it runs a query, SQLAlchemy looks it up, names and expands its values and describes its
rows, which takes several times as long as a small query itself. Here all of that is kept. Whoever
listens for statements still hears of each, and what the driver refuses is raised as ever."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler

Values = Mapping[str, Any]
Read = Callable[[Values], Any]
MOST = 50  # of the texts that lists of other lengths make of one statement


class Ready(NamedTuple):
    """A query as the driver takes it, for lists of certain lengths, and how each value is read."""

    text: str
    keys: Sequence[str] | None  # None where values go by their place
    reads: tuple[Read, ...]

    def sent(self, values: Values) -> Any:
        """Return the values as they go with the text."""
        sent = tuple([read(values) for read in self.reads])
        return sent if self.keys is None else dict(zip(self.keys, sent, strict=True))


class Straight:
    """A query of columns, not of entities, on a kind of database."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        self._statement = statement
        self._dialect = dialect
        self._compiled: SQLCompiler = statement.compile(dialect=dialect)
        # The text itself says how many values a list has, and how many rows are wanted.
        self._lists = {bind.key for bind in self._compiled.post_compile_params}
        self._written = {bind.key for bind in self._compiled.literal_execute_params} - self._lists
        self._ready: dict[Hashable, Ready] = {}
        self._rows: SimpleResultMetaData | None = None

    def run(self, connection: Connection, values: Values) -> IteratorResult[Any]:
        """Return its rows, all of them read."""
        key = tuple(
            [
                len(value) if name in self._lists else value
                for name, value in values.items()
                if name in self._lists or name in self._written
            ]
        )
        ready = self._ready.get(key) or self._make(key, values)
        rows, description = _ask(connection, ready, values)
        if self._rows is None:
            self._rows = self._described(description)
        return IteratorResult(self._rows, iter(rows))

    def _make(self, key: Hashable, values: Values) -> Ready:
        state = self._compiled.construct_expanded_state(values)
        of_lists = {
            each: (name, number)
            for name, expanded in state.parameter_expansion.items()
            for number, each in enumerate(expanded)
        }
        by_place = state.positiontup
        keys = list(state.parameters) if by_place is None else by_place
        reads = [
            self._read(values, state.parameters[key], *of_lists.get(key, (key,))) for key in keys
        ]
        ready = Ready(state.statement, keys if by_place is None else None, tuple(reads))
        if len(self._ready) >= MOST:
            self._ready.clear()
        self._ready[key] = ready
        return ready

    def _read(self, values: Values, given: Any, name: str, number: int | None = None) -> Read:
        """Return what reads the value of this name, or the one with this number in its list."""
        kind = self._compiled.binds[name].type.dialect_impl(self._dialect)
        change = kind.bind_processor(self._dialect) or _as_it_is
        if name not in values:
            always = change(given)
            return lambda _: always
        if number is None:
            return lambda values: change(values[name])
        return lambda values: change(values[name][number])

    def _described(self, description: Sequence[Sequence[Any]]) -> SimpleResultMetaData:
        """Return what makes rows of what the driver reads."""
        changes = [
            column.type.dialect_impl(self._dialect).result_processor(self._dialect, about[1])
            for column, about in zip(self._statement.selected_columns, description, strict=True)
        ]
        return SimpleResultMetaData([about[0] for about in description], _processors=changes)


def _ask(
    connection: Connection, ready: Ready, values: Values
) -> tuple[Sequence[Any], Sequence[Sequence[Any]]]:
    """Return the rows and what the driver says of their columns."""
    sent = _values_of(connection, ready, values)
    cursor: DBAPICursor = connection.connection.cursor()
    text = ready.text
    try:
        for listen in connection.dispatch.before_cursor_execute:
            text, sent = listen(connection, cursor, text, sent, None, False)
        cursor.execute(text, sent)
        rows, description = cursor.fetchall(), cursor.description
        cursor.close()
    except BaseException as error:
        if isinstance(error, Exception) and not isinstance(
            error, connection.dialect.loaded_dbapi.Error
        ):
            raise  # nothing that the driver said, so SQLAlchemy has no name for it
        connection._handle_dbapi_exception(error, text, sent, cursor, None)
    return rows, description


def _values_of(connection: Connection, ready: Ready, values: Values) -> Any:
    try:
        return ready.sent(values)
    except Exception as error:
        connection._handle_dbapi_exception(error, ready.text, values, None, None)


def _as_it_is(value: Any) -> Any:
    return value
