"""Everything that a directive’s own page shows, gathered in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy import case as when
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import visible_forums
from cop.guidance.lines import (
    Answer,
    Neighbour,
    ProposalLine,
    ReflectionLine,
    SectionLine,
    StepLine,
    Summary,
    TargetLine,
)
from cop.guidance.models import (
    Directive,
    DirectiveConfirmation,
    DirectiveFeedback,
    DirectiveProposal,
    DirectiveReflection,
    DirectiveResponse,
    DirectiveSection,
    DirectiveStep,
    DirectiveStepNote,
    DirectiveSynthesis,
    DirectiveTarget,
)
from cop.guidance.permissions import Case, can_propose, can_read_answers, forums_read_along
from cop.guidance.queries import has_received, neighbours_of, related_issues, with_issues
from cop.guidance.states import ANSWERED, Action, Degree, Kind, Proposed, State
from cop.threads.models import Thread
from cop.threads.permissions import can_read_threads, visible_threads

REFLECTIONS_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Dossier:
    """A directive as this person may read it; what they may not is empty."""

    steps: Sequence[StepLine]
    sections: Sequence[SectionLine]
    targets: Sequence[TargetLine]
    synthesis: Summary | None
    response: ProposalLine | None
    proposal: ProposalLine | None
    before: Neighbour | None
    after: Neighbour | None
    related: Sequence[tuple[str, str]]
    received: bool

    @property
    def answered(self) -> Sequence[TargetLine]:
        """The forums that have answered."""
        return [line for line in self.targets if line.answer]

    @property
    def unanswered(self) -> Sequence[TargetLine]:
        """The forums that have not, which is never taken for a yes."""
        return [line for line in self.targets if not line.answer]


def dossier_of(session: Session, case: Case, person: Person) -> Dossier:
    """Return what this person may read of the directive."""
    directive = case.directive
    proposals = _proposals(session, directive)
    before, after = neighbours_of(session, directive, person)
    return Dossier(
        steps=steps_of(session, directive),
        sections=sections_of(session, case, person),
        targets=with_issues(session, targets_of(session, case, person), person),
        synthesis=_synthesis(session, case, person),
        response=_response(case, proposals),
        proposal=_open(case, proposals) if can_propose(person, case) else None,
        before=before,
        after=after,
        related=related_issues(session, directive, person),
        received=has_received(session, directive, person),
    )


def sections_of(session: Session, case: Case, person: Person) -> list[SectionLine]:
    """Return the sections of the newest text, with how much this person reads on each."""
    there = DirectiveReflection
    clearer = func.coalesce(func.sum(when((there.kind == Kind.CLARIFICATION, 1), else_=0)), 0)
    wrote = and_(
        there.directive_id == DirectiveSection.directive_id,
        there.section == DirectiveSection.number,
        _reads(case, person),
    )
    section = DirectiveSection
    columns = (section.number, section.heading, section.text, section.html)
    rows = session.execute(
        select(*columns, func.count(there.id) - clearer, clearer)
        .outerjoin(there, wrote)
        .where(
            section.directive_id == case.directive.id,
            section.text_version == case.directive.text_version,
        )
        .group_by(section.id, *columns)
        .order_by(section.number)
    )
    return [SectionLine(*row) for row in rows]


def reflections_on(
    session: Session, case: Case, section: int, person: Person, *, before: int | None = None
) -> list[ReflectionLine]:
    """Return one more than a page of what this person reads on a section, the newest first."""
    there = DirectiveReflection
    query = (
        select(there.id, there.kind, there.text, User.name, Forum.name, Forum.tier, there.at)
        .join(User, User.id == there.by_id)
        .join(Forum, Forum.id == there.forum_id)
        .where(
            there.directive_id == case.directive.id,
            there.section == section,
            _reads(case, person),
            visible_forums(person),
        )
    )
    if before is not None:
        query = query.where(there.id < before)
    rows = session.execute(query.order_by(there.id.desc()).limit(REFLECTIONS_PER_PAGE + 1))
    return [
        ReflectionLine(id_, Kind(kind), text, by, forum, tier, at)
        for id_, kind, text, by, forum, tier, at in rows
    ]


def targets_of(session: Session, case: Case, person: Person) -> list[TargetLine]:
    """Return the forums that are asked and that this person may know of, each with its answer."""
    reads = bool(can_read_answers(person, case))
    thread = and_(Thread.id == DirectiveTarget.thread_id, visible_threads(person))
    rows = session.execute(
        select(DirectiveTarget, Forum, Thread.id, DirectiveFeedback, User.name)
        .join(Forum, Forum.id == DirectiveTarget.forum_id)
        .outerjoin(Thread, thread)
        .outerjoin(DirectiveFeedback, DirectiveFeedback.id == DirectiveTarget.feedback_id)
        .outerjoin(User, User.id == DirectiveFeedback.by_id)
        .where(DirectiveTarget.directive_id == case.directive.id, visible_forums(person))
        .order_by(Forum.name)
    )
    return [_target(person, *row, reads=reads) for row in rows]


def steps_of(session: Session, directive: Directive) -> list[StepLine]:
    """Return the steps of the directive in their order."""
    step = DirectiveStep
    rows = session.execute(
        select(
            step.number,
            step.action,
            step.target,
            step.at,
            Forum.name,
            Forum.tier,
            User.name,
            DirectiveStepNote.note,
        )
        .join(Forum, Forum.id == step.forum_id)
        .outerjoin(User, User.id == step.by_id)
        .outerjoin(
            DirectiveStepNote,
            and_(DirectiveStepNote.step_id == step.id, DirectiveStepNote.redacted_at.is_(None)),
        )
        .where(step.directive_id == directive.id)
        .order_by(step.number)
    )
    return [
        StepLine(number, Action(action), State(target), at, forum, tier, by, note or "")
        for number, action, target, at, forum, tier, by, note in rows
    ]


def _target(
    person: Person,
    target: DirectiveTarget,
    forum: Forum,
    thread_id: int | None,
    feedback: DirectiveFeedback | None,
    by: str | None,
    *,
    reads: bool,
) -> TargetLine:
    mine = bool(can_read_threads(person, forum))
    return TargetLine(
        forum_id=forum.id,
        name=forum.name,
        tier=forum.tier,
        slug=forum.slug,
        thread_id=thread_id if mine else None,
        discuss_on=target.discuss_on,
        answer=_answer(feedback, by or "", reads=reads) if feedback else None,
    )


def _answer(feedback: DirectiveFeedback, by: str, *, reads: bool) -> Answer:
    return Answer(
        id=feedback.id,
        number=feedback.number,
        clear=Degree(feedback.clear),
        workable=Degree(feedback.workable),
        barrier=feedback.barrier if reads else "",
        adaptation=feedback.adaptation if reads else "",
        by=by if reads else "",
        at=feedback.at,
    )


def _reads(case: Case, person: Person) -> ColumnElement[bool]:
    """Return the clause of the reflections that this person reads: of forums they may know of."""
    along = forums_read_along(person, case)
    known = DirectiveReflection.forum_id.in_(select(Forum.id).where(visible_forums(person)))
    if along is None:
        return known
    own = DirectiveReflection.by_id == person.id
    return and_(known, or_(DirectiveReflection.forum_id.in_(along) if along else false(), own))


def _synthesis(session: Session, case: Case, person: Person) -> Summary | None:
    there = DirectiveSynthesis
    row = session.execute(
        select(there.summary, there.method, there.silent_note, User.name, there.at)
        .join(User, User.id == there.by_id)
        .where(there.directive_id == case.directive.id)
    ).one_or_none()
    return Summary(*row) if row and case.state in ANSWERED else None


def _proposals(session: Session, directive: Directive) -> list[ProposalLine]:
    """Return the newest proposal of each kind, with who has confirmed it, in one statement."""
    there, proposer, confirmer = DirectiveProposal, aliased(User), aliased(User)
    newest = (
        select(func.max(there.id)).where(there.directive_id == directive.id).group_by(there.kind)
    )
    rows = session.execute(
        select(there, proposer.name, DirectiveResponse, confirmer.id, confirmer.name)
        .join(proposer, proposer.id == there.by_id)
        .outerjoin(DirectiveResponse, DirectiveResponse.proposal_id == there.id)
        .outerjoin(DirectiveConfirmation, DirectiveConfirmation.proposal_id == there.id)
        .outerjoin(confirmer, confirmer.id == DirectiveConfirmation.by_id)
        .where(there.id.in_(newest))
        .order_by(there.id, DirectiveConfirmation.id)
    ).all()
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0].id, []).append(row)
    return [_proposal(group) for group in found.values()]


def _proposal(rows: Sequence[Any]) -> ProposalLine:
    proposal, by, words, *_ = rows[0]
    yes = [(id_, name) for *_, id_, name in rows if id_ is not None]
    return ProposalLine(
        id=proposal.id,
        kind=proposal.kind,
        number=proposal.number,
        text_version=proposal.text_version,
        by=by,
        at=proposal.at,
        confirmer_ids=frozenset(id_ for id_, _ in yes),
        confirmed_by=[name for _, name in yes],
        we_asked=words.we_asked if words else "",
        you_said=words.you_said if words else "",
        we_did=words.we_did if words else "",
        we_did_not=words.we_did_not if words else "",
    )


def _response(case: Case, proposals: Sequence[ProposalLine]) -> ProposalLine | None:
    """Return the response once it was sent."""
    if case.state not in (State.RESPONDED, State.REVIEWED):
        return None
    return next((p for p in proposals if p.kind == Proposed.RESPONSE), None)


def _open(case: Case, proposals: Sequence[ProposalLine]) -> ProposalLine | None:
    """Return what waits for the co-chairs’ yes now."""
    kind = {State.DRAFT: Proposed.ISSUE, State.SYNTHESISED: Proposed.RESPONSE}.get(case.state)
    return next(
        (p for p in proposals if p.kind == kind and p.text_version == case.directive.text_version),
        None,
    )
