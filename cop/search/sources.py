"""Who knows what a document is: each slice above says how its own are read, and by whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cop.forums.people import Person
from cop.search.words import Document


@dataclass(frozen=True, slots=True)
class Line:
    """What a person may read of a document: where it stands, and the text to show a piece of."""

    kind: str
    key: int
    title: str
    forum_id: int
    forum: str
    tier: str
    slug: str
    at: datetime
    author: str
    text: str
    thread_id: int | None = None
    number: int | None = None
    reference: str = ""
    names_deceased: bool = False


# Returns those of these documents that the person may read: by the rule for lists, asked afresh.
Reader = Callable[[Session, Person, Sequence[int]], Iterable[Line]]
# Returns the key of every document of the kind with its moment, oldest first, batch by batch.
Keys = Callable[[Session], Iterator[tuple[datetime, int]]]
# Returns these documents as they are now, in any order; what is gone is left out.
Writer = Callable[[Session, Sequence[int]], Iterable[Document]]


@dataclass(frozen=True, slots=True)
class Source:
    """How the documents of one kind are read."""

    read: Reader
    keys: Keys
    documents: Writer


_SOURCES: dict[str, Source] = {}


def register(kind: str, read: Reader, keys: Keys, documents: Writer) -> None:
    """Say how documents of this kind are read; what nobody has registered is never shown."""
    _SOURCES[kind] = Source(read, keys, documents)


def sources() -> Mapping[str, Source]:
    """Return the sources by kind."""
    return _SOURCES
