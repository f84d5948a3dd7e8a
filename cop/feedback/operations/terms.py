"""Keep the words by which an issue is found in step with its title and its brief."""

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from cop.feedback.models import Brief, Issue, IssueTerm
from cop.feedback.terms import terms_of

TITLE, ASK, BRIEF = 4, 2, 1


def index_terms(session: Session, issue: Issue, brief: Brief) -> None:
    """Write the words of the issue as its title and this version of its brief have them."""
    session.execute(delete(IssueTerm).where(IssueTerm.issue_id == issue.id))
    rows = term_rows(issue.id, issue.title, brief.ask, brief_texts(brief))
    if rows:
        session.execute(insert(IssueTerm), rows)


def term_rows(issue_id: int, title: str, ask: str, texts: list[str]) -> list[dict[str, str | int]]:
    """Return the rows of an issue: what its card says, and what its brief alone says."""
    in_title, asked = set(terms_of(title)), set(terms_of(ask))
    card = {term: TITLE * (term in in_title) + ASK * (term in asked) for term in in_title | asked}
    more = {term: BRIEF for term in terms_of(*texts)}
    return [
        {"part": part, "term": term, "issue_id": issue_id, "weight": weight}
        for part, words in (("card", card), ("brief", more))
        for term, weight in words.items()
    ]


def brief_texts(brief: Brief) -> list[str]:
    """Return what the brief says besides what everybody reads."""
    return [brief.what_is_happening, brief.evidence, brief.impact, brief.tried_locally]
