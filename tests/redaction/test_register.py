"""Every column of text is a person's words, made of them, or named with why it is neither."""

from cop.database import Base
from cop.redaction.register import decided_twice, derived_columns, undecided, words_columns


def test_no_column_is_without_a_decision() -> None:
    assert undecided() == []


def test_no_column_is_decided_twice_and_none_is_named_that_is_not_there() -> None:
    assert decided_twice() == []


def test_words_lie_beside_the_record_and_never_in_it() -> None:
    """What nobody can change can't be redacted."""
    marked = {*words_columns(), *derived_columns()}
    assert {table.name for table in marked if table.info.get("append_only")} == set()


def test_a_row_of_words_is_known_by_one_number() -> None:
    """The scan goes from one to the next."""
    for table in words_columns():
        (key,) = table.primary_key.columns
        assert key.type.python_type is int, table.name


def test_marks_say_something() -> None:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            assert all(isinstance(said, str) and said for said in column.info.values())
