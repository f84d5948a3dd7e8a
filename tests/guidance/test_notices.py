"""Who is told of what, in which words, and where it leads."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Event
from cop.guidance.models import Directive
from cop.notifications.messages import message_for
from cop.notifications.recipients import recipients_for
from tests.cast import TODAY, Cast
from tests.guidance.journeys import answer, at_stage, drafted, run

NETWORKS = "maddie leanne joel ray peter gwen annika"
STATEWIDE = "ray peter annika priya caitlin wanda shona"
DIRECTS = "helen marcus rosalind priya wanda"

# The step, by the stage that it leads to, and who is told of it.
MOVED = {
    "draft": "",
    "issued": "priya caitlin wanda",
    "reflection": STATEWIDE,
    "local_discussion": "",
    "feedback_in": "lien priya wanda",
    "synthesised": DIRECTS,
    "responded": "",
    "reviewed": "ray peter annika",
}


def events(session: Session, directive: Directive, kind: str) -> list[Event]:
    found = select(Event).where(
        Event.subject == "directive", Event.subject_id == directive.id, Event.kind == kind
    )
    return list(session.scalars(found.order_by(Event.id)))


def told(session: Session, event: Event, today: date = TODAY) -> set[str]:
    ids = recipients_for(session, event, today)
    return set(session.scalars(select(User.key).where(User.id.in_(ids))))


@pytest.mark.parametrize("stage", MOVED)
def test_each_step_is_told_to_those_who_go_on(session: Session, cast: Cast, stage: str) -> None:
    directive = at_stage(session, cast, stage)
    event = events(session, directive, "directive.moved")[-1]
    assert told(session, event) == set(MOVED[stage].split())
    message = message_for(session, event)
    assert (message is not None) or not MOVED[stage]
    if message:
        assert message.title == f"{directive.reference} {directive.title}"
        assert message.href == f"/directives/{directive.reference}"


def test_who_is_named_to_write_is_told(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast, drafter_id=cast.gwen.id)
    (event,) = events(session, directive, "directive.moved")
    assert told(session, event) == {"gwen"}


@pytest.mark.parametrize(
    ("must_read", "words"),
    [
        (True, "Strategic Leadership Forum asks everybody to read"),
        (False, "Strategic Leadership Forum issued"),
    ],
)
def test_every_reader_of_a_forum_that_is_asked_is_told_once_that_it_is_issued(
    session: Session, cast: Cast, must_read: bool, words: str
) -> None:
    directive = at_stage(session, cast, "issued", must_read=must_read)
    (event,) = events(session, directive, "directive.issued")
    assert told(session, event) == set(NETWORKS.split())
    message = message_for(session, event)
    assert message is not None
    assert message.text == words


def test_a_proposal_asks_those_who_confirm(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "responded")
    both = events(session, directive, "directive.proposed")
    assert [told(session, event) for event in both] == [{"helen", "marcus", "rosalind"}] * 2
    texts = [message.text for event in both if (message := message_for(session, event))]
    assert [text.split(": ")[1].split(" is ")[0] for text in texts] == ["a text", "a response"]


@pytest.mark.parametrize(
    ("kind", "part"), [("directive.discussion", ""), ("directive.answered", "?post=2#p2")]
)
def test_a_forum_s_own_discussion_is_where_its_members_are_led(
    session: Session, cast: Cast, kind: str, part: str
) -> None:
    directive = at_stage(session, cast, "responded")
    found = {event.forum_id: event for event in events(session, directive, kind)}
    event = found[cast.forums.limestone_coast.id]
    assert len(found) == 3
    assert told(session, event) == {"peter", "gwen"}
    message = message_for(session, event)
    assert message is not None
    assert message.href.startswith("/regional/limestone-coast/threads/")
    assert message.href.endswith(f"{event.data['thread']}{part}")


def test_convenors_are_reminded_of_their_own_forum_alone(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "local_discussion")
    answer(session, directive, cast.forums.far_north, cast)
    run(session, "directive_feedback_due")
    found = events(session, directive, "directive.feedback_due")
    assert [told(session, event) for event in found] == [{"peter"}, {"annika"}] or [
        told(session, event) for event in found
    ] == [{"annika"}, {"peter"}]
    message = message_for(session, found[0])
    assert message is not None
    assert "hasn’t answered yet" in message.text
    assert message.href == (f"/directives/{directive.reference}/feedback?forum={found[0].forum_id}")


def test_nobody_hears_of_a_forum_they_may_not_know_of(
    session: Session, cast: Cast, seat_for_wanda: None
) -> None:
    del seat_for_wanda
    targets = ("far_north", "cultural_practice")
    directive = at_stage(session, cast, "responded", targets=targets)
    secret = cast.forums.cultural_practice
    for event in session.scalars(select(Event).where(Event.subject == "directive")):
        message = message_for(session, event)
        if message and (secret.name in message.text or secret.slug in message.href):
            assert told(session, event) <= {"leanne", "wanda"}
    assert directive.state == "responded"


def test_reminders_of_the_calendar(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "reflection")
    run(session, "directive_reflection_over")
    (event,) = events(session, directive, "directive.reflection_over")
    assert told(session, event) == {"priya", "caitlin", "wanda"}
    later = at_stage(session, cast, "responded")
    run(session, "directive_review_due")
    (event,) = events(session, later, "directive.review_due")
    assert told(session, event) == set(DIRECTS.split())
