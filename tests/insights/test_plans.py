"""At a size at which it matters, pages read sums out of an index alone, and never the record."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.plans import Scan, Sent, scans_of, sent_to
from bench.site.issues import generate
from cop.insights.operations import count_moved
from tests.cast import NOW, Cast
from tests.insights.comparing import count_afresh, health_for

ISSUES = 1_500
RECORD = {"issue", "step", "leg", "decision", "cascade", "local_check", "brief", "post"}
SUMS = {"loop_count": "loop_count_read", "loop_month": "loop_month_read", "loop_days": "loop_days"}
CHOICES: tuple[dict[str, str], ...] = (
    {},
    {"period": "all"},
    {"period": "quarter", "ask": "guidance"},
    {"period": "all", "region": "far-north"},
)


@pytest.fixture
def large(session: Session, cast: Cast) -> Session:
    generate(session, ISSUES, NOW)
    count_afresh(session, NOW)
    session.execute(text("ANALYZE"))
    return session


def test_a_page_reads_sums_out_of_an_index_alone_and_never_the_record(large: Session) -> None:
    for chosen in CHOICES:
        with sent_to(large.connection()) as sent:
            health_for(large, NOW, **chosen)
        found = scans(large, sent)
        assert not RECORD & {table for table, _ in found}, chosen
        assert {how for name, how in found if name == "loop_fact"} == {"only ix_loop_fact_measure"}
        for table, index in SUMS.items():
            read = {how for name, how in found if name == table}
            assert read, table
            # Of one network there are so few that they may be looked up by it; and PostgreSQL knows
            # only after a vacuum, which no test can run, that the index alone will do.
            sure = large.get_bind().dialect.name == "sqlite" and "region" not in chosen
            found_by = {f"ix_{table}_network", f"ix_{index}"}
            few = set() if sure else found_by | {f"along {name}" for name in found_by}
            assert all(how.startswith(f"only ix_{index}") for how in read - few), (table, read)


def test_counting_what_moved_looks_through_no_history(large: Session, cast: Cast) -> None:
    """Once an hour it looks at every open issue; in between, at those alone that moved."""
    soon = NOW + timedelta(minutes=1)
    with sent_to(large.connection()) as sent:
        count_moved(large, soon)
    record = [scan for scan in scans(large, sent) if scan[0] in RECORD]
    assert record
    assert [table for table, how in record if not how] == []


def scans(session: Session, sent: Sent) -> list[Scan]:
    """How the database reads each table that these queries name."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        # So few rows are read from end to end, whatever indexes there are: ask what is left.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
    return [scan for query in sent for scan in scans_of(connection, *query)]
