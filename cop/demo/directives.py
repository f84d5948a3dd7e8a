"""Play the demo's directives: every step, every forum's answer, each at its own moment."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from cop.demo.directive_entries import (
    DirectiveEntry,
    DirectiveStepEntry,
    FeedbackEntry,
    PlanEntry,
)
from cop.demo.reader import DemoError
from cop.demo.stage import Scene, Stage, one_after_another
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability, Role, roles_that
from cop.guidance.models import Directive
from cop.guidance.operations import answering, confirming, discussing, drafting, issuing, responding
from cop.guidance.operations.receiving import give_receipt
from cop.guidance.sections import body_of, sections_of
from cop.guidance.states import Degree, Proposed
from cop.guidance.urls import directive_url
from cop.site.operations import start_numbers_at
from cop.threads.models import Thread
from cop.threads.operations import reply

OPENING = (
    "Please talk this through where you work, in your own words. What gets in the way counts as "
    "much as what works, and the answer of your network goes to the leaders as you give it."
)
Do = Callable[[datetime], object]


def directive_scenes(stage: Stage, entries: tuple[DirectiveEntry, ...]) -> list[Scene]:
    """Return what people did with the directives, each one's acts in their order."""
    return [scene for entry in entries for scene in _scenes(stage, entry)]


def _scenes(stage: Stage, entry: DirectiveEntry) -> Iterator[Scene]:
    done = sorted(_acts(stage, entry), key=lambda act: -act[0])
    moments = one_after_another([stage.moment(days_ago) for days_ago, _ in done])
    for (_, do), at in zip(done, moments, strict=True):
        yield Scene(at, do)


def _acts(stage: Stage, entry: DirectiveEntry) -> Iterator[tuple[int, Do]]:
    """Yield every act with its day; of one day, in the order in which they must happen."""
    for step in entry.journey:
        if step.action == "FEEDBACK_IN":
            yield from _local_acts(stage, entry)
        for act in STEPS[step.action]:
            yield step.days_ago, partial(act, stage, entry, step)
    if not any(step.action == "FEEDBACK_IN" for step in entry.journey):
        yield from _local_acts(stage, entry)


def _local_acts(stage: Stage, entry: DirectiveEntry) -> Iterator[tuple[int, Do]]:
    """Yield what happened in the forums that are asked."""
    opened = next((s.days_ago for s in entry.journey if s.action == "LOCAL_DISCUSSION"), 0)
    for plan in entry.local_discussion:
        if plan.status != "not_yet":
            days_ago = plan.days_ago if plan.days_ago is not None else opened - 1
            yield days_ago, partial(_plan, stage, entry, plan)
    for feedback in entry.feedback:
        yield feedback.days_ago, partial(_feed_back, stage, entry, feedback)


# --- drafting and issuing -----------------------------------------------------------------------


def _draft(stage: Stage, entry: DirectiveEntry, step: DirectiveStepEntry, at: datetime) -> None:
    """The secretariat begins it under its own reference, and names who writes it."""
    start_numbers_at(stage.session, "directive", int(entry.reference.rpartition("-")[2]) - 1)
    text = _text(stage, entry, sections=1)
    by = _holder(stage, _issuer(stage, entry), Role.SECRETARIAT, at)
    directive = drafting.create_draft(
        stage.session, _issuer(stage, entry), text, by=by, now=at, note=step.note
    )
    stage.directives[entry.reference] = directive


def _write(stage: Stage, entry: DirectiveEntry, step: DirectiveStepEntry, at: datetime) -> None:
    directive, by = stage.directives[entry.reference], stage.by(step.by, at)
    drafting.edit_draft(stage.session, directive, _text(stage, entry), by=by, now=at)


def _propose(stage: Stage, entry: DirectiveEntry, step: DirectiveStepEntry, at: datetime) -> None:
    directive, by = stage.directives[entry.reference], stage.by(step.by, at)
    issuing.propose_issue(stage.session, directive, by=by, now=at)


def _confirm(stage: Stage, entry: DirectiveEntry, _step: DirectiveStepEntry, at: datetime) -> None:
    directive, by = stage.directives[entry.reference], stage.by(entry.confirmed_by, at)
    proposal_id = _proposal(stage, directive, Proposed.ISSUE)
    issuing.confirm_issue(stage.session, directive, by=by, proposal_id=proposal_id, now=at)


# --- reflecting, discussing, answering ----------------------------------------------------------


def _reflect(stage: Stage, entry: DirectiveEntry, step: DirectiveStepEntry, at: datetime) -> None:
    directive, by = stage.directives[entry.reference], stage.by(step.by, at)
    discussing.open_reflection(stage.session, directive, by=by, note=step.note, now=at)


def _discuss(stage: Stage, entry: DirectiveEntry, step: DirectiveStepEntry, at: datetime) -> None:
    discussing.open_discussions(
        stage.session,
        stage.directives[entry.reference],
        by=stage.by(step.by, at),
        message=OPENING,
        read_at=directive_url(entry.reference),
        note=step.note,
        now=at,
    )


def _plan(stage: Stage, entry: DirectiveEntry, plan: PlanEntry, at: datetime) -> None:
    forum = stage.forums[plan.forum]
    by = _holder(stage, forum, Role.FACILITATOR, at)
    directive = stage.directives[entry.reference]
    day = _day_of(stage, plan)
    discussing.plan_discussion(stage.session, directive, forum, by=by, day=day, now=at)


