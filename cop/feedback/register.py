"""The register of decisions: what was decided, as far as this person may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.errors import NotFound
from cop.feedback.models import (
    Decision,
    DecisionWord,
    Issue,
    Proposal,
    ProposalText,
)
from cop.feedback.permissions import visible_issues
from cop.feedback.queries import said_beside
from cop.feedback.states import Outcome, State
from cop.feedback.superseding import superseded_by, was_sent
from cop.feedback.words import state_words
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability

PER_PAGE = 25
MOST_WORDS = 6
PREFIX = "DEC"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader of the register asks for."""

    outcome: str = ""
    forum_id: int | None = None
    year: int | None = None
    review_due: bool = False
    superseded: bool | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as the register lists it."""

    id: int
    number: int
    decided_at: datetime
    outcome: Outcome
    due_on: date | None
    review_on: date | None
    deferred_to: date | None
    answer: str
    conditions: Sequence[str]
    reference: str
    title: str
    state: State
    closure: str | None
    forum: str
    tier: str
    owner: str
    superseded_by: int | None
    sent: bool
    marking: str | None  # where it isn’t the site’s own default
    names_deceased: bool

    @property
    def key(self) -> str:
        """“DEC-12”."""
        return f"{PREFIX}-{self.number}"

    @property
    def issue_words(self) -> str:
        """What pages call the state its issue is in."""
        return state_words(self.state, self.closure)


def number_of(key: str) -> int | None:
    """Return the number in “DEC-12” or “12”, None for anything else."""
    raw = key.strip().upper().removeprefix(f"{PREFIX}-")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else None


def visible_decisions(person: Person) -> ColumnElement[bool]:
    """Return the clause of the decisions this person reads; the statement joins their issues.

    Once it was sent back, who sees the issue; before, the members of the forum that decided."""
    mine = Decision.forum_id.in_(person.forums_where(Ability.READ))
    return or_(mine, and_(was_sent(Decision), visible_issues(person)))


def list_decisions(
    session: Session,
    person: Person,
    wanted: Wanted,
    *,
    timezone: str,
    today: date,
    before: int | None = None,
    limit: int = PER_PAGE,
) -> Sequence[DecisionLine]:
    """Return a page of the decisions this person reads and one more, the newest first."""
    query = _lines(person).where(
        visible_decisions(person), *_asked(wanted, person, timezone, today)
    )
    if before is not None:
        query = query.where(Decision.number < before)
    rows = session.execute(query.order_by(Decision.number.desc()).limit(limit + 1))
    return [_line(row) for row in rows]


def get_decision(session: Session, number: int | None, person: Person) -> DecisionLine:
    """Return the decision with this number, or raise NotFound if it is none of this person's."""
    query = _lines(person).where(visible_decisions(person), Decision.number == number)
    row = session.execute(query).first()
    if row is None:
        raise NotFound
    return _line(row)


def supersedes(session: Session, line: DecisionLine, person: Person) -> Sequence[int]:
    """Return the numbers of the decisions whose place this one took, as far as they are read."""
    old, new = aliased(Decision), aliased(Decision)
    mine = select(old.number).join(
        new, or_(new.supersedes_id == old.id, and_(new.issue_id == old.issue_id, new.id > old.id))
    )
    seen = select(Decision.number).join(Issue).where(visible_decisions(person))
    query = mine.where(new.id == line.id, old.number.in_(seen)).order_by(old.number)
    return session.scalars(query).all()


def deciding_forums(session: Session, person: Person) -> dict[int, str]:
    """Return the forums whose decisions this person reads, by name."""
    rows = session.execute(
        select(Forum.id, Forum.name)
        .where(
            exists(
                select(1)
                .select_from(Decision)
                .join(Issue, Issue.id == Decision.issue_id)
                .where(Decision.forum_id == Forum.id, visible_decisions(person))
                .correlate(Forum)
            )
        )
        .order_by(Forum.name)
    )
    return {id_: name for id_, name in rows}


def first_year(session: Session, person: Person, timezone: str) -> int | None:
    """Return the year of the first decision that this person reads, for the list of years."""
    at = session.scalar(select(func.min(Decision.at)).join(Issue).where(visible_decisions(person)))
    return at.astimezone(ZoneInfo(timezone)).year if at else None


def _lines(person: Person) -> Select[*tuple[Any, ...]]:
    owner = aliased(User)
    return (
        select(
            Decision.id,
            Decision.number,
            Decision.at,
            Decision.outcome,
            Decision.due_on,
            Proposal.review_on,
            Proposal.deferred_to,
            ProposalText.answer,
            ProposalText.conditions,
            Issue.reference,
            Issue.title,
            Issue.state,
            Issue.closure,
            Forum.name,
            Forum.tier,
            owner.name,
            superseded_by(person),
            was_sent(Decision),
            *said_beside(Issue),
        )
        .join(Issue, Issue.id == Decision.issue_id)
        .join(Forum, Forum.id == Decision.forum_id)
        .join(Proposal, Proposal.id == Decision.proposal_id)
        .join(ProposalText, ProposalText.proposal_id == Proposal.id)
        .join(owner, owner.id == Decision.owner_id)
    )


def _asked(wanted: Wanted, person: Person, timezone: str, today: date) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = [_has_word(word) for word in wanted.words[:MOST_WORDS]]
    if wanted.outcome:
        clauses.append(Decision.outcome == wanted.outcome)
    if wanted.forum_id is not None:
        clauses.append(Decision.forum_id == wanted.forum_id)
    if wanted.year is not None:
        clauses.append(Decision.at.between(*_year(wanted.year, timezone)))
    newer = superseded_by(person)
    if wanted.superseded is not None:
        clauses.append(newer.is_not(None) if wanted.superseded else newer.is_(None))
    if wanted.review_due:
        clauses += [Proposal.review_on <= today, newer.is_(None)]
    return clauses


def _has_word(word: str) -> ColumnElement[bool]:
    """Return the clause of the decisions with a word that begins so: a range of the key."""
    begins = and_(DecisionWord.word >= word, DecisionWord.word < word + "\U0010ffff")
    return Decision.id.in_(select(DecisionWord.decision_id).where(begins))


def _year(year: int, timezone: str) -> tuple[datetime, datetime]:
    zone = ZoneInfo(timezone)
    first = datetime.combine(date(year, 1, 1), time(), zone)
    after = datetime.combine(date(year + 1, 1, 1), time(), zone)
    return first, after - timedelta(microseconds=1)


def _line(row: Row[*tuple[Any, ...]]) -> DecisionLine:
    values = list(row)
    values[3], values[11] = Outcome(values[3]), State(values[11])
    values[17], values[19] = bool(values[17]), bool(values[19])
    return DecisionLine(*values)
