"""Write the brief of an issue, a version at a time, and say what it still needs."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.errors import Invalid, Stale, require
from cop.feedback.cases import case_of
from cop.feedback.dossier import BriefSeen
from cop.feedback.dossier.briefs import TELLS_OF_PEOPLE, small_counts_in
from cop.feedback.finding import index_issues
from cop.feedback.models import Brief, BriefSent, Issue, Leg
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.terms import index_terms
from cop.feedback.permissions import (
    can_edit_brief,
)
from cop.feedback.record import lock
from cop.feedback.small_counts import hide_small_counts
from cop.forums.people import Person
from cop.screening.gate import carrying, screen
from cop.site.operations import mark, refuse_marked_text


@dataclass(frozen=True, slots=True)
class BriefText:
    """What a brief says; empty where nothing has been written yet."""

    what_is_happening: str = ""
    ask: str = ""
    ask_kind: str = "decision"
    evidence: str = ""
    impact: str = ""
    severity: int | None = None
    tried_locally: str = ""
    urgent: bool = False
    urgency_reason: str = ""
    aboriginal_impact: str = ""
    acco_consulted: bool | None = None
    acco_who: str = ""
    lived_experience: str = ""
    deidentified: bool = False


# What a brief must hold before it is sent, with what to do about a gap.
NEEDED: Mapping[str, str] = {
    "what_is_happening": "Say what is happening.",
    "evidence": "Say how you know: counts, examples, what you have seen.",
    "impact": "Say who it touches and how.",
    "severity": "Say how serious it is.",
    "tried_locally": "Say what you have tried yourselves.",
    "ask": "Say what you ask for.",
    "aboriginal_impact": "Say what it means for Aboriginal families.",
    "acco_consulted": "Say whether an Aboriginal organisation has been consulted.",
    "lived_experience": "Say what people with lived experience told you, or that nobody was asked.",
    "deidentified": "Confirm that nobody can be recognised.",
}


def edit_brief(
    session: Session,
    issue: Issue,
    brief: BriefText,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
    seen: int | None = None,
    marking: str = "",
) -> Brief:
    """Write the next version of the brief, if it says anything new; nothing is overwritten.

    A marking is the issue's, and stays where none is named. `seen` is the version of the brief
    that this one was made from."""
    begin(session, issue, can_edit_brief, None, by=by, now=now, version=version)
    latest = latest_brief(session, issue)
    if seen is not None and seen != latest.version:
        raise Stale(
            "Somebody saved the brief while you were writing. Your words are still here: "
            "compare them with the brief as it is now, then send again."
        )
    check_raised(brief)
    issue.urgent = brief.urgent
    if marking and marking != issue.marking:
        set_marking(session, issue, marking)
    if _words(brief) == {name: getattr(latest, name) for name in _words(brief)}:
        return latest
    return write_brief(session, issue, brief, by=by, now=now)


def hide_counts(session: Session, issue: Issue, *, by: Person, now: datetime) -> Brief:
    """Write a version with “fewer than five” for each count of people under five."""
    lock(session, issue)
    require(can_edit_brief(by, case_of(session, issue, now)))
    latest = latest_brief(session, issue)
    if not small_counts_in(latest):
        return latest
    words = {f.name: getattr(latest, f.name) for f in fields(BriefText) if f.name != "urgent"}
    words |= {name: hide_small_counts(words[name]) for name in TELLS_OF_PEOPLE}
    with carrying(*(said for said in words.values() if isinstance(said, str))):
        return write_brief(session, issue, BriefText(**words), by=by, now=now)


def write_brief(
    session: Session, issue: Issue, text: BriefText, *, by: Person, now: datetime
) -> Brief:
    last = session.scalar(select(func.max(Brief.version)).where(Brief.issue_id == issue.id)) or 0
    for field, said in _words(text).items():
        if isinstance(said, str):
            refuse_marked_text(session, said, field)
    brief = Brief(issue_id=issue.id, version=last + 1, by_id=by.id, at=now, **_words(text))
    session.add(brief)
    session.flush()
    index_terms(session, issue, brief)
    index_issues(session, issue.id)
    return brief


def set_marking(session: Session, issue: Issue, marking: str) -> None:
    """Give the issue another marking, and let it be found by who reads it then."""
    mark(session, issue, marking)
    session.flush()
    index_issues(session, issue.id)


def _words(text: BriefText) -> dict[str, Any]:
    """Return what a version of the brief holds, trimmed and screened; urgency is the issue's."""
    values = {f.name: getattr(text, f.name) for f in fields(text) if f.name != "urgent"}
    return {n: checked(v, n) if isinstance(v, str) else v for n, v in values.items()}


def latest_brief(session: Session, issue: Issue) -> Brief:
    """Return the brief as it stands."""
    return session.scalars(
        select(Brief).where(Brief.issue_id == issue.id).order_by(Brief.version.desc()).limit(1)
    ).one()


def brief_version(session: Session, issue: Issue, version: int | None) -> Brief | None:
    """Return the brief as it stood at a version, if there was such a one."""
    return session.scalar(select(Brief).where(Brief.issue_id == issue.id, Brief.version == version))


def keep_sent(session: Session, leg: Leg) -> None:
    """Write down which version a forum gets; who saved it has declared that it names nobody."""
    brief = session.scalars(
        select(Brief).where(Brief.issue_id == leg.issue_id).order_by(Brief.version.desc()).limit(1)
    ).one()
    session.add(BriefSent(leg_id=leg.id, brief_id=brief.id, declared_by_id=brief.by_id))
    session.flush()


def check_counts_read(brief: Brief, read: bool) -> None:
    """Raise Invalid if there are counts of people under five and nobody said yes to them."""
    found = small_counts_in(brief)
    if found and not read:
        listed = ", ".join(f"“{count.text}”" for count in found)
        raise Invalid(f"These counts of people are under five: {listed}.", "small_counts")


def gaps(brief: Brief | BriefSeen) -> dict[str, str]:
    """Return what the brief still needs before it can be sent, by field."""
    missing = {name for name in NEEDED if getattr(brief, name) in (None, "")}
    if not brief.deidentified:
        missing.add("deidentified")
    return {name: what for name, what in NEEDED.items() if name in missing}


def check_raised(brief: BriefText) -> None:
    if not brief.what_is_happening.strip():
        raise Invalid("Say what is happening.", "what_is_happening")
    if not brief.ask.strip():
        raise Invalid("Say what you ask for.", "ask")
    if not brief.deidentified:
        raise Invalid("Confirm that nobody can be recognised.", "deidentified")


def checked(text: str, field: str, longest: int = 4000) -> str:
    """Return the text trimmed and screened, or raise Invalid if it is too long."""
    text = text.replace("\r\n", "\n").strip()
    if len(text) > longest:
        raise Invalid(f"Shorten this by {len(text) - longest:,} characters.", field)
    screen(text, field)
    return text
