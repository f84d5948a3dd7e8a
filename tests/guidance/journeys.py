"""Shortcuts to a stage of a directive, each taken through the real operations."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Job
from cop.forums.models import Forum
from cop.guidance.jobs import HANDLERS
from cop.guidance.models import Directive, DirectiveStep
from cop.guidance.operations import answering, confirming, discussing, drafting, issuing, responding
from cop.guidance.operations.answering import FeedbackText, SynthesisText
from cop.guidance.operations.drafting import DraftText
from cop.guidance.operations.responding import ResponseText
from cop.guidance.states import Degree, Proposed
from tests.cast import NOW, Cast

BODY = """\
## What changes

Count days, not contacts.

## Whose pattern it is

Name the person whose behaviour it is.
"""
REVIEW_ON = date(2026, 9, 1)
TARGETS = ("far_north", "limestone_coast", "eyre_western")
ANSWER = FeedbackText(Degree.YES, Degree.MOSTLY, "Thirty notes to see a fortnight.", "A calendar.")
SYNTHESIS = SynthesisText("It is clearer.", "Read by two.", "Its convenor covers two roles.")
RESPONSE = ResponseText("Is it clear?", "Mostly.", "Two templates are gone.", "Fund the screen.")


def hours(count: float) -> datetime:
    """That many hours after the moment at which tests begin."""
    return NOW + timedelta(hours=count)


def text(cast: Cast, targets: tuple[str, ...] = TARGETS, **changes: object) -> DraftText:
    """A complete draft, changed as the test needs it."""
    whole = DraftText(
        title="Cumulative harm",
        body=BODY,
        reflection_id=cast.forums.statewide.id,
        targets=frozenset(getattr(cast.forums, name).id for name in targets),
        prompts=["Whose pattern is it?"],
        must_read=True,
        review_on=REVIEW_ON,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def drafted(
    session: Session, cast: Cast, targets: tuple[str, ...] = TARGETS, **changes: object
) -> Directive:
    """A draft of the leaders that their secretariat began."""
    draft = text(cast, targets, **changes)
    return drafting.create_draft(session, cast.forums.leaders, draft, by=cast.wanda, now=NOW)


def proposal_of(session: Session, directive: Directive, kind: Proposed) -> int:
    proposal = confirming.open_proposal(session, directive, kind)
    assert proposal is not None
    return proposal.id


def issue(session: Session, directive: Directive, cast: Cast) -> None:
    """Helen proposes to issue it and Marcus confirms."""
    issuing.propose_issue(session, directive, by=cast.helen, now=hours(1))
    proposal_id = proposal_of(session, directive, Proposed.ISSUE)
    issuing.confirm_issue(session, directive, by=cast.marcus, proposal_id=proposal_id, now=hours(1))


def reflect(session: Session, directive: Directive, cast: Cast) -> None:
    discussing.open_reflection(session, directive, by=cast.caitlin, now=hours(2))


def discuss(session: Session, directive: Directive, cast: Cast) -> None:
    discussing.open_discussions(
        session,
        directive,
        by=cast.priya,
        message="Talk about it.",
        read_at=f"/directives/{directive.reference}",
        now=hours(3),
    )


def answer(
    session: Session,
    directive: Directive,
    forum: Forum,
    cast: Cast,
    by: str = "ray",
    said: FeedbackText = ANSWER,
) -> None:
    person = getattr(cast, by)
    answering.feed_back(session, directive, forum, said, by=person, now=hours(4))


def close(session: Session, directive: Directive, cast: Cast) -> None:
    """Far North answers; the calendar ends the discussion, so that the others are silent."""
    answer(session, directive, cast.forums.far_north, cast)
    run(session, "directive_discussion_over")


def synthesise(session: Session, directive: Directive, cast: Cast) -> None:
    now = hours(24 * 50)
    answering.synthesise(session, directive, SYNTHESIS, by=cast.lien, now=now)


def respond(session: Session, directive: Directive, cast: Cast) -> None:
    """Helen proposes a response and Marcus confirms."""
    now = hours(24 * 51)
    responding.propose_response(session, directive, RESPONSE, by=cast.helen, now=now)
    proposal_id = proposal_of(session, directive, Proposed.RESPONSE)
    responding.confirm_response(
        session, directive, by=cast.marcus, proposal_id=proposal_id, now=now
    )


def review(session: Session, directive: Directive, cast: Cast) -> None:
    now = hours(24 * 60)
    answering.review(session, directive, by=cast.wanda, found="It holds.", now=now)


Act = Callable[[Session, Directive, Cast], None]
# What is done to come from the stage before to this one; a stage is called as its state.
ACTS: dict[str, Act] = {
    "issued": issue,
    "reflection": reflect,
    "local_discussion": discuss,
    "feedback_in": close,
    "synthesised": synthesise,
    "responded": respond,
    "reviewed": review,
}
STAGES = ("draft", *ACTS)


def journey(
    session: Session, cast: Cast, targets: tuple[str, ...] = TARGETS, **changes: object
) -> Iterator[tuple[str, Directive]]:
    """Take one directive through every stage, and stop at each."""
    directive = drafted(session, cast, targets, **changes)
    yield "draft", directive
    for stage, act in ACTS.items():
        act(session, directive, cast)
        yield stage, directive


def at_stage(
    session: Session, cast: Cast, wanted: str, targets: tuple[str, ...] = TARGETS, **changes: object
) -> Directive:
    """A directive that has come as far as this."""
    found = (d for stage, d in journey(session, cast, targets, **changes) if stage == wanted)
    return next(found)


def run(session: Session, kind: str) -> None:
    """Let the worker do the jobs of this kind at the moment each was set for."""
    for job in session.scalars(select(Job).where(Job.kind == kind, Job.done_at.is_(None))).all():
        HANDLERS[kind](session, job, job.not_before)
        job.done_at = job.not_before


def steps(session: Session, directive: Directive) -> list[DirectiveStep]:
    found = select(DirectiveStep).where(DirectiveStep.directive_id == directive.id)
    return list(session.scalars(found.order_by(DirectiveStep.number)))
