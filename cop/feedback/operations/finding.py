"""Make decisions findable by their words, and find the one that a newer one takes the place of."""

import re
import unicodedata

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cop.errors import Invalid
from cop.feedback.models import Decision, DecisionWord, Issue, ProposalText
from cop.feedback.register import visible_decisions
from cop.forums.people import Person

LONGEST_WORD = 40
LARGEST = 2**31  # of PostgreSQL's integer


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are looked up: small, without accents, each once."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return sorted({word[:LONGEST_WORD] for word in re.findall(r"\w+", plain) if len(word) > 1})


def index_decision(session: Session, decision: Decision) -> None:
    """Let the decision be found by the words of its issue's title, its answer and its reasons."""
    issue = session.get_one(Issue, decision.issue_id)
    text = session.get_one(ProposalText, decision.proposal_id)
    title = (f"dec-{decision.number}", issue.reference, issue.title)
    words = words_of(" ".join((*title, text.answer, text.rationale, *text.conditions)))
    rows = [{"word": word, "decision_id": decision.id} for word in words]
    session.execute(insert(DecisionWord), rows)


def check_superseded(session: Session, number: int | None, by: Person) -> None:
    """Raise Invalid if this person reads no decision of this number."""
    if number is None:
        return
    if not 0 < number < LARGEST:
        raise Invalid("Give the number of a decision: DEC-12.", "supersedes")
    known = select(Decision.id).join(Issue).where(Decision.number == number, visible_decisions(by))
    if session.scalar(known) is None:
        raise Invalid(f"You read no decision DEC-{number}. Check the number.", "supersedes")


def id_of_decision(session: Session, number: int | None) -> int | None:
    """Return the id of the decision with this number, None for no number."""
    if number is None:
        return None
    return session.scalar(select(Decision.id).where(Decision.number == number))
