"""Reading YAML strictly: each key known, present once and of the kind its dataclass asks for."""

import types
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

T = TypeVar("T")

SCALARS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


class ContentError(ValueError):
    """What is wrong in a content file: names the file, the key and what was expected."""


@dataclass(frozen=True)
class Place:
    """A key in a file, and the kind of error to raise about it."""

    file: str
    key: str = ""
    error: type[ContentError] = ContentError

    def at(self, key: object) -> "Place":
        """The place of a key or list position below this one."""
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if self.key else str(key)
        return Place(self.file, self.key + step, self.error)

    def wrong(self, expected: str) -> ContentError:
        """An error that says where it is and what was expected there."""
        return self.error(f"{self.file}: {self.key or 'the file'}: {expected}")


# libyaml reads a jurisdiction's content five times as fast; it is not built everywhere.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeys(_Loader):  # type: ignore[misc]
    """The safe loader, except that a key written twice is an error and not the last one's win."""


def _mapping(loader: _UniqueKeys, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[Hashable] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"key {key!r} is written twice; expected once", key_node.start_mark
            )
        seen.add(key)
    mapping: dict[Hashable, Any] = loader.construct_mapping(node, deep=True)
    return mapping


_UniqueKeys.add_constructor("tag:yaml.org,2002:map", _mapping)


def load(path: Path, error: type[ContentError] = ContentError) -> dict[str, Any]:
    """The mapping a YAML file holds; an error names the file and line."""
    place = Place(path.name, error=error)
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_UniqueKeys)  # noqa: S506
    except (yaml.YAMLError, OSError) as problem:
        raise place.wrong(str(problem)) from problem
    if not isinstance(data, dict):
        raise place.wrong("expected a mapping of keys")
    return data


def build(kind: type[T], value: object, place: Place) -> T:
    """A dataclass made from a mapping whose keys are exactly its fields."""
    given = _mapping_at(value, place)
    hints = get_type_hints(kind)
    known = fields(kind)  # type: ignore[arg-type]
    _refuse_unknown(given, [field.name for field in known], place)
    values = {}
    for field in known:
        if field.name in given:
            values[field.name] = convert(hints[field.name], given[field.name], place.at(field.name))
        elif field.default is MISSING and field.default_factory is MISSING:
            raise place.wrong(f"key {field.name!r} is missing")
    return kind(**values)


def convert(kind: Any, value: object, place: Place) -> Any:
    """The value as the annotation asks, or an error saying what it asks."""
    origin = get_origin(kind)
    if kind is Any:
        return value
    if origin in (Union, types.UnionType):
        return _optional(kind, value, place)
    if origin is Literal:
        return _choice(get_args(kind), value, place)
    if origin is tuple:
        return _listed(get_args(kind)[0], value, place)
    if origin is dict:
        return _mapped(get_args(kind), value, place)
    if is_dataclass(kind):
        return build(kind, value, place)  # type: ignore[arg-type]
    return _date(value, place) if kind is date else _scalar(kind, value, place)


def _refuse_unknown(given: Mapping[str, object], known: list[str], place: Place) -> None:
    for key in given:
        if key not in known:
            near = get_close_matches(str(key), known, n=1)
            meant = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(known)}"
            raise place.wrong(f"key {key!r} is not known; {meant}")


def _mapping_at(value: object, place: Place) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise place.wrong(f"expected a mapping of keys, found {value!r}")
    return value


def _mapped(kinds: tuple[Any, ...], value: object, place: Place) -> dict[str, Any]:
    names, kind = kinds
    given = _mapping_at(value, place).items()
    return {convert(names, key, place): convert(kind, part, place.at(key)) for key, part in given}


def _optional(kind: Any, value: object, place: Place) -> Any:
    if value is None:
        return None
    inner = next(arg for arg in get_args(kind) if arg is not types.NoneType)
    return convert(inner, value, place)


def _choice(choices: tuple[object, ...], value: object, place: Place) -> object:
    if isinstance(value, bool) or value not in choices:
        expected = ", ".join(str(choice) for choice in choices)
        raise place.wrong(f"{value!r} is not known; expected one of {expected}")
    return value


def _listed(kind: Any, value: object, place: Place) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise place.wrong(f"expected a list, found {value!r}")
    return tuple(convert(kind, item, place.at(at)) for at, item in enumerate(value))


def _date(value: object, place: Place) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise place.wrong(f"expected a date like 2026-06-30, found {value!r}") from None


def _scalar(kind: type, value: object, place: Place) -> object:
    fits = isinstance(value, kind) and isinstance(value, bool) == (kind is bool)
    if not fits or (isinstance(value, str) and not value.strip()):
        raise place.wrong(f"expected {SCALARS[kind]}, found {value!r}")
    return value
