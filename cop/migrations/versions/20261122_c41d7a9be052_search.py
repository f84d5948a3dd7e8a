"""Search

Revision: c41d7a9be052, after 45b893b3d014
"""

from collections.abc import Iterator
from heapq import merge
from itertools import islice

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from cop.feedback.finding import brief_marks, card_marks
from cop.search.models import drop_ddl, index_ddl, late_ddl
from cop.search.operations import put
from cop.search.words import Document
from cop.threads.finding import post_document

revision = "c41d7a9be052"
down_revision = "45b893b3d014"
branch_labels = None
depends_on = None

BATCH = 500
JOINABLE = ("submitted", "acknowledged", "clarifying", "referred", "reopened")
Entry = tuple[str, Document]


def upgrade() -> None:
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column(
            "words",
            sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_search_document_kind_key")),
    )
    for statement in index_ddl(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)
    _read_what_is_there()
    for statement in late_ddl(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def _read_what_is_there() -> None:
    """Let what was written before be found: the oldest first, a batch in memory at a time."""
    here = Session(op.get_bind())
    entries = merge(_posts(here), _issues(here), key=lambda entry: entry[0])
    while batch := list(islice(entries, BATCH)):
        put(here, *(document for _, document in batch))


def _posts(here: Session) -> Iterator[Entry]:
    query = (
        "SELECT post.id, CAST(post.at AS VARCHAR(40)), post.number, thread.forum_id, thread.title,"
        " post.body FROM post JOIN thread ON thread.id = post.thread_id"
        " WHERE post.id > :last AND post.removed_at IS NULL ORDER BY post.id LIMIT :most"
    )
    for post_id, at, number, forum_id, title, body in _in_batches(here, query):
        yield at, post_document(post_id, number, forum_id, title, body)


def _issues(here: Session) -> Iterator[Entry]:
    query = (
        "SELECT issue.id, CAST(issue.raised_at AS VARCHAR(40)), issue.reference, issue.title,"
        " issue.state, issue.submitted_at IS NOT NULL, issue.restricted, what_is_happening, ask,"
        " evidence, impact, tried_locally, urgency_reason, aboriginal_impact, acco_who,"
        " lived_experience FROM issue JOIN brief ON brief.issue_id = issue.id AND brief.version ="
        " (SELECT max(b.version) FROM brief b WHERE b.issue_id = issue.id)"
        " WHERE issue.id > :last ORDER BY issue.id LIMIT :most"
    )
    for key, at, reference, title, state, sent, closed, *said in _in_batches(here, query):
        raisers = _forums(here, "issue_raiser", "detached_at IS NULL", key)
        came = "disposition IS NULL OR disposition != 'undone'"
        visited = _forums(here, "leg", came, key) if sent else set()
        cascaded = bool(_forums(here, "cascade", "1 = 1", key))
        marks = card_marks(raisers, visited, sent=sent, cascaded=cascaded, closed=closed)
        yield at, Document("issue", key, f"{reference} {title}", "", marks, (title, reference))
        joinable = state in JOINABLE and not closed
        marks = brief_marks(raisers, visited, joinable=joinable)
        yield at, Document("brief", key, "", " ".join(filter(None, said)), marks)


def _in_batches(here: Session, query: str) -> Iterator[sa.Row]:
    last = 0
    while rows := here.execute(sa.text(query), {"last": last, "most": BATCH}).all():
        yield from rows
        last = rows[-1][0]


def _forums(here: Session, table: str, condition: str, issue_id: int) -> set[int]:
    query = f"SELECT forum_id FROM {table} WHERE issue_id = :issue AND ({condition})"  # noqa: S608
    return set(here.scalars(sa.text(query), {"issue": issue_id}))


def downgrade() -> None:
    for statement in drop_ddl(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)
    op.drop_table("search_document")
