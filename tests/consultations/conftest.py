"""A consultation of the state-wide forum, prepared, and open to the networks and the forum."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from cop.consultations.models import Consultation
from cop.consultations.operations import (
    Audience,
    QuestionText,
    create_consultation,
    open_consultation,
)
from cop.consultations.states import Kind
from tests.cast import Cast

QUESTIONS = (
    QuestionText("barrier", Kind.FREE_TEXT, "What gets in the way?", max_words=20),
    QuestionText(
        "place",
        Kind.SINGLE_CHOICE,
        "Where do you need it most?",
        required=True,
        options=(("desk", "At a desk"), ("phone", "On a phone in town")),
    ),
    QuestionText("idea", Kind.FREE_TEXT, "What would help?", required=True),
)
EVERYBODY = Audience(tiers=("regional", "statewide"))
Prepare = Callable[..., Consultation]


@pytest.fixture
def prepare(session: Session, cast: Cast, now: datetime) -> Prepare:
    """Prepare a consultation; anything of `create_consultation` can be said otherwise."""

    def make(**otherwise: object) -> Consultation:
        facts: dict[str, object] = {
            "forum": cast.forums.statewide,
            "by": cast.caitlin,
            "key": "one-story",
            "title": "One-story referral form",
            "purpose": "To settle how the form works away from a connection.",
            "promise": "We publish what we could not do.",
            "mode_note": "Read only by two named analysts.",
            "iap2_level": "involve",
            "questions": QUESTIONS,
            "analysts": [cast.lien.id],
            "opens_at": now,
            "closes_at": now + timedelta(days=12),
            "now": now,
        }
        facts |= otherwise
        return create_consultation(session, facts.pop("forum"), **facts)

    return make


@pytest.fixture
def asked(session: Session, cast: Cast, now: datetime, prepare: Prepare) -> Consultation:
    """The consultation, open."""
    consultation = prepare()
    open_consultation(session, consultation, by=cast.caitlin, audience=EVERYBODY, now=now)
    return consultation
