"""The consultation that the walk over all routes is about."""

from datetime import timedelta

from sqlalchemy.orm import Session

from cop.consultations.operations import (
    Audience,
    QuestionText,
    create_consultation,
    open_consultation,
)
from cop.consultations.states import Kind
from tests.cast import NOW, Cast

QUESTIONS = (QuestionText("idea", Kind.FREE_TEXT, "What would help?", required=True),)


def consultation_for_walk(session: Session, cast: Cast) -> str:
    """Open a consultation of the State-wide forum to the networks and itself; return its key."""
    consultation = create_consultation(
        session,
        cast.forums.statewide,
        by=cast.caitlin,
        key="one-story",
        title="One-story referral form",
        purpose="To settle how the form works away from a connection.",
        promise="We publish what we could not do.",
        mode_note="Read only by two named analysts.",
        iap2_level="involve",
        questions=QUESTIONS,
        analysts=[cast.lien.id],
        opens_at=NOW,
        closes_at=NOW + timedelta(days=12),
        now=NOW,
    )
    audience = Audience(tiers=("regional", "statewide"))
    open_consultation(session, consultation, by=cast.caitlin, audience=audience, now=NOW)
    return consultation.key
