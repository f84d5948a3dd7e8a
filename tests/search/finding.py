"""What people find, through every page, and what the index holds."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.forums.people import Person
from cop.search.models import SearchDocument
from cop.search.queries import Found, search

Key = tuple[str, int]


def pages(session: Session, person: Person, text: str, limit: int = 20) -> list[list[Found]]:
    """Every page of a search, as somebody goes through them."""
    found = [search(session, person, text, limit=limit)]
    while found[-1].after:
        found.append(search(session, person, text, after=found[-1].after, limit=limit))
    return [list(page.lines) for page in found]


def keys(session: Session, person: Person, text: str, limit: int = 20) -> set[Key]:
    """What this person finds, by kind and id; nothing is found twice."""
    lines = [(e.kind, e.key) for page in pages(session, person, text, limit) for e in page]
    assert len(lines) == len(set(lines))
    return set(lines)


def titles(session: Session, person: Person, text: str) -> list[str]:
    """The titles of what this person finds first, best first."""
    return [line.title for line in search(session, person, text).lines]


def indexed(session: Session) -> dict[Key, str]:
    """What the index holds, as it was written."""
    rows = session.execute(select(SearchDocument.kind, SearchDocument.key, SearchDocument.words))
    return {(kind, key): _without_neighbours(words) for kind, key, words in rows}


def _without_neighbours(words: str) -> str:
    marks = (word for word in words.split() if word.strip("'")[:2] not in ("b_", "c_", "d_"))
    return " ".join(marks)
