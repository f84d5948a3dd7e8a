"""The forms of directives as they would be sent, and who sends them when."""

from tests.cast import Cast
from tests.feedback.sending import TYPED, day

# noun: at which stage, and by whom.
ONCE = {
    "draft": ("draft", "wanda"),
    "successor": ("issued", "wanda"),
    "issuing": ("draft", "helen"),
    "reflection": ("issued", "caitlin"),
    "reflections/1": ("reflection", "peter"),
    "discussions": ("reflection", "priya"),
    "plans": ("local_discussion", "ray"),
    "feedback": ("local_discussion", "ray"),
    "synthesis": ("feedback_in", "lien"),
    "response": ("synthesised", "helen"),
    "review": ("responded", "helen"),
    "receipts": ("issued", "maddie"),
}
RESPONSE = {"we_asked": TYPED, "you_said": "x", "we_did": "x", "we_did_not": "x"}


def draft(cast: Cast) -> dict[str, object]:
    return {
        "title": "Sent from a page",
        "body": f"## What changes\r\n{TYPED}",
        "prompts": "One?\r\nTwo?",
        "targets": [str(cast.forums.far_north.id), str(cast.forums.eyre_western.id)],
        "reflection": str(cast.forums.statewide.id),
        "must_read": "y",
        "related_issues": "",
        "drafter": "",
        **day("review_on", "1", "9"),
    }


def full(cast: Cast) -> dict[str, dict[str, object]]:
    """Every form as it would be sent."""
    return {
        "draft": draft(cast),
        "successor": draft(cast),
        "issuing": {},
        "reflection": {"note": TYPED},
        "reflections/1": {"kind": "reflection", "text": TYPED},
        "discussions": {"message": TYPED},
        "plans": {"forum": str(cast.forums.far_north.id), **day("day", "9", "3")},
        "feedback": {
            "forum": str(cast.forums.far_north.id),
            "clear": "yes",
            "workable": "no",
            "barrier": TYPED,
        },
        "synthesis": {"summary": TYPED, "method": "x", "silent_note": "x"},
        "response": {**RESPONSE},
        "review": {"found": TYPED},
        "receipts": {},
    }
