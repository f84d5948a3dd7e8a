"""Gather the record of an issue as plain data, by the same rules as its page."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Any

from sqlalchemy.orm import Session

from cop.feedback.dossier import Dossier, Ruling, dossier_of
from cop.feedback.dossier.lines import AdviceLine, ConflictLine
from cop.feedback.dossier.rulings import all_rulings
from cop.feedback.dossier.voices import Voices, voices_of, with_voices
from cop.feedback.permissions import Case
from cop.feedback.states import Action
from cop.feedback.trails import StepLine, names_of
from cop.feedback.versions import versions_of
from cop.feedback.whole_record import parts
from cop.feedback.words import OUTCOME_WORDS, VIA_WORDS, state_words
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.wall import Wall

Record = dict[str, Any]
FORMAT = 1


def record_for(
    session: Session,
    case: Case,
    person: Person,
    wall: Wall,
    role_words: Mapping[str, str] | None = None,
    masked: Mapping[str, datetime] | None = None,
) -> Record:
    """Return what this person may read of the issue: an observer, only what was answered.

    `role_words` says how this site calls each role, `masked` what was masked in it and when."""
    dossier = dossier_of(session, case, person)
    voices = voices_of(session, case, person)
    rulings = [with_voices(r, voices, person) for r in all_rulings(session, case, person)]
    mine = parts.forums_by_leg(session, case)
    readers = person.forums_where(Ability.READ)
    inside = [r for r in rulings if r and mine.get(r.leg_id or 0) in readers]
    decided = [r for r in rulings if r and r.decided_at and (r.sent or r in inside)]
    record: Record = {
        "format": FORMAT,
        "product": {"name": "CoP", "version": version("cop")},
        "exported": {"at": wall.now, "for": person.name},
        "issue": _card(case),
        "decisions": [_decision(r) for r in decided],
    }
    if not person.is_member:
        return record
    record["issue"] |= _whole_card(case, dossier)
    record["masked"] = _masked(case, masked or {})
    record["steps"] = _steps(session, case, dossier, role_words or {})
    record["legs"] = parts.legs_of(session, case, words=dossier.brief is not None)
    record["networks"] = _networks(dossier)
    record["cascades"] = parts.cascades_of(session, case, dossier, person)
    record["before_decision"] = _before(dossier)
    record["proposals"] = [_proposal(r) for r in inside]
    sent = [r.decision_id for r in decided if r.sent and r.decision_id]
    updates = dossier.brief is not None
    record["actions"] = parts.actions_of(session, sent)
    record["reports"] = parts.reports_of(session, case, sent, updates=updates)
    return record | _behind_it(session, case, dossier, voices, person)


def _behind_it(
    session: Session, case: Case, dossier: Dossier, voices: Voices, person: Person
) -> Record:
    """Return what is read with the brief; to whom that is closed, there is none of it."""
    if dossier.brief is None:
        return {"ask": dossier.ask}
    return {
        "brief": {
            "versions": [_version(v.seen, v.by) for v in versions_of(session, case, person)],
            "sent": [
                {
                    "version": up.version,
                    "forum": up.forum,
                    "at": up.at,
                    "declared_de_identified_by": up.declared_by,
                }
                for up in dossier.went_up
            ],
            "authors": list(dossier.authors),
        },
        "lived_experience": [
            {"pseudonym": t.pseudonym, "at": t.at, "withdrawn": t.withdrawn, "text": t.text}
            for t in dossier.lived
        ],
        "endorsements": [
            {"by": b.name, "organisation": b.organisation, "at": b.at, "note": b.note}
            for b in dossier.backers
        ],
        "referrals": parts.referrals_of(session, case) if dossier.referral else [],
        "returns": parts.returns_of(session, case),
        "objections": parts.objections_of(session, case),
        "local_actions": parts.local_actions_of(session, case),
        "learning_notes": parts.learning_notes_of(session, case),
        "threads": [{"title": p.title, "forum": p.forum, "kind": p.kind} for p in dossier.places],
    }


def _card(case: Case) -> Record:
    issue = case.issue
    return {
        "reference": issue.reference,
        "title": issue.title,
        "marking": issue.marking,
        "names_deceased": issue.names_deceased,
    }


def _whole_card(case: Case, dossier: Dossier) -> Record:
    issue = case.issue
    return {
        "state": str(issue.state),
        "state_in_words": state_words(case.state, issue.closure),
        "closure": issue.closure,
        "raised_by": case.raised_by,
        "raised_at": issue.raised_at,
        "with": case.holder.name,
        "due_on": issue.due_on,
        "urgent": issue.urgent,
        "priority_area": issue.priority_area,
        "merged_from": [reference for reference, _ in dossier.merged],
    }


def _before(dossier: Dossier) -> Record:
    """Return who stands aside, and what was advised, before anything is proposed."""
    return _beside(
        [line for line in dossier.before if isinstance(line, ConflictLine)],
        [line for line in dossier.before if isinstance(line, AdviceLine)],
    )


def _masked(case: Case, masked: Mapping[str, datetime]) -> list[Record]:
    """Return what the page says of what was masked, and when."""
    lines: list[Record] = [{"at": at, "in_words": words} for words, at in masked.items()]
    if case.issue.masked_on:
        lines.append({"at": case.issue.masked_on, "in_words": "A name was masked on request."})
    return lines


def _steps(
    session: Session, case: Case, dossier: Dossier, role_words: Mapping[str, str]
) -> list[Record]:
    names = names_of(dossier.steps)
    roles = parts.roles_of_steps(session, case)
    notes = dossier.brief is not None
    lines = [_step(s, names[s.number], roles.get(s.number, ""), notes) for s in dossier.steps]
    return [line | {"role_in_words": role_words.get(line["role"], line["role"])} for line in lines]


def _step(step: StepLine, name: str, role: str, notes: bool) -> Record:
    unnamed = step.action is Action.ENDORSE and step.by is None
    return {
        "number": step.number,
        "action": str(step.action),
        "in_words": name,
        "to": str(step.target),
        "at": step.at,
        "forum": step.forum,
        "by": step.by,
        "role": "" if unnamed else role,
        "note": step.note if notes else "",
    }


def _networks(dossier: Dossier) -> list[Record]:
    return [
        {
            "forum": n.name,
            "via": n.via,
            "via_in_words": VIA_WORDS[n.via],
            "since": n.since,
            "by": n.by,
            "note": n.note,
        }
        for n in dossier.raisers
    ]


def _version(brief: Any, by: str | None) -> Record:
    words = {name: getattr(brief, name) for name in brief.__dataclass_fields__}
    return words | {"by": by}


def _decision(ruling: Ruling) -> Record:
    newer = ruling.superseded_by
    facts = {
        "key": f"DEC-{ruling.number}",
        "decided_at": ruling.decided_at,
        "superseded_by": f"DEC-{newer}" if newer else None,
    }
    return facts | _ruling(ruling)


def _proposal(ruling: Ruling) -> Record:
    facts = {
        "version": ruling.version,
        "proposed_by": ruling.proposed_by,
        "proposed_at": ruling.proposed_at,
        "became": f"DEC-{ruling.number}" if ruling.number else None,
    }
    return facts | _ruling(ruling)


def _ruling(ruling: Ruling) -> Record:
    return {
        "outcome": str(ruling.outcome),
        "outcome_in_words": OUTCOME_WORDS[ruling.outcome],
        "answer": ruling.answer,
        "rationale": ruling.rationale,
        "not_agreed": ruling.not_agreed,
        "conditions": list(ruling.conditions),
        "owner": ruling.owner,
        "due_on": ruling.due_on,
        "deferred_to": ruling.deferred_to,
        "review_on": ruling.review_on,
        "confirmed": _confirmed(ruling.confirmed_by, ruling.confirmed_at),
        "conflicts_said": ruling.conflicts_said,
    } | _beside(ruling.conflicts, ruling.advice)


def _beside(conflicts: Sequence[ConflictLine], advice: Sequence[AdviceLine]) -> Record:
    return {
        "conflicts": [
            {"name": c.name, "note": c.note, "acted_instead": c.delegate, "at": c.at}
            for c in conflicts
        ],
        "advice": [{"name": a.name, "role": a.role, "text": a.text, "at": a.at} for a in advice],
    }


def _confirmed(names: Sequence[str], moments: Sequence[datetime]) -> list[Record]:
    return [{"by": name, "at": at} for name, at in zip(names, moments, strict=True)]