def _feed_back(stage: Stage, entry: DirectiveEntry, said: FeedbackEntry, at: datetime) -> None:
    """The convenor answers; somebody else’s words stand in the discussion first, as advice."""
    directive, forum = stage.directives[entry.reference], stage.forums[said.forum]
    speaker = stage.by(said.by, at)
    by = speaker
    if not speaker.may(Ability.FEED_BACK, forum.id):
        by = _holder(stage, forum, Role.FACILITATOR, at)
        _advise(stage, directive, forum, said, speaker, at)
    text = answering.FeedbackText(
        Degree(said.clear), Degree(said.workable), said.barrier, said.adaptation
    )
    for reader in {speaker.id: speaker, by.id: by}.values():
        give_receipt(stage.session, directive, by=reader, now=at)
    answering.feed_back(stage.session, directive, forum, text, by=by, now=at)


def _advise(
    stage: Stage,
    directive: Directive,
    forum: Forum,
    said: FeedbackEntry,
    speaker: Person,
    at: datetime,
) -> None:
    thread_id = discussing.target_of(stage.session, directive, forum).thread_id
    thread = stage.session.get_one(Thread, thread_id)
    body = f"{said.barrier}\n\n{said.adaptation}"
    reply(stage.session, forum, thread, by=speaker, body=body, now=at)


# --- what came of it ----------------------------------------------------------------------------


def _gather(stage: Stage, entry: DirectiveEntry, step: DirectiveStepEntry, at: datetime) -> None:
    """By the end everybody has read it in the forums that answered."""
    directive = stage.directives[entry.reference]
    for said in entry.feedback:
        for reader in _readers(stage, stage.forums[said.forum], at):
            give_receipt(stage.session, directive, by=reader, now=at)
    by = stage.by(step.by, at)
    answering.gather(stage.session, directive, by=by, note=step.note, now=at)


def _synthesise(
    stage: Stage, entry: DirectiveEntry, step: DirectiveStepEntry, at: datetime
) -> None:
    if entry.response is None:
        raise DemoError(f"{entry.reference}: summed up without what was said")
    text = answering.SynthesisText(entry.response.you_said, step.note, entry.silent_note)
    directive, by = stage.directives[entry.reference], stage.by(step.by, at)
    answering.synthesise(stage.session, directive, text, by=by, now=at)


def _respond(stage: Stage, entry: DirectiveEntry, _step: DirectiveStepEntry, at: datetime) -> None:
    said = entry.response
    if said is None:
        raise DemoError(f"{entry.reference}: responded without a response")
    directive = stage.directives[entry.reference]
    text = responding.ResponseText(said.we_asked, said.you_said, said.we_did, said.we_did_not)
    first, *others = said.confirmations
    by = stage.by(first.by, at)
    responding.propose_response(stage.session, directive, text, by=by, now=at)
    for other in others:
        proposal_id = _proposal(stage, directive, Proposed.RESPONSE)
        by = stage.by(other.by, at)
        responding.confirm_response(
            stage.session, directive, by=by, proposal_id=proposal_id, now=at
        )


STEPS: dict[str, tuple[Callable[[Stage, DirectiveEntry, DirectiveStepEntry, datetime], None], ...]]
STEPS = {
    "DRAFT": (_draft, _write),
    "ISSUED": (_propose, _confirm),
    "REFLECTION": (_reflect,),
    "LOCAL_DISCUSSION": (_discuss,),
    "FEEDBACK_IN": (_gather,),
    "SYNTHESISED": (_synthesise,),
    "RESPONDED": (_respond,),
}


# --- who and what ---------------------------------------------------------------------------------


def _text(
    stage: Stage, entry: DirectiveEntry, *, sections: int | None = None
) -> drafting.DraftText:
    """What the draft says; `sections` cuts it short."""
    parent = stage.forums[entry.targets[0]].parent_id
    return drafting.DraftText(
        title=entry.title,
        body=body_of(sections_of(entry.body)[:sections]),
        reflection_id=parent,
        targets=frozenset(stage.forums[key].id for key in entry.targets),
        prompts=list(entry.reflection_prompts),
        must_read=entry.must_read,
        review_on=stage.day_ahead(entry.review_due_in_days),
        related_issues=list(entry.related_issues),
        drafter_id=stage.people[entry.drafted_by].id,
        marking=entry.marking,
    )


def _issuer(stage: Stage, entry: DirectiveEntry) -> Forum:
    """The forum that both who issued it and who confirmed it chair."""
    chaired = [
        {forum_id for forum_id, role, _ in stage.seats[key] if role == Role.CO_CHAIR}
        for key in (entry.issued_by, entry.confirmed_by)
    ]
    both = chaired[0] & chaired[1]
    return next(forum for forum in stage.forums.values() if forum.id in both)


def _holder(stage: Stage, forum: Forum, role: Role, at: datetime) -> Person:
    """The first person who holds this role in the forum."""
    for key, seats in stage.seats.items():
        if any(forum_id == forum.id and held == role for forum_id, held, _ in seats):
            return stage.by(key, at)
    raise DemoError(f"nobody is {role} of {forum.key}")


def _readers(stage: Stage, forum: Forum, at: datetime) -> Iterator[Person]:
    readers = roles_that(Ability.RECEIVE)
    for key, seats in stage.seats.items():
        if any(forum_id == forum.id and Role(role) in readers for forum_id, role, _ in seats):
            person = stage.by(key, at)
            if person.roles_in(forum.id):
                yield person


def _proposal(stage: Stage, directive: Directive, kind: Proposed) -> int:
    proposal = confirming.open_proposal(stage.session, directive, kind)
    if proposal is None:
        raise DemoError(f"{directive.reference}: confirmed before anything was proposed")
    return proposal.id


def _day_of(stage: Stage, plan: PlanEntry) -> date:
    if plan.days_ago is not None:
        return stage.day(plan.days_ago)
    return stage.day_ahead(plan.in_days or 0)
