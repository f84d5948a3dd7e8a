"""Queries that go straight to the driver: words, values, rows and refusals as SQLAlchemy's own."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, bindparam, cast, func, select, text, union_all
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import Integer, Numeric

from bench.plans import sent_to
from cop.database import Base
from cop.forums.prepared import Query, Union, prepared
from cop.forums.straight import MOST
from tests.databases import POSTGRESQL


class Mood(StrEnum):
    GLAD = "glad"
    CALM = "calm"


class Scratch(DeclarativeBase):
    metadata = MetaData()
    type_annotation_map = Base.type_annotation_map


class Page(Scratch):
    __tablename__ = "straight_page"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str | None]
    at: Mapped[datetime | None]
    day: Mapped[date | None]
    open: Mapped[bool | None]
    mood: Mapped[Mood | None]
    data: Mapped[dict[str, Any] | None]
    tags: Mapped[list[str] | None]
    share: Mapped[float | None]


AT = datetime(2026, 3, 1, 9, 30, 0, 123456, timezone(timedelta(hours=10, minutes=30)))
FULL = {
    "id": 1,
    "title": "100% sure, “isn’t it?” :at ?",
    "at": AT,
    "day": date(2026, 2, 28),
    "open": True,
    "mood": Mood.CALM,
    "data": {"a": [1, None, "ä"]},
    "tags": ["x", "y"],
    "share": 0.1,
}


@pytest.fixture
def written(session: Session) -> Session:
    """A session in which three pages are written, one of them empty."""
    Scratch.metadata.create_all(session.connection())
    session.add_all([Page(**FULL), Page(id=2), Page(id=3, open=False, mood=Mood.GLAD, tags=[])])
    session.flush()
    return session


@prepared
def every_column() -> Query:
    return select(*Page.__table__.c, (Page.id * 2).label("twice")).order_by(Page.id)


@prepared
def by_each_kind(at: datetime, day: date, is_open: int, mood: Mood, title: str) -> Query:
    return select(Page.id).where(
        Page.at == at, Page.day == day, Page.open == is_open, Page.mood == mood, Page.title == title
    )


@prepared
def some_of(ids: list[int], moods: list[Mood], limit: int) -> Query:
    kinds = Page.mood.in_(moods) | Page.mood.is_(None)
    return select(Page.id).where(Page.id.in_(ids), kinds).order_by(Page.id).limit(limit)


@prepared
def both_ends(first: int, last: int) -> Union:
    return union_all(select(Page.id, Page.at).where(Page.id == first), _one(last))


@prepared
def tenths(number: int) -> Query:
    return select(cast(number, Numeric(10, 1)).label("tenths"))


@prepared
def whole_number(word: str) -> Query:
    return select(cast(func.substr(word, 1), Integer))


@prepared
def no_such_function(word: str) -> Query:
    return select(func.no_such_function(word))


def _one(number: Any) -> Query:
    return select(Page.id, Page.at).where(Page.id == number)


def test_every_kind_of_value_comes_back_as_it_does_by_sqlalchemy(written: Session) -> None:
    for _ in range(2):
        rows = every_column(written).all()
        by_itself = written.execute(select(*Page.__table__.c).order_by(Page.id)).all()
        assert [tuple(row)[:-1] for row in rows] == [tuple(row) for row in by_itself]
        assert [list(map(type, row))[:-1] for row in rows] == [
            list(map(type, row)) for row in by_itself
        ]
        assert {**rows[0]._mapping} == {**FULL, "twice": 2}
        assert rows[0].at.tzinfo is UTC
        assert rows[2].mood is Mood.GLAD
        assert rows[2].open is False


def test_every_kind_of_value_is_understood_in_a_condition(written: Session) -> None:
    asked = [AT.astimezone(UTC), FULL["day"], 1, Mood.CALM, FULL["title"]]
    assert by_each_kind(written, *asked).scalars().all() == [1]
    assert by_each_kind(written, *asked[:3], Mood.GLAD, FULL["title"]).scalars().all() == []
    assert by_each_kind(written, AT, *asked[1:]).scalar_one() == 1


def test_moment_without_a_zone_is_refused(written: Session) -> None:
    with pytest.raises(StatementError, match="no time zone"):
        by_each_kind(written, AT.replace(tzinfo=None), AT.date(), 1, Mood.CALM, "")


def test_lists_and_numbers_of_rows_may_change_from_one_time_to_the_next(written: Session) -> None:
    moods = list(Mood)
    assert some_of(written, [1, 2, 3], moods, 9).scalars().all() == [1, 2, 3]
    assert some_of(written, [1, 2, 3], moods, 2).scalars().all() == [1, 2]
    assert some_of(written, [3, 1, 2], [Mood.GLAD], 9).scalars().all() == [2, 3]
    assert some_of(written, [3], [], 9).scalars().all() == []
    assert some_of(written, [], moods, 9).scalars().all() == []
    for most in range(2 * MOST):
        ids = list(range(2, 2 + most))
        assert len(some_of(written, ids, moods, 9).all()) == min(most, 2)


def test_words_and_values_are_those_that_sqlalchemy_sends(written: Session) -> None:
    names = bindparam("ids", expanding=True), bindparam("moods", expanding=True)
    ask: Any = some_of  # with its arguments by name, and as it was written
    query = ask.__wrapped__(*names, bindparam("limit"))
    values = {"ids": [1, 2], "moods": list(Mood), "limit": 2}
    with sent_to(written.connection()) as sent:
        ask(written, **values).all()
        written.connection().execute(query, values).all()
    assert sent[0] == sent[1]


def test_halves_of_a_union_get_their_own_values(written: Session) -> None:
    assert {row.id: row.at for row in both_ends(written, 1, 2)} == {1: AT, 2: None}
    assert {row.id for row in both_ends(written, 3, 1)} == {3, 1}


def test_what_the_driver_says_of_a_column_is_heeded(written: Session) -> None:
    assert tenths(written, 3).scalar_one() == Decimal("3.0")


def test_what_the_database_refuses_is_raised_without_anybodys_words(session: Session) -> None:
    with pytest.raises(DBAPIError) as refused, session.begin_nested():
        no_such_function(session, "a secret")
    assert "no_such_function" in str(refused.value)
    assert "a secret" not in str(refused.value)
    assert session.scalar(select(1)) == 1


@pytest.mark.skipif(not POSTGRESQL, reason="a file does not hang up")
def test_connection_that_broke_is_not_used_again(own_database: Engine) -> None:
    with Session(own_database) as session, Session(own_database) as other:
        backend = session.scalar(select(func.pg_backend_pid()))
        other.execute(text("SELECT pg_terminate_backend(:it)"), {"it": backend})
        with pytest.raises(OperationalError) as broken:
            whole_number(session, "1")
        assert broken.value.connection_invalidated
        session.rollback()
        assert whole_number(session, "1").scalar_one() == 1
