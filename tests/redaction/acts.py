"""Acts of people that the South Australian demo has none of, each a unit of work of its own."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from cop.consultations.operations import (
    Audience,
    QuestionText,
    create_consultation,
    open_consultation,
)
from cop.consultations.states import Kind
from cop.feedback.models import Issue
from cop.feedback.operations import (
    answering,
    conflicts,
    deciding,
    handling,
    objecting,
    pausing,
    reporting,
    voices,
)
from cop.feedback.operations.reporting import Planned
from cop.guidance.operations import discussing
from cop.guidance.states import Kind as Section
from cop.redaction.operations.ruling import call_fine
from cop.screening.gate import Settled
from cop.screening.models import Outcome
from cop.screening.operations.contacts import add_contact
from cop.screening.operations.holding import hold_text, rule_on
from cop.screening.operations.remembering import remember
from cop.screening.operations.rules import turn_off
from cop.threads import caring
from tests.cast import NOW, Cast
from tests.consultations.conftest import EVERYBODY
from tests.feedback.asides import acknowledged_in
from tests.feedback.journeys import (
    acknowledged,
    cascaded,
    draft,
    endorsed,
    hours,
    in_days,
    submitted,
    with_leaders,
)
from tests.guidance.journeys import at_stage
from tests.redaction.planting import discussed, item_of, scan

Act = Callable[[Session, Cast], object]


def name_an_action(session: Session, cast: Cast) -> Issue:
    issue = cascaded(session, cast)
    answering.start_action(session, issue, by=cast.caitlin, note="Begun.", now=hours(12))
    plan = Planned("Print the paper form", cast.caitlin.id, in_days(30))
    reporting.add_action(session, issue, plan, by=cast.caitlin, now=hours(13))
    return issue


def put_a_notice_up(session: Session, cast: Cast) -> None:
    caring.set_forum_notice(
        session, cast.forums.far_north, "What is shared here stays here.", by=cast.ray
    )


def advise(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    voices.advise(
        session, issue, by=cast.shona, text="Ask us first.", pseudonym="Mallee", now=hours(6)
    )
    return issue


def tell_for_somebody(session: Session, cast: Cast) -> Issue:
    issue = endorsed(session, cast)
    voices.tell_experience(
        session,
        issue,
        by=cast.ray,
        text="Nobody rang back.",
        pseudonym="Saltbush",
        consent="She read it and agreed.",
        now=hours(3),
    )
    return issue


def stand_aside(session: Session, cast: Cast) -> Issue:
    issue = with_leaders(session, cast)
    conflicts.declare_conflict(
        session, issue, by=cast.helen, note="My sister runs the service.", now=hours(8.5)
    )
    deciding.propose(session, issue, draft(cast), by=cast.marcus, now=hours(9))
    return issue


def object_to_a_merge(session: Session, cast: Cast) -> Issue:
    issue = acknowledged_in(session, cast, "limestone_coast", cast.peter)
    into = acknowledged(session, cast)
    handling.merge(session, issue, into, by=cast.priya, reason="The same.", now=hours(6))
    objecting.object_to_merge(
        session, issue, by=cast.peter, reason="Ours is about paper.", now=hours(30)
    )
    return issue


def pause_a_visit(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(6))
    return issue


def pause_a_forum(session: Session, cast: Cast) -> Issue:
    issue = submitted(session, cast)
    pausing.pause_forum(
        session, cast.forums.far_north, by=cast.ray, note="Back on Monday.", now=hours(6)
    )
    return issue


def reflect_on_a_section(session: Session, cast: Cast) -> object:
    directive = at_stage(session, cast, "reflection")
    return discussing.reflect(
        session,
        directive,
        section=1,
        kind=next(iter(Section)),
        text="We count contacts today.",
        by=cast.ray,
        now=hours(5),
    )


def ask_with_a_hint(session: Session, cast: Cast) -> object:
    question = QuestionText("idea", Kind.FREE_TEXT, "What would help?", hint="One thing will do.")
    consultation = create_consultation(
        session,
        cast.forums.statewide,
        by=cast.caitlin,
        key="hinted",
        title="A referral form",
        purpose="To settle it.",
        promise="We publish what we could not do.",
        mode_note="Read by two analysts.",
        iap2_level="involve",
        questions=(question,),
        analysts=[cast.lien.id],
        opens_at=NOW,
        closes_at=hours(24 * 12),
        now=NOW,
    )
    audience: Audience = EVERYBODY
    return open_consultation(session, consultation, by=cast.caitlin, audience=audience, now=NOW)


def look_at_a_held_text(session: Session, cast: Cast) -> object:
    forum = cast.forums.far_north
    held = hold_text(
        session,
        forum,
        by=cast.maddie,
        path="/regional/far-north/threads/new",
        fields=[("body", "Sealed.")],
        found=[],
        marks=[],
        secret="not told",
        now=NOW,
    )
    note = "Leave the number out."
    return rule_on(session, forum, held, by=cast.ray, let_through=False, note=note, now=NOW)


def say_why_it_is_fine(session: Session, cast: Cast) -> object:
    kept = Settled("phone", "warn", "body", Outcome.KEPT, "It is the office’s own number.")
    return remember(session, [kept], forum_id=None, by_id=cast.maddie.id, now=NOW)


def call_it_fine(session: Session, cast: Cast) -> object:
    discussed(session, cast)
    scan(session)
    item = item_of(session, "post", "body")
    said = "It is an example."
    return call_fine(session, item, by=cast.ray, reads_it=True, reason=said, now=NOW)


def add_a_contact(session: Session, cast: Cast) -> object:
    forum, box = cast.forums.far_north, "rosters@gulf.example.org"
    return add_contact(session, forum, "mailbox", box, by=cast.ray, now=NOW)


def turn_a_rule_off(session: Session, cast: Cast) -> object:
    why = "It stopped every roster we sent."
    return turn_off(session, "phone", by=cast.colin, why=why, sure=True, now=NOW)


ACTS: tuple[Act, ...] = (
    put_a_notice_up,
    name_an_action,
    advise,
    tell_for_somebody,
    stand_aside,
    object_to_a_merge,
    pause_a_visit,
    pause_a_forum,
    reflect_on_a_section,
    ask_with_a_hint,
    look_at_a_held_text,
    say_why_it_is_fine,
    call_it_fine,
    add_a_contact,
    turn_a_rule_off,
)
