"""Respond: we asked, you said, we did, we did not, into every forum's discussion."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.errors import Invalid, Stale, Unlawful, require
from cop.feedback.operations.briefs import checked
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import moment_on
from cop.guidance.cases import case_of
from cop.guidance.models import Directive, DirectiveProposal, DirectiveResponse, DirectiveTarget
from cop.guidance.operations.beginning import begin
from cop.guidance.operations.confirming import (
    is_enough,
    open_proposal,
    put,
    say_yes,
    shown_proposal,
    tell_confirmers,
)
from cop.guidance.permissions import Case, can_confirm, can_propose
from cop.guidance.record import check_in_force, check_lawful, lock, move
from cop.guidance.states import Action, Proposed
from cop.screening.gate import carrying
from cop.threads.models import Thread
from cop.threads.operations import post_answer

NEEDED = {
    "we_asked": "Say what you asked.",
    "you_said": "Say what you heard.",
    "we_did": "Say what you did.",
    "we_did_not": "Say what you did not do, and why; or that nothing was left undone.",
}


@dataclass(frozen=True, slots=True)
class ResponseText:
    """What a response says."""

    we_asked: str
    you_said: str
    we_did: str
    we_did_not: str


def propose_response(
    session: Session,
    directive: Directive,
    text: ResponseText,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
    seen: int | None = None,
) -> bool:
    """Put a response to the co-chairs, and say whether that was enough to send it.

    `seen` is the proposal that this one replaces, 0 if there was none to read."""
    case = begin(session, directive, can_propose, Action.RESPOND, by=by, version=version)
    check_in_force(directive)
    before = open_proposal(session, directive, Proposed.RESPONSE)
    if seen is not None and seen != (before.id if before else 0):
        raise Stale(
            "Somebody proposed a response while you were writing. Read theirs first: "
            "sending yours voids what has been confirmed. Your words are still here."
        )
    words = _words(text)
    if before is not None and not _differs(session, before, words):
        if _respond_if_enough(session, case, before, by=by, now=now):
            return True
        raise Unlawful(
            "These words are proposed already. Confirm them on the directive’s own page, or change "
            "them: what has been confirmed of them stands."
        )
    proposal = put(session, case, Proposed.RESPONSE, by=by, now=now)
    session.add(DirectiveResponse(proposal_id=proposal.id, **words))
    session.flush()
    if _respond_if_enough(session, case, proposal, by=by, now=now):
        return True
    tell_confirmers(session, case, proposal, by=by, now=now)
    return False


def confirm_response(
    session: Session, directive: Directive, *, by: Person, proposal_id: int, now: datetime
) -> bool:
    """Say yes to the response that was shown, and say whether it was the last yes needed."""
    lock(session, directive)
    case = case_of(session, directive)
    require(can_confirm(by, case))
    check_lawful(directive, Action.RESPOND)
    check_in_force(directive)
    proposal = shown_proposal(session, directive, Proposed.RESPONSE, proposal_id)
    say_yes(session, proposal, by=by, now=now)
    return _respond_if_enough(session, case, proposal, by=by, now=now)


def _differs(session: Session, before: DirectiveProposal, words: dict[str, str]) -> bool:
    """Say whether this is another response than the one that is open."""
    open_ = session.get_one(DirectiveResponse, before.id)
    return any(getattr(open_, name) != said for name, said in words.items())


def _words(text: ResponseText) -> dict[str, str]:
    words = {name: getattr(text, name).strip() for name in NEEDED}
    for name, what in NEEDED.items():
        if not words[name]:
            raise Invalid(what, name)
    return {name: checked(said, name) for name, said in words.items()}


def _respond_if_enough(
    session: Session, case: Case, proposal: DirectiveProposal, *, by: Person, now: datetime
) -> bool:
    if not is_enough(session, case, proposal, now):
        return False
    directive = case.directive
    words = session.get_one(DirectiveResponse, proposal.id)
    for target, forum, thread in _places(session, directive):
        _deliver(session, case, target, forum, thread, words, by=by, now=now)
    move(
        session,
        directive,
        Action.RESPOND,
        by=by,
        now=now,
        forum_id=case.forum.id,
        due_on=directive.review_on,
        proposal=proposal.id,
    )
    if directive.review_on is not None:
        at = moment_on(directive.review_on, case.forum.timezone)
        schedule(session, "directive_review_due", not_before=at, directive=directive.id)
    return True


def _places(
    session: Session, directive: Directive
) -> list[tuple[DirectiveTarget, Forum, Thread | None]]:
    rows = session.execute(
        select(DirectiveTarget, Forum, Thread)
        .join(Forum, Forum.id == DirectiveTarget.forum_id)
        .outerjoin(Thread, Thread.id == DirectiveTarget.thread_id)
        .where(DirectiveTarget.directive_id == directive.id)
        .order_by(DirectiveTarget.id)
    )
    return [(target, forum, thread) for target, forum, thread in rows]


def _deliver(
    session: Session,
    case: Case,
    target: DirectiveTarget,
    forum: Forum,
    thread: Thread | None,
    words: DirectiveResponse,
    *,
    by: Person,
    now: datetime,
) -> None:
    directive = case.directive
    title = f"{directive.reference}: {directive.title}"[:200]
    body = _body(case, words)
    marking = directive.marking
    # Who proposed it has answered for its words; whoever confirms it last can't.
    with carrying(directive.title, *(getattr(words, name) for name in NEEDED)):
        post = post_answer(
            session, forum, thread, title=title, body=body, by=by, now=now, marking=marking
        )
    target.thread_id = post.thread_id
    record(
        session,
        "directive.answered",
        subject="directive",
        subject_id=directive.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        thread=post.thread_id,
        number=post.number,
    )


def _body(case: Case, words: DirectiveResponse) -> str:
    said = (
        ("We asked", words.we_asked),
        ("You said", words.you_said),
        ("We did", words.we_did),
        ("We did not", words.we_did_not),
    )
    parts = "\n\n".join(f"**{head}**\n\n{text}" for head, text in said)
    return (
        f"**{case.forum.name} responds to what you said of {case.directive.reference}**\n\n{parts}"
    )
