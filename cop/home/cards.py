"""What happened to an issue, as Home tells it to somebody who raised it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from cop.feedback.queries import Badge, IssueLine
from cop.feedback.rows import badge_of
from cop.feedback.states import OPEN_TO_VERDICTS, Action, State
from cop.feedback.trails import StepLine, TrailStop, trail_of
from cop.feedback.urls import issue_url
from cop.feedback.words import due_words
from cop.wall import Wall, within

NEWS_FOR = timedelta(days=14)
# Where the network itself has the next word.
SAID_AT_HOME: dict[State, str] = {
    State.RAISED: "With {origin}, until three people of two organisations stand behind it.",
    State.LOCAL_ACTION: "{origin} is trying something itself{due}.",
    State.ENDORSED: "Enough people stand behind it. The convenor of {origin} sends its brief up.",
    State.CLARIFYING: "{origin} is asked a question{due}. The clock stands still until then.",
    State.RETURNED: "Back in {origin} with a reason.",
    State.DIVERTED: "Off the forum: it belongs somewhere else.",
    State.WITHDRAWN: "Withdrawn.",
}
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
    state: State
    badge: Badge
    trail: list[TrailStop]
    answer: str
    came_back: bool
    is_news: bool
    needs_me: bool
    note: str
    marking: str | None
    names_deceased: bool


def loop_card(
    line: IssueLine,
    steps: Sequence[StepLine],
    answer: str,
    wall: Wall,
    *,
    asked: bool,
    waits: bool = False,
) -> LoopCard:
    """Return an issue as Home prints it; `asked` says that a forum of the reader's still is.

    It `waits` where the forums that are asked are all in Sorry Business."""
    badge = badge_of(line, wall)
    if asked and waits:
        badge = ("Waits for you: Sorry Business", "", "clock", None)
    elif asked and line.due_on:
        badge = (f"Needs you by {wall.day(line.due_on)}", "warn", "clock", None)
    came_back = bool(answer) and line.state in BACK
    return LoopCard(
        href=issue_url(line.reference),
        reference=line.reference,
        title=line.title,
        raised=f"raised {wall.day(line.raised_at)} from {line.origin}",
        tier=steps[0].tier if steps else line.tier,
        state=line.state,
        badge=badge,
        trail=trail_of(steps, wall, None if line.still else line.due_on),
        answer=answer,
        came_back=came_back,
        is_news=came_back and _came_lately(steps, wall),
        needs_me=asked,
        note=_where(line, wall),
        marking=line.marking,
        names_deceased=line.names_deceased,
    )


def _came_lately(steps: Sequence[StepLine], wall: Wall) -> bool:
    sent = [step.at for step in steps if step.action is Action.CASCADE]
    return bool(sent) and wall.now - sent[-1] < NEWS_FOR


def _where(line: IssueLine, wall: Wall) -> str:
    """Return where an open issue is and by when, in a sentence."""
    if line.state in BACK:
        return ""
    due = due_words(line.state, line.due_on, wall, still=line.still)
    if line.state in SAID_AT_HOME:
        return SAID_AT_HOME[line.state].format(origin=line.origin, due=due)
    if line.state is State.REOPENED:
        since = within((wall.day_of(line.moved_at) - wall.today).days)
        return f"Reopened {since}, with {line.holder}{due}."
    return f"With {line.holder}{due}."
