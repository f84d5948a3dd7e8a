"""Versions of a brief: which there are for whom, and what changed between two of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from sqlalchemy import case as when
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.dossier.briefs import seen_by
from cop.feedback.dossier.lines import BriefSeen
from cop.feedback.models import Brief, BriefSent, Leg
from cop.feedback.permissions import Case, came_to
from cop.feedback.standing import can_read_versions
from cop.feedback.words import ASK_KINDS, SEVERITIES
from cop.forums.people import Person

# Beyond so many pairs of words, two texts are compared by lines and sentences.
MOST_PAIRS = 250_000

TITLES = {
    "what_is_happening": "What’s happening",
    "evidence": "How we know",
    "impact": "Who it touches",
    "severity": "How serious it is",
    "tried_locally": "What we’ve tried",
    "ask_kind": "What kind of answer",
    "ask": "What we ask",
    "urgency_reason": "Why it’s urgent",
    "aboriginal_impact": "What it means for Aboriginal families",
    "acco_consulted": "Whether an Aboriginal organisation was consulted",
    "acco_who": "Which Aboriginal organisation, or why none",
    "lived_experience": "What people with lived experience told us",
}


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the brief and, to its own network, who wrote it."""

    seen: BriefSeen
    by: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A part of the brief that differs between two versions."""

    title: str
    pieces: Sequence[Piece]


def versions_of(session: Session, case: Case, person: Person) -> list[Version]:
    """Return the versions this person reads, the newest first.

    The network that wrote it reads all of them; others, those that were sent."""
    inside = bool(can_read_versions(person, case))
    known_as = when((User.pseudonym != "", User.pseudonym), else_=User.name)
    query = (
        select(Brief, known_as)
        .join(User, User.id == Brief.by_id)
        .where(Brief.issue_id == case.issue.id)
        .order_by(Brief.version.desc())
    )
    if not inside:
        sent = select(1).select_from(BriefSent).join(Leg).where(BriefSent.brief_id == Brief.id)
        query = query.where(exists(sent.where(came_to(Leg))))
    rows = session.execute(query)
    return [
        Version(seen_by(person, case.issue, brief), name if inside else None)
        for brief, name in rows
    ]


def changes_between(older: BriefSeen, newer: BriefSeen) -> list[Change]:
    """Return the parts that differ, each word by word."""
    found = []
    for name, title in TITLES.items():
        before, after = _words(older, name), _words(newer, name)
        if before != after:
            found.append(Change(title, pieces_between(before, after)))
    return found


def pieces_between(before: str, after: str) -> list[Piece]:
    """Return what stayed, came and went from one text to the other, in reading order."""
    one, other = _tokens(before, after)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(one[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("removed", "".join(one[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("added", "".join(other[j1:j2])))
    return pieces


def _tokens(before: str, after: str) -> tuple[list[str], list[str]]:
    """Cut both texts into words with the space after them; very long ones into sentences."""
    one, other = re.findall(r"\S+\s*|\s+", before), re.findall(r"\S+\s*|\s+", after)
    if len(one) * len(other) <= MOST_PAIRS:
        return one, other
    return _sentences(before), _sentences(after)


def _sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.!?\n])(?=\s)", text)
    return parts if len(parts) <= MOST_PAIRS**0.5 else [text]


def _words(brief: BriefSeen, name: str) -> str:
    value = getattr(brief, name)
    if name == "severity":
        return SEVERITIES.get(value, "")
    if name == "ask_kind":
        return ASK_KINDS.get(value, str(value))
    if name == "acco_consulted":
        return "" if value is None else "Yes" if value else "No"
    return str(value)


def chosen(versions: Sequence[Version], raw: str, otherwise: int) -> Version:
    """Return the version with this number, or the one at this place of the list."""
    numbers = {str(v.seen.version): v for v in versions}
    return numbers.get(raw) or versions[min(otherwise, len(versions) - 1)]
