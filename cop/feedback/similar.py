"""Issues that sound like a text: open ones to join or merge, answered ones to learn from.

What it costs is bounded at any size: of each word the newest issues are looked at, no more, and
a word that few use weighs more than one that many use. A word that stands in an issue's brief
alone counts for those who read that brief, and for nobody else."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, Subquery, and_, func, literal, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from cop.feedback.models import Cascade, Decision, Issue, IssueRaiser, IssueTerm
from cop.feedback.permissions import readable_briefs, visible_issues
from cop.feedback.states import Outcome, State
from cop.feedback.terms import terms_of
from cop.feedback.words import OUTCOME_WORDS, state_words
from cop.forums.models import Forum
from cop.forums.people import Person

MOST_TERMS = 32
NEWEST = 200  # so many issues are looked at for each word
SHARED = 2  # one word in common is chance
FLOOR = 4.5  # a word in a title counts 4, in the ask 2, in a brief 1, times what it tells
NEAR = 0.15  # of the best: what falls far behind it is left out
NOT_SHOWN = (State.DIVERTED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class SimilarLine:
    """An issue that sounds like the text; `answer` is set once it was sent back."""

    id: int
    reference: str
    title: str
    state: State
    closure: str | None
    raised_at: datetime
    origin: str
    holder: str
    networks: int
    part_of: str | None
    outcome: Outcome | None
    answered_at: datetime | None
    score: float
    shared: int

    @property
    def words(self) -> str:
        """What pages call its state."""
        if self.part_of:
            return f"Part of {self.part_of} now"
        return state_words(self.state, self.closure)

    @property
    def answer(self) -> str:
        """What came back, in a word or three; empty if nothing did."""
        return OUTCOME_WORDS[self.outcome] if self.outcome else ""

    @property
    def goes_on_as(self) -> str:
        """The issue to back, join or merge into: a merged one goes on as its parent."""
        return self.part_of or self.reference


def similar_issues(
    session: Session,
    text: str,
    *,
    person: Person,
    limit: int = 5,
    exclude: Collection[int] = (),
) -> list[SimilarLine]:
    """Return the issues that share most with the text, the likest first, in two statements."""
    terms = terms_of(text, most=MOST_TERMS)
    if not terms or not person.is_member:  # others read answers, not what was asked
        return []
    rarity = _rarity(session, terms)
    found = session.execute(_ranked(rarity, person, limit, exclude)).all()
    lines = [_line(row) for row in found]
    typical = sum(rarity.values()) / len(rarity)
    least = max([FLOOR * typical, *(NEAR * line.score for line in lines)])
    return [line for line in lines if line.score >= least]


def _rarity(session: Session, terms: Sequence[str]) -> Mapping[str, float]:
    """Return how much each word tells, those on few cards most."""
    counts = [
        select(literal(term).label("term"), func.count().label("cards")).select_from(
            _newest("card", term).subquery()
        )
        for term in terms
    ]
    cards = union_all(*counts).subquery()
    newest = select(func.max(Issue.id)).scalar_subquery()
    rows = session.execute(select(cards.c.term, cards.c.cards, newest)).all()
    total = rows[0][2] or 0
    return {term: _tells(total, count) for term, count, _ in rows}


def _tells(issues: int, cards: int) -> float:
    return 1 + math.log(1 + issues / (cards + 0.5))


def _newest(part: str, term: str) -> Select[int, int]:
    return (
        select(IssueTerm.issue_id, IssueTerm.weight)
        .where(IssueTerm.part == part, IssueTerm.term == term)
        .order_by(IssueTerm.issue_id.desc())
        .limit(NEWEST)
    )


def _hits(rarity: Mapping[str, float]) -> Subquery:
    """Return every word found: in which part of which issue, and what that counts."""
    pieces = []
    for number, (term, rare) in enumerate(rarity.items()):
        for part in ("card", "brief"):
            found = _newest(part, term).subquery()
            score = found.c.weight * literal(rare)
            pieces.append(
                select(
                    found.c.issue_id.label("issue_id"),
                    literal(number).label("word"),
                    literal(part).label("part"),
                    score.label("score"),
                )
            )
    return union_all(*pieces).subquery()


def _ranked(
    rarity: Mapping[str, float], person: Person, limit: int, exclude: Collection[int]
) -> Select[*tuple[Any, ...]]:
    hits = _hits(rarity)
    score, shared = func.sum(hits.c.score), func.count(hits.c.word.distinct())
    ranked = (
        select(Issue.id, score.label("score"), shared.label("shared"))
        .join(hits, hits.c.issue_id == Issue.id)
        .where(
            or_(hits.c.part == "card", readable_briefs(person)),
            visible_issues(person),
            Issue.state.not_in(NOT_SHOWN),
            Issue.id.not_in(exclude),
        )
        .group_by(Issue.id)
        .having(shared >= min(SHARED, len(rarity)))
        .order_by(score.desc(), Issue.id.desc())
        .limit(limit)
        .subquery()
    )
    return _told(ranked)


def _told(ranked: Subquery) -> Select[*tuple[Any, ...]]:
    """Return what is said of each issue, and its answer if that was sent back."""
    origin, holder, parent = aliased(Forum), aliased(Forum), aliased(Issue)
    networks = (
        select(func.count())
        .where(IssueRaiser.issue_id == Issue.id, IssueRaiser.detached_at.is_(None))
        .scalar_subquery()
    )
    sent = (
        select(func.max(Cascade.decision_id)).where(Cascade.issue_id == Issue.id).scalar_subquery()
    )
    return (
        select(
            Issue.id,
            Issue.reference,
            Issue.title,
            Issue.state,
            Issue.closure,
            Issue.raised_at,
            origin.name.label("origin"),
            holder.name.label("holder"),
            networks.label("networks"),
            parent.reference.label("part_of"),
            Decision.outcome,
            Decision.at.label("answered_at"),
            ranked.c.score,
            ranked.c.shared,
        )
        .join(ranked, ranked.c.id == Issue.id)
        .join(origin, origin.id == Issue.origin_id)
        .join(holder, holder.id == Issue.holder_id)
        .outerjoin(parent, parent.id == Issue.merged_into_id)
        .outerjoin(Decision, and_(Decision.issue_id == Issue.id, Decision.id == sent))
        .order_by(ranked.c.score.desc(), Issue.id.desc())
    )


def _line(row: Row[*tuple[Any, ...]]) -> SimilarLine:
    found: dict[str, Any] = dict(row._mapping)
    outcome = found.pop("outcome")
    return SimilarLine(
        **found
        | {
            "state": State(found["state"]),
            "outcome": Outcome(outcome) if outcome else None,
            "score": float(found["score"]),
        }
    )
