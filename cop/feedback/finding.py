"""What search finds of issues: the card with reference and title, and apart from it the brief.

Their marks say roughly who reads them. What they may miss is only that somebody reads less by now:
whoever finds one is asked for again by the rules."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, true, union_all
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.models import Brief, Cascade, Issue, IssueRaiser, Leg
from cop.feedback.permissions import came_to, readable_briefs, visible_issues
from cop.feedback.states import OPEN_TO_JOINING, Action, State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.search import operations as index
from cop.search import words
from cop.search.sources import Line, register
from cop.search.words import Document

BATCH = 5000
TEXTS = (
    "what_is_happening",
    "ask",
    "evidence",
    "impact",
    "tried_locally",
    "urgency_reason",
    "aboriginal_impact",
    "acco_who",
    "lived_experience",
)
CHANGES_READERS = frozenset(
    {Action.SUBMIT, Action.CASCADE, Action.REOPEN, Action.REVISIT, Action.OBJECT}
)


def card_marks(
    raisers: Collection[int],
    visited: Collection[int],
    *,
    sent: bool,
    cascaded: bool,
    closed: bool,
    withheld: bool = False,
) -> tuple[str, ...]:
    """Return the marks of an issue's card; a closed circle is one that a restricted forum is of.

    What is withheld is found by no guest, whatever became of it."""
    circles = [words.SITE] if sent and not closed else []
    circles += [words.HEARD] if cascaded and not closed and not withheld else []
    return _marks("issue", raisers, visited, circles)


def brief_marks(
    raisers: Collection[int], visited: Collection[int], *, joinable: bool
) -> tuple[str, ...]:
    """Return the marks of an issue's brief."""
    return _marks("brief", raisers, visited, [words.JOINERS] if joinable else [])


def _marks(
    kind: str, raisers: Collection[int], visited: Collection[int], circles: list[str]
) -> tuple[str, ...]:
    forums = sorted({*raisers, *visited})
    readers = [words.SEVERAL, *map(words.member, forums), *map(words.reader, circles)]
    kinds = dict.fromkeys((words.kind("issue"), words.kind(kind)))
    return (*kinds, *readers, *map(words.place, forums))


def index_issues(session: Session, *issue_ids: int) -> None:
    """Let these issues be found as they are now, by who reads them now: two statements."""
    index.put(session, *_documents(session, issue_ids))


def index_after(session: Session, issue: Issue, action: Action, source: str | None) -> None:
    """Index the issue again if this step changes who reads it."""
    if action is Action.RAISE:
        return  # it has no brief yet
    target = State(issue.state)
    opened = (target in OPEN_TO_JOINING) != (source in OPEN_TO_JOINING)
    if action in CHANGES_READERS or opened:
        index_issues(session, issue.id)


def read_cards(session: Session, person: Person, issue_ids: Sequence[int]) -> Iterable[Line]:
    """Return those of these issues whose card this person may read."""
    rows = session.execute(_lines().where(Issue.id.in_(issue_ids), visible_issues(person)))
    for row in rows:
        line = _found("issue", row, "")
        # Observers read the title and the answer that was sent.
        yield line if person.is_member else replace(line, forum="", author="")


def read_briefs(session: Session, person: Person, issue_ids: Sequence[int]) -> Iterable[Line]:
    """Return those of these issues whose brief this person may read."""
    texts = [getattr(Brief, name) for name in TEXTS]
    rows = session.execute(
        _lines()
        .add_columns(*texts)
        .join(Brief, _latest_brief())
        .where(Issue.id.in_(issue_ids), visible_issues(person), readable_briefs(person))
    )
    for row in rows:
        yield _found("brief", row, " ".join(filter(None, row[-len(TEXTS) :])))


def _found(kind: str, row: Sequence[Any], text: str) -> Line:
    key, title, forum_id, forum, tier, slug, at, author, reference, died, *_ = row
    return Line(
        kind=kind,
        key=key,
        title=title,
        forum_id=forum_id,
        forum=forum,
        tier=tier,
        slug=slug,
        at=at,
        author=author,
        text=text,
        reference=reference,
        names_deceased=died,
    )


def all_issues(session: Session) -> Iterator[tuple[datetime, int]]:
    """Return every issue, oldest first, a batch at a time."""
    last = 0
    query = select(Issue.id, Issue.raised_at).order_by(Issue.id).limit(BATCH)
    while rows := session.execute(query.where(Issue.id > last)).all():
        for last, at in rows:
            yield at, last


def _cards(session: Session, issue_ids: Sequence[int]) -> list[Document]:
    return [document for document in _documents(session, issue_ids) if document.kind == "issue"]


def _briefs(session: Session, issue_ids: Sequence[int]) -> list[Document]:
    return [document for document in _documents(session, issue_ids) if document.kind == "brief"]


def _documents(session: Session, issue_ids: Sequence[int]) -> Iterator[Document]:
    """Return card and brief of these issues, with who reads them now, in two statements."""
    ties = _ties(session, issue_ids)
    rows = session.execute(
        select(
            Issue.id,
            Issue.reference,
            Issue.title,
            Issue.state,
            Issue.submitted_at.is_not(None),
            Issue.restricted,
            Issue.withheld,
            *(getattr(Brief, name) for name in TEXTS),
        )
        .join(Brief, _latest_brief())
        .where(Issue.id.in_(issue_ids))
        .order_by(Issue.id)
    )
    for key, reference, title, state, sent, closed, withheld, *said in rows:
        of = ties[key]
        raisers, visited = of["raiser"], of["visit"] if sent else set()
        joinable = state in OPEN_TO_JOINING and not closed
        marks = card_marks(
            raisers,
            visited,
            sent=sent,
            cascaded=bool(of["cascade"]),
            closed=closed,
            withheld=withheld,
        )
        titled = f"{reference} {title}"
        yield Document("issue", key, titled, "", marks, (title, reference))
        text = " ".join(filter(None, said))
        yield Document("brief", key, "", text, brief_marks(raisers, visited, joinable=joinable))


def _ties(session: Session, issue_ids: Sequence[int]) -> dict[int, dict[str, set[int]]]:
    """Return the forums that raise each issue, that it came to and that were answered."""
    parts: dict[str, tuple[Any, ColumnElement[bool]]] = {
        "raiser": (IssueRaiser, IssueRaiser.detached_at.is_(None)),
        "visit": (Leg, came_to(Leg)),
        "cascade": (Cascade, true()),
    }
    queries = [
        select(model.issue_id, model.forum_id, literal(how)).where(
            model.issue_id.in_(issue_ids), condition
        )
        for how, (model, condition) in parts.items()
    ]
    found: dict[int, dict[str, set[int]]] = {
        issue_id: {how: set() for how in parts} for issue_id in issue_ids
    }
    for issue_id, forum_id, how in session.execute(union_all(*queries)):
        found[issue_id][how].add(forum_id)
    return found


def _latest_brief() -> ColumnElement[bool]:
    newest = (
        select(func.max(Brief.version))
        .where(Brief.issue_id == Issue.id)
        .correlate(Issue)
        .scalar_subquery()
    )
    return and_(Brief.issue_id == Issue.id, Brief.version == newest)


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Issue.id,
            Issue.title,
            Forum.id,
            Forum.name,
            Forum.tier,
            Forum.slug,
            Issue.raised_at,
            User.name,
            Issue.reference,
            Issue.names_deceased,
        )
        .join(Forum, Forum.id == Issue.holder_id)
        .join(User, User.id == Issue.raised_by_id)
    )


register("issue", read_cards, all_issues, _cards)
register("brief", read_briefs, all_issues, _briefs)
