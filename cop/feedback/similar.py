"""Issues that sound like a text: open ones to join or merge, answered ones to learn from.

What it costs is bounded at any size: of each word the newest issues are looked at, no more, and
a word that few use weighs more than one that many use. A word that stands in an issue's brief
alone counts for those who read that brief, and for nobody else."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Float,
    Integer,
    Row,
    String,
    Subquery,
    and_,
    case,
    column,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Session, aliased

from cop.feedback.models import Cascade, Decision, Issue, IssueRaiser
from cop.feedback.permissions import readable_briefs, visible_issues
from cop.feedback.states import Outcome, State
from cop.feedback.terms import terms_of
from cop.feedback.words import OUTCOME_WORDS, state_words
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, Shape, prepared

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
    words = {f"term{n}": term for n, term in enumerate(rarity)}
    tells = {f"rare{n}": tell for n, tell in enumerate(rarity.values())}
    how = _how(session)
    lines = [_line(row) for row in _ranked(session, person, how, words, tells, limit, exclude)]
    typical = sum(rarity.values()) / len(rarity)
    least = max([FLOOR * typical, *(NEAR * line.score for line in lines)])
    return [line for line in lines if line.score >= least]


# Written out: putting dozens of small SELECTs together took longer than running them. What is
# filled in are numbers and the two parts; the words themselves are bound.
NEWEST_OF = (
    "SELECT issue_id, weight FROM issue_term WHERE part = '{part}' AND term = :term{n}"
    " ORDER BY issue_id DESC LIMIT {newest}"
)
CARDS = f"SELECT {{n}} AS word, count(*) AS cards FROM ({NEWEST_OF}) AS t{{n}}"  # noqa: S608
FOUND = (
    f"SELECT issue_id, {{n}} AS word, '{{part}}' AS part,"  # noqa: S608
    f" weight * CAST(:rare{{n}} AS FLOAT) AS score FROM ({NEWEST_OF}) AS {{part}}{{n}}"
)


SIDE_BY_SIDE, WORD_BY_WORD = "side by side", "word by word"
# PostgreSQL plans each of those SELECTs, which takes ten times as long as running them: there,
# one looks up word by word.
NEWEST_LATERAL = (
    "LATERAL (SELECT issue_id, weight FROM issue_term WHERE part = {part} AND term = w.term"
    " ORDER BY issue_id DESC LIMIT {newest}) AS t"
)
CARDS_LATERAL = (
    "SELECT w.word, count(t.issue_id) AS cards FROM (VALUES {words}) AS w(word, term)"
    " LEFT JOIN {found} ON true GROUP BY w.word"
)
FOUND_LATERAL = (
    "SELECT t.issue_id, w.word, p.part, t.weight * w.rare AS score"
    " FROM (VALUES {words}) AS w(word, term, rare)"
    " CROSS JOIN (VALUES ('card'), ('brief')) AS p(part) CROSS JOIN {found}"
)


def _how(session: Session) -> Shape:
    """Return how words are looked up here: this shapes the statements."""
    lateral = session.get_bind().dialect.name == "postgresql"
    return Shape(WORD_BY_WORD if lateral else SIDE_BY_SIDE)


def _all_cards(how: str, count: int) -> str:
    if how == SIDE_BY_SIDE:
        return _written(CARDS, count, "card")
    words = _listed("({n}, CAST(:term{n} AS VARCHAR))", count)
    return CARDS_LATERAL.format(words=words, found=_lateral("'card'"))


def _all_found(how: str, count: int) -> str:
    if how == SIDE_BY_SIDE:
        return _written(FOUND, count, "card", "brief")
    word = "({n}, CAST(:term{n} AS VARCHAR), CAST(:rare{n} AS FLOAT))"
    return FOUND_LATERAL.format(words=_listed(word, count), found=_lateral("p.part"))


def _lateral(part: str) -> str:
    return NEWEST_LATERAL.format(part=part, newest=NEWEST)


def _listed(piece: str, count: int) -> str:
    return ", ".join(piece.format(n=n) for n in range(count))


def _written(piece: str, count: int, *parts: str) -> str:
    pieces = [(n, part) for n in range(count) for part in parts]
    return " UNION ALL ".join(piece.format(n=n, part=p, newest=NEWEST) for n, p in pieces)


def _rarity(session: Session, terms: Sequence[str]) -> Mapping[str, float]:
    """Return how much each word tells: those on few cards most."""
    rows = _cards(session, _how(session), {f"term{n}": term for n, term in enumerate(terms)})
    told = {terms[word]: _tells(total or 0, count) for word, count, total in rows}
    return {term: told[term] for term in terms}


@prepared
def _cards(how: str, words: dict[str, str]) -> Query:
    counted = text(_all_cards(how, len(words)))
    cards = counted.columns(column("word", Integer), column("cards", Integer)).subquery()
    return select(cards.c.word, cards.c.cards, select(func.max(Issue.id)).scalar_subquery())


def _tells(issues: int, cards: int) -> float:
    return 1 + math.log(1 + issues / (cards + 0.5))


def _hits(how: str, words: dict[str, str]) -> Subquery:
    """Return every word found: in which part of which issue, and what that counts."""
    found = text(_all_found(how, len(words)))
    return found.columns(
        column("issue_id", Integer),
        column("word", Integer),
        column("part", String),
        column("score", Float),
    ).subquery()


@prepared
def _ranked(
    me: Person,
    how: str,
    words: dict[str, str],
    tells: dict[str, float],
    limit: int,
    exclude: Collection[int],
) -> Query:
    """The words, and what each tells, stand in the text of the statement under their names."""
    del tells
    least = min(SHARED, len(words))
    near = _near(how, words, least)
    reads = readable_briefs(me)
    score = near.c.card_score + case((reads, near.c.brief_score), else_=0)
    shared = case((reads, near.c.all_words), else_=near.c.card_words)
    ranked = (
        select(Issue.id, score.label("score"), shared.label("shared"))
        .join(near, near.c.issue_id == Issue.id)
        .where(
            or_(near.c.card_words >= least, reads),
            visible_issues(me),
            Issue.state.not_in(NOT_SHOWN),
            Issue.id.not_in(exclude),
        )
        .order_by(score.desc(), Issue.id.desc())
        .limit(limit)
        .subquery()
    )
    return _told(ranked)


def _near(how: str, words: dict[str, str], least: int) -> Subquery:
    """Return the issues that share enough words, what cards count apart from what briefs do.

    Whom they may be shown to is asked of these few, not of every word that was found."""
    hits = _hits(how, words)
    on_card = hits.c.part == "card"
    all_words = func.count(hits.c.word.distinct())
    return (
        select(
            hits.c.issue_id,
            func.sum(case((on_card, hits.c.score), else_=0.0)).label("card_score"),
            func.sum(case((on_card, 0.0), else_=hits.c.score)).label("brief_score"),
            func.sum(case((on_card, 1), else_=0)).label("card_words"),
            all_words.label("all_words"),
        )
        .group_by(hits.c.issue_id)
        .having(all_words >= least)
        .subquery()
    )


def _told(ranked: Subquery) -> Query:
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
