"""Who is told of a directive, and in which words."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.forums.models import Forum, Membership
from cop.forums.people import held_on
from cop.forums.tiers import Ability, Effect, Role, roles_that
from cop.guidance.models import Directive, DirectiveTarget
from cop.guidance.states import Action, Proposed
from cop.guidance.urls import directive_action_url, directive_url
from cop.notifications.operations import Message
from cop.notifications.reading import is_limited
from cop.threads.urls import post_url, thread_url

DIRECTS = roles_that(Ability.DIRECT, Effect.DO, Effect.PROPOSE)

# What a step says, then the forum that took it; the directive’s title follows as the link.
MOVED: dict[Action, tuple[str, str]] = {
    Action.DRAFT: ("pencil", "{forum} asks you to help write:"),
    Action.ISSUE: ("bulb", "{forum} issued it. Open the reflection on"),
    Action.REFLECT: ("bulb", "{forum} reflects on it first. Have your say on"),
    Action.GATHER: ("merge", "The answers are in. Sum up what forums said of"),
    Action.SYNTHESISE: ("gavel", "Summed up, and waiting for your response:"),
    Action.REVIEW: ("check", "{forum} looked at it again:"),
}
# To or about one forum: {forum} is that forum, {issuer} the one that asks.
TOLD: dict[str, tuple[str, str]] = {
    "directive.discussion": ("chat", "{issuer} asks {forum}. Talk about it:"),
    "directive.feedback_due": ("clock", "{forum} hasn’t answered yet. It is due soon:"),
    "directive.reflection_over": ("clock", "The reflection has had its time. Open discussions of"),
    "directive.answered": ("down", "{issuer} responds to what you said of"),
    "directive.review_due": ("clock", "Time to look at it again:"),
}


def message_for_directive(session: Session, event: Event, forum: Forum) -> Message | None:
    """Return what to say of this event, or None where nothing is said."""
    directive = session.get_one(Directive, event.subject_id)
    issuer = session.get_one(Forum, directive.forum_id)
    title = f"{directive.reference} {directive.title}"
    said = _said(event, directive)
    if said is None:
        return None
    icon, words = said
    text = words.format(forum=forum.name, issuer=issuer.name)
    return Message(icon, issuer.tier, text, title, _href(session, event, directive, forum))


def recipients_of_directive(session: Session, event: Event, today: date) -> set[int]:
    """Return whom this event concerns."""
    directive = session.get_one(Directive, event.subject_id)
    match event.kind:
        case "directive.moved":
            return _follow(session, event, directive, today)
        case "directive.proposed":
            return _holders(session, {directive.forum_id}, roles_that(Ability.DIRECT), today)
        case "directive.issued":
            targets = _targets(session, directive)
            return _holders(session, targets, roles_that(Ability.READ), today)
        case "directive.discussion" | "directive.answered":
            return _holders(session, {event.forum_id}, roles_that(Ability.READ), today)
        case "directive.feedback_due":
            return _holders(session, {event.forum_id}, roles_that(Ability.FEED_BACK), today)
        case "directive.reflection_over":
            return _holders(session, {event.forum_id}, roles_that(Ability.OPEN_REFLECTION), today)
        case "directive.review_due":
            return _holders(session, {directive.forum_id}, DIRECTS, today)
    return set()


def _follow(session: Session, event: Event, directive: Directive, today: date) -> set[int]:
    """Return who goes on after a step; those of the forums that are asked have their own events."""
    forum_id, reflection_id = directive.forum_id, directive.reflection_forum_id
    match event.data["action"]:
        case Action.DRAFT:
            return {directive.drafter_id} if directive.drafter_id else set()
        case Action.ISSUE:
            return _holders(session, {reflection_id}, roles_that(Ability.OPEN_REFLECTION), today)
        case Action.REFLECT:
            return _holders(session, {reflection_id}, roles_that(Ability.REFLECT), today)
        case Action.GATHER:
            return _holders(session, {forum_id}, roles_that(Ability.SYNTHESISE), today)
        case Action.SYNTHESISE:
            return _holders(session, {forum_id}, DIRECTS, today)
        case Action.REVIEW:
            targets = _targets(session, directive)
            return _holders(session, targets, roles_that(Ability.FEED_BACK), today)
    return set()


def _said(event: Event, directive: Directive) -> tuple[str, str] | None:
    if event.kind == "directive.moved":
        return MOVED.get(Action(event.data["action"]))
    if event.kind == "directive.issued":
        asks = "asks everybody to read" if directive.must_read else "issued"
        return "eye" if directive.must_read else "megaphone", f"{{issuer}} {asks}"
    if event.kind == "directive.proposed":
        what = "text" if event.data["proposed"] == Proposed.ISSUE else "response"
        return "gavel", f"{{issuer}}: a {what} is proposed and needs your yes:"
    return TOLD.get(event.kind)


def _href(session: Session, event: Event, directive: Directive, forum: Forum) -> str:
    """Return where it is read: its discussion, or its own page where not all of them read that."""
    if "thread" in event.data and not is_limited(session, event.data["thread"]):
        if event.kind == "directive.answered":
            return post_url(forum.tier, forum.slug, event.data["thread"], event.data["number"])
        return thread_url(forum.tier, forum.slug, event.data["thread"])
    if event.kind == "directive.feedback_due":
        return directive_action_url(directive.reference, "feedback", forum.id)
    part = "proposal" if event.kind == "directive.proposed" else ""
    return directive_url(directive.reference, part)


def _targets(session: Session, directive: Directive) -> set[int | None]:
    asked = select(DirectiveTarget.forum_id).where(DirectiveTarget.directive_id == directive.id)
    return set(session.scalars(asked))


def _holders(
    session: Session, forums: set[int | None], roles: frozenset[Role], today: date
) -> set[int]:
    return set(
        session.scalars(
            select(Membership.user_id).where(
                Membership.forum_id.in_(forums),
                Membership.role.in_([role.value for role in roles]),
                held_on(today),
            )
        )
    )
