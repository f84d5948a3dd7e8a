"""The forms of the loop as they would be sent, and who sends them when."""

from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from tests.cast import Cast
from tests.feedback.asides import ASIDES
from tests.feedback.stages import journey

TYPED = "What I typed & don’t want to lose"
SHOWN = "What I typed &amp; don’t want to lose"

# noun: at which stage, and by whom.
ONCE = {
    "endorsements": ("raised", "leanne"),
    "endorsement-alone": ("raised", "ray"),
    "brief": ("raised", "ray"),
    "submission": ("referred", "priya"),
    "raisers": ("submitted", "peter"),
    "acknowledgement": ("submitted", "priya"),
    "referral": ("acknowledged", "caitlin"),
    "proposals": ("acknowledged", "caitlin"),
    "cascade": ("decided", "priya"),
    "progress": ("cascaded", "caitlin"),
    "local-checks": ("cascaded", "ray"),
    "reopening": ("local_check", "ray"),
    "diversion": ("raised", "ray"),
    "local-action": ("raised", "ray"),
    "local-closure": ("local_action", "ray"),
    "question": ("acknowledged", "priya"),
    "reply": ("clarifying", "ray"),
    "return": ("acknowledged", "priya"),
    "appeal": ("returned", "ray"),
    "withdrawal": ("acknowledged", "maddie"),
    "objection": ("merged", "ray"),
    "handover": ("acknowledged", "priya"),
    "pause": ("acknowledged", "priya"),
    "learning-note": ("local_check", "ray"),
    "updates": ("acknowledged", "priya"),
    "actions": ("cascaded", "caitlin"),
    "reports": ("local_check", "caitlin"),
    "public-outcome": ("cascaded", "priya"),
}


def day(name: str, day: str, month: str, year: str = "2026") -> dict[str, str]:
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def at_stage(session: Session, cast: Cast, wanted: str) -> Issue:
    if wanted in ASIDES:
        issue = ASIDES[wanted](session, cast)
    else:
        issue = next(issue for stage, issue in journey(session, cast) if stage == wanted)
    session.commit()
    return issue


def full(cast: Cast) -> dict[str, dict[str, str]]:
    """Every form as it would be sent."""
    return {
        "brief": {
            "what_is_happening": TYPED,
            "ask": "x",
            "ask_kind": "decision",
            "deidentified": "y",
        },
        "endorsement-alone": {"reason": TYPED},
        "raisers": {"forum": str(cast.forums.limestone_coast.id), "note": TYPED},
        "acknowledgement": {
            "handler": str(cast.priya.id),
            "note": TYPED,
            **day("next_on", "20", "3"),
        },
        "referral": {"criteria": "law", "options": "One", "advice": TYPED},
        "proposals": {
            "outcome": "agreed",
            "answer": TYPED,
            "rationale": "Because.",
            "owner": str(cast.caitlin.id),
            **day("due_on", "1", "6"),
        },
        "cascade": {"answer": TYPED},
        "progress": {"note": TYPED},
        "local-checks": {"verdict": "partly", "note": TYPED},
        "reopening": {"evidence": TYPED},
        "diversion": {"lawful_channel": "Ring.", "note": TYPED, "sure": "y"},
        "local-action": {
            "owner": str(cast.leanne.id),
            "note": TYPED,
            **day("due_on", "20", "3"),
        },
        "local-closure": {"note": TYPED},
        "question": {"question": TYPED},
        "reply": {"answer": TYPED},
        "return": {"reason_code": "not_ours", "reason": TYPED, "what_locals_can_do": "Ask."},
        "appeal": {"why": TYPED},
        "withdrawal": {"reason": TYPED},
        "objection": {"reason": TYPED},
        "handover": {
            "handler": str(cast.wanda.id),
            "note": TYPED,
            **day("next_on", "20", "3"),
        },
        "pause": {"reason": TYPED},
        "learning-note": {"text": TYPED},
        "submission": {"note": TYPED},
        "endorsements": {"note": TYPED},
        "updates": {"text": TYPED},
        "actions": {"what": TYPED, "owner": str(cast.ray.id)},
        "reports": {"action": "", "percent": "40", "text": TYPED},
        "public-outcome": {"you_said": TYPED, "we_did": "One short form."},
    }
