"""A newer decision is found by index, however many decisions there are."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bench.plans import sent_to
from bench.site.issues import generate
from cop.feedback.models import Decision
from cop.feedback.superseding import superseded_by
from tests.cast import NOW, Cast

ISSUES = 400


def test_no_decision_is_looked_at_but_those_that_follow(session: Session, cast: Cast) -> None:
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("PostgreSQL reads so few from end to end, as is best.")
    generate(session, ISSUES, NOW)
    session.execute(text("ANALYZE"))
    query = select(Decision.id, superseded_by(cast.helen)).where(Decision.id == 1)
    with sent_to(session.connection()) as sent:
        session.execute(query)
    ((sql, values),) = sent
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    read = [line for *_, line in plan if line.startswith("SEARCH decision")]
    assert len(read) == 4
    assert [line for line in read if "(" not in line] == []  # an index by which nothing is found
