"""What SQLite would prepare anew each time, it is not asked."""

from sqlalchemy import Engine, bindparam, event, select

from tests.database.scratch import Diary, Scratch

NEWEST = select(Diary.id).order_by(Diary.id.desc())
NUMBER = bindparam("most")
LIMITED = {
    "a number": (NEWEST.limit(2), {}),
    "a number further on": (NEWEST.limit(2).offset(1), {}),
    "a value of the moment": (NEWEST.limit(NUMBER), {"most": 2}),
    "within another": (select(NEWEST.limit(NUMBER).subquery().c.id), {"most": 2}),
}


def test_how_many_rows_are_wanted_is_no_parameter(sqlite: Engine) -> None:
    Scratch.metadata.create_all(sqlite)
    sent: list[tuple[str, object]] = []
    event.listen(
        sqlite, "before_cursor_execute", lambda _c, _cur, sql, given, *_: sent.append((sql, given))
    )
    with sqlite.begin() as connection:
        for _ in range(3):
            connection.execute(Diary.__table__.insert())
        for name, (query, values) in LIMITED.items():
            found = connection.scalars(query, values).all()
            sql, given = sent[-1]
            assert found == ([2, 1] if "further" in name else [3, 2]), name
            assert "LIMIT 2" in sql, name
            assert given == (), name


def test_as_many_as_are_asked_for_each_time(sqlite: Engine) -> None:
    Scratch.metadata.create_all(sqlite)
    with sqlite.begin() as connection:
        for _ in range(3):
            connection.execute(Diary.__table__.insert())
        for most in (1, 3, 2, 0):
            assert len(connection.scalars(NEWEST.limit(NUMBER), {"most": most}).all()) == most
