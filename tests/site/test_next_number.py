"""References are numbered without a gap and without a double."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cop.site.operations import current_number, next_number, start_numbers_at


def test_numbers_begin_at_one_and_go_on(session: Session) -> None:
    assert [next_number(session, "issue") for _ in range(3)] == [1, 2, 3]
    assert next_number(session, "brief") == 1
    assert current_number(session, "issue") == 3


def test_numbers_go_on_after_those_given_elsewhere(session: Session) -> None:
    start_numbers_at(session, "issue", 110)
    assert next_number(session, "issue") == 111
    start_numbers_at(session, "issue", 7)
    assert next_number(session, "issue") == 112


def test_forty_at_once_get_forty_numbers_from_the_very_first(own_database: Engine) -> None:
    def one(_: int) -> int:
        with Session(own_database) as session:
            number = next_number(session, "issue")
            session.commit()
            return number

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(one, range(40))) == list(range(1, 41))
