"""Statements that are built once and run often.

Building a statement takes several times as long as running it. A function marked `@prepared` is
called once for each shape of its arguments, with stand-ins in their place; what comes later runs
the statement it returned, with the values of the moment."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, cast

from sqlalchemy import BindParameter, CompoundSelect, Result, Select, bindparam
from sqlalchemy.orm import Session

from cop.forums.people import Person
from cop.forums.straight import Straight
from cop.forums.tiers import Ability, Effect

P = ParamSpec("P")
Query = Select[*tuple[Any, ...]]
Union = CompoundSelect[*tuple[Any, ...]]
Rows = Result[*tuple[Any, ...]]
Read = Callable[[Person], Any]
MANY = (list, tuple, set, frozenset)


class Shape(str):
    """A word that decides what a statement looks like, where others are values in it."""


class Reader:
    """Stands in for a person: what they are shapes a statement, who they are is a value in it."""

    def __init__(self, person: Person, name: str) -> None:
        self.is_member = person.is_member
        self.is_seated = person.is_seated
        self.administrator = person.administrator
        self.in_a_community = bool(person.communities)
        self.reads: dict[str, Read] = {}
        self._name = name

    @property
    def id(self) -> BindParameter[Any]:
        """Who they are."""
        return self._value("id", lambda person: person.id)

    @property
    def organisation_id(self) -> BindParameter[Any]:
        """Whom they work for."""
        return self._value("organisation", lambda person: person.organisation_id)

    @property
    def seats(self) -> BindParameter[Any]:
        """The forums in which they hold a seat."""
        return self._value("seats", lambda person: list(person.seats), many=True)

    @property
    def communities(self) -> BindParameter[Any]:
        """The communities they belong to."""
        return self._value("communities", lambda person: list(person.communities), many=True)

    def forums_where(self, ability: Ability, *effects: Effect) -> BindParameter[Any]:
        """The forums in which they have the ability."""
        name = "_".join([ability.name, *(effect.name for effect in effects)])
        return self._value(
            name, lambda person: list(person.forums_where(ability, *effects)), many=True
        )

    def _value(self, name: str, read: Read, *, many: bool = False) -> BindParameter[Any]:
        self.reads[f"{self._name}_{name}"] = read
        return bindparam(f"{self._name}_{name}", expanding=many)


@dataclass(frozen=True, slots=True)
class _Built:
    """A statement, and how its values are read from the arguments."""

    statement: Query | Union
    entities: bool
    values: tuple[str, ...]
    mappings: tuple[str, ...]
    of_people: dict[str, tuple[str, Read]]
    straight: dict[str, Straight] = field(default_factory=dict)  # by the kind of database

    def run(self, session: Session, arguments: dict[str, Any]) -> Rows:
        values = {name: _plain(arguments[name]) for name in self.values}
        for name in self.mappings:
            values.update(arguments[name])
        for name, (argument, read) in self.of_people.items():
            values[name] = read(arguments[argument])
        if self.entities:
            return session.execute(self.statement, values)
        session.flush()  # as the session itself would, were it asked for entities
        connection = session.connection()
        dialect = connection.dialect
        if dialect.name not in self.straight:
            self.straight[dialect.name] = Straight(self.statement, dialect)
        return cast(Rows, self.straight[dialect.name].run(connection, values))


def prepared(
    build: Callable[P, Query | Union],
) -> Callable[Concatenate[Session, P], Rows]:
    """Return a function that runs the statement which `build` returns, in a given session.

    `build` gets a stand-in for a person, a parameter for any other value and for each value of a
    dict; None, True, False and a Shape stay what they are, so that it may decide by them. It must
    look at nothing else."""
    names = tuple(signature(build).parameters)
    defaults = {
        name: parameter.default
        for name, parameter in signature(build).parameters.items()
        if parameter.default is not parameter.empty
    }
    built: dict[Hashable, _Built] = {}

    @wraps(build)
    def run(session: Session, *args: P.args, **kwargs: P.kwargs) -> Rows:
        arguments = {**defaults, **dict(zip(names, args, strict=False)), **kwargs}
        shape = tuple(_shape(arguments[name]) for name in names)
        if shape not in built:
            built[shape] = _build(build, arguments)
        return built[shape].run(session, arguments)

    return cast(Callable[Concatenate[Session, P], Rows], run)


def _build(build: Callable[..., Query | Union], arguments: dict[str, Any]) -> _Built:
    stand_ins = {name: _stand_in(name, value) for name, value in arguments.items()}
    statement = build(**stand_ins)
    of_people = {
        bound: (name, read)
        for name, reader in stand_ins.items()
        if isinstance(reader, Reader)
        for bound, read in reader.reads.items()
    }
    values = tuple(name for name, it in stand_ins.items() if isinstance(it, BindParameter))
    mappings = tuple(name for name, it in stand_ins.items() if isinstance(it, dict))
    columns = statement.column_descriptions if isinstance(statement, Select) else ()
    entities = any(isinstance(column["expr"], type) for column in columns)
    return _Built(statement, entities, values, mappings, of_people)


def _shape(value: Any) -> Hashable:
    """Return what the statement's form depends on."""
    if isinstance(value, Person):
        in_one = value.in_a_community
        return "person", value.is_member, value.is_seated, value.administrator, in_one
    if _shapes(value):
        return cast(Hashable, value)
    if isinstance(value, dict):
        return tuple(value)
    return list if isinstance(value, MANY) else object


def _shapes(value: Any) -> bool:
    return value is None or isinstance(value, (bool, Shape))


def _stand_in(name: str, value: Any) -> Any:
    if isinstance(value, Person):
        return Reader(value, name)
    if _shapes(value):
        return value
    if isinstance(value, dict):
        return {key: bindparam(key) for key in value}
    return bindparam(name, expanding=isinstance(value, MANY))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, (set, frozenset)) else value
