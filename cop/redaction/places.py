"""Where words stand: whose they are, who looks after them, and what they are part of.

A place is told as ways along foreign keys: `proposal_id.leg_id.forum_id` is the forum of the leg of
the proposal of the row. Without a way to a forum, the words stand on the site's own pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, Table, null, select
from sqlalchemy.orm import Session

from cop.database import Base


@dataclass(frozen=True, slots=True)
class Place:
    """The ways from a row to its forum, to what it is part of, and to who wrote it.

    `others` are the ways to who wrote in columns that somebody else than the row's writer fills."""

    forum: str
    subject: str
    author: str = ""
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a row stands, and who wrote what stands in it."""

    forum_id: int | None
    subject: str
    subject_id: int
    author_id: int | None
    others: Mapping[str, int | None]

    def wrote(self, column: str) -> int | None:
        """Return who wrote what stands in this column, if it is known."""
        return self.others.get(column, self.author_id)


NOTICE = {"cultural_notice": "notice_by_id"}
LEFT_OUT = {"redacted_because": "redacted_by_id"}
PROFILE = dict.fromkeys(("pronouns", "position", "pseudonym"), "id")


PLACES: Mapping[str, Place] = {
    "organisation": Place("", "id"),
    "person": Place("", "id", others=PROFILE),
    "forum": Place("id", "id", others=NOTICE),
    "thread": Place("forum_id", "id", "author_id", NOTICE),
    "post": Place(
        "thread_id.forum_id", "thread_id", "author_id", {"removed_because": "removed_by_id"}
    ),
    "screen_log": Place("forum_id", "forum_id", "by_id"),
    "held_text": Place("forum_id", "forum_id", "ruled_by_id"),
    "review_item": Place("forum_id", "forum_id", "ruled_by_id"),
    "own_contact": Place("forum_id", "forum_id", "by_id"),
    "rule_change": Place("", "id", "by_id"),
    # --- issues: each text belongs to the forum in which it was written
    "issue": Place("origin_id", "id", "raised_by_id"),
    "brief": Place("issue_id.origin_id", "issue_id", "by_id"),
    "endorsement": Place("forum_id", "issue_id", "user_id"),
    "issue_raiser": Place("forum_id", "issue_id", "by_id"),
    "lived_experience": Place("issue_id.origin_id", "issue_id", "by_id"),
    "local_action": Place("issue_id.origin_id", "issue_id", "by_id"),
    "learning_note": Place("forum_id", "issue_id", "by_id"),
    "step_note": Place("step_id.forum_id", "step_id.issue_id", "step_id.by_id", LEFT_OUT),
    "referral": Place("leg_id.forum_id", "leg_id.issue_id", "by_id"),
    "advice": Place("leg_id.forum_id", "leg_id.issue_id", "by_id"),
    "pause": Place("leg_id.forum_id", "leg_id.issue_id", "by_id"),
    "forum_pause": Place("forum_id", "forum_id", "by_id"),
    "issue_return": Place("leg_id.forum_id", "issue_id", "by_id"),
    "diversion": Place("issue_id.origin_id", "issue_id", "by_id"),
    "withdrawal": Place("forum_id", "issue_id", "asked_by_id"),
    "objection": Place("forum_id", "issue_id", "by_id"),
    "proposal_text": Place(
        "proposal_id.leg_id.forum_id", "proposal_id.issue_id", "proposal_id.by_id"
    ),
    "conflict_note": Place(
        "conflict_id.leg_id.forum_id", "conflict_id.leg_id.issue_id", "conflict_id.user_id"
    ),
    "action_item": Place("decision_id.forum_id", "decision_id.issue_id", "by_id"),
    "report_text": Place(
        "report_id.issue_id.holder_id", "report_id.issue_id", "report_id.by_id", LEFT_OUT
    ),
    "cascade": Place("forum_id", "issue_id", "by_id"),
    "local_check": Place("cascade_id.forum_id", "cascade_id.issue_id", "by_id"),
    "public_outcome": Place("decision_id.forum_id", "issue_id", "published_by_id"),
    # --- directives
    "directive": Place("forum_id", "id", "drafter_id"),
    "directive_section": Place("directive_id.forum_id", "directive_id"),
    "directive_feedback": Place("target_id.forum_id", "target_id.directive_id", "by_id"),
    "directive_reflection": Place("forum_id", "directive_id", "by_id"),
    "directive_synthesis": Place("directive_id.forum_id", "directive_id", "by_id"),
    "directive_response": Place(
        "proposal_id.directive_id.forum_id", "proposal_id.directive_id", "proposal_id.by_id"
    ),
    "directive_step_note": Place(
        "step_id.forum_id", "step_id.directive_id", "step_id.by_id", LEFT_OUT
    ),
    # --- consultations: nobody is told whose an answer is
    "consultation": Place("forum_id", "id", "opened_by_id"),
    "question": Place("version_id.consultation_id.forum_id", "version_id.consultation_id"),
    "answer": Place("response_id.consultation_id.forum_id", "response_id.consultation_id"),
    "consultation_outcome": Place("consultation_id.forum_id", "consultation_id"),
    "consultation_outcome_item": Place("consultation_id.forum_id", "consultation_id"),
}


def key_of(table: Table) -> Column[Any]:
    """Return the one number that a row of words is known by."""
    (key,) = table.primary_key.columns
    return key


def subject_of(table: Table) -> str:
    """Return the name of the table that the words of this one are part of."""
    return _end(table, PLACES[table.name].subject)


def where_these_are(session: Session, table: Table, ids: Iterable[int]) -> dict[int, Where]:
    """Return where these rows stand, by key, in one statement."""
    place, kind = PLACES[table.name], subject_of(table)
    tables: FromClause = table
    ends: list[ColumnElement[Any]] = []
    for way in (place.forum, place.subject, place.author, *place.others.values()):
        tables, end = _follow(table, tables, way)
        ends.append(end)
    rows = session.execute(
        select(key_of(table), *ends).select_from(tables).where(key_of(table).in_(list(ids)))
    )
    return {
        key: Where(forum, kind, subject or 0, author, dict(zip(place.others, others, strict=True)))
        for key, forum, subject, author, *others in rows
    }


def author_of(session: Session, table_name: str, key: int, column: str) -> int | None:
    """Return who wrote what stands there, if it is told."""
    found = where_these_are(session, Base.metadata.tables[table_name], [key])
    return found[key].wrote(column) if key in found else None


def rows_of(table: Table, subject_ids: Iterable[int], *columns: Column[Any]) -> Select[Any]:
    """Return the statement of the rows that are part of these, with their keys first."""
    tables, subject = _follow(table, table, PLACES[table.name].subject)
    query = select(key_of(table), *columns).select_from(tables)
    return query.where(subject.in_(sorted(subject_ids))).order_by(key_of(table))


def _follow(table: Table, tables: FromClause, way: str) -> tuple[FromClause, ColumnElement[Any]]:
    """Join what stands along the way, and return its last column."""
    if not way:
        return tables, null()
    first, *further = way.split(".")
    column: ColumnElement[Any] = table.c[first]
    target = table
    for name in further:
        target = _referred(target.c[first])
        alias = target.alias()
        tables = tables.outerjoin(alias, alias.c[key_of(target).name] == column)
        column, first = alias.c[name], name
    return tables, column


def _end(table: Table, way: str) -> str:
    """Return the name of the table that the last column of the way points at."""
    *before, last = way.split(".")
    for name in before:
        table = _referred(table.c[name])
    return table.name if last == "id" else _referred(table.c[last]).name


def _referred(column: Column[Any]) -> Table:
    (key,) = column.foreign_keys
    return Base.metadata.tables[key.column.table.name]
