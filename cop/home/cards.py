"""What happened to an issue, as Home tells it to somebody who raised it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cop.feedback.queries import Badge, IssueLine
from cop.feedback.rows import badge_of
from cop.feedback.states import NOT_SENT, OPEN_TO_VERDICTS, State
from cop.feedback.trails import StepLine, TrailStop, trail_of
from cop.feedback.urls import issue_url
from cop.feedback.words import due_words
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.wall import Wall, within

# While the answer stands; an issue that was reopened waits for another one.
BACK = OPEN_TO_VERDICTS | {State.CLOSED}


@dataclass(frozen=True, slots=True)
class LoopCard:
    """An issue on Home: where it is, and what came back."""

    href: str
    reference: str
    title: str
    raised: str
    tier: str
    badge: Badge
    trail: list[TrailStop]
    answer: str
    came_back: bool
    needs_me: bool
    note: str


def loop_card(
    line: IssueLine, steps: Sequence[StepLine], answer: str, person: Person, wall: Wall
) -> LoopCard:
    """Return an issue as Home prints it."""
    checks = line.state is State.LOCAL_CHECK and bool(person.forums_where(Ability.CHECK))
    badge = badge_of(line, wall)
    if checks and line.due_on:
        badge = (f"Needs you by {wall.day(line.due_on)}", "warn", "clock", None)
    return LoopCard(
        href=issue_url(line.reference),
        reference=line.reference,
        title=line.title,
        raised=f"raised {wall.day(line.raised_at)} from {line.origin}",
        tier=steps[0].tier if steps else line.tier,
        badge=badge,
        trail=trail_of(steps, wall, line.due_on),
        answer=answer,
        came_back=bool(answer) and line.state in BACK,
        needs_me=checks,
        note=_where(line, wall),
    )


def _where(line: IssueLine, wall: Wall) -> str:
    """Return where an open issue is and by when, in a sentence."""
    if line.state in BACK:
        return ""
    if line.state in NOT_SENT:
        return f"With {line.origin}, until three people of two organisations stand behind it."
    due = due_words(line.state, line.due_on, wall)
    if line.state is State.REOPENED:
        since = within((wall.day_of(line.moved_at) - wall.today).days)
        return f"Reopened {since}, with {line.holder}{due}."
    return f"With {line.holder}{due}."
