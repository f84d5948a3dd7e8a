"""Consultations as lists and cards print them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cop.consultations.disclosure import Turnout
from cop.consultations.lines import Line
from cop.consultations.states import State
from cop.consultations.urls import (
    answers_url,
    consultation_url,
    question_url,
    responses_url,
    results_url,
)
from cop.wall import Wall

Badge = tuple[str, str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A consultation in a list: what it is, where it stands, and what to do about it."""

    href: str
    title: str
    forum: str
    tier: str
    note: str
    badges: list[Badge]
    actions: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AskCard:
    """An open consultation on Home or a forum's page; without numbers it shows no bar."""

    href: str
    title: str
    tier: str
    note: str
    group: str
    turnout: Turnout
    closes: str
    action: str


def list_rows(lines: Sequence[Line], wall: Wall) -> list[ListRow]:
    """Return the lines as a list prints them."""
    return [_row(line, wall) for line in lines]


def ask_card(line: Line, group: str, turnout: Turnout, wall: Wall) -> AskCard:
    """Return an open consultation as a card about this group of people."""
    return AskCard(
        href=consultation_url(line.key),
        title=line.title,
        tier=line.tier,
        note=_how_far(line),
        group=group,
        turnout=turnout,
        closes=f"Closes {wall.weekday(line.closes_at)}.",
        action=_next_step(line),
    )


def count_words(count: int) -> str:
    """Return “One question” or “6 questions”."""
    return "One question" if count == 1 else f"{count} questions"


def _row(line: Line, wall: Wall) -> ListRow:
    return ListRow(
        href=consultation_url(line.key),
        title=line.title,
        forum=line.forum,
        tier=line.tier,
        note=line.headline if line.state is State.PUBLISHED else _how_far(line),
        badges=_badges(line, wall),
        actions=_actions(line, wall),
    )


def _is_open(line: Line, wall: Wall) -> bool:
    return line.state is State.OPEN and line.closes_at > wall.now


def _badges(line: Line, wall: Wall) -> list[Badge]:
    if line.state is State.PUBLISHED and line.published_at:
        return [(f"Results came out {wall.day(line.published_at)}", "good", "tick", None)]
    if not _is_open(line, wall):
        return [(f"Closed {wall.day(line.closes_at)}", "", "check", None)]
    badges: list[Badge] = [(f"Open until {wall.day(line.closes_at)}", "tier", "clock", line.tier)]
    return [*badges, ("You’ve answered", "good", "tick", None)] if line.sent else badges


def _actions(line: Line, wall: Wall) -> list[tuple[str, str]]:
    """Return what this person can do next, as (label, address)."""
    actions = []
    if line.state is State.PUBLISHED:
        actions.append(("See the results", results_url(line.key)))
    if _is_open(line, wall) and line.is_elector:
        actions.append((_next_step(line), _next_page(line)))
    if line.is_analyst:
        if line.state is not State.PUBLISHED:
            actions.append(("Who has answered", results_url(line.key)))
        actions.append(("Read the answers", responses_url(line.key)))
    return actions


def _how_far(line: Line) -> str:
    questions = count_words(line.questions)
    if line.sent:
        return f"{questions}. You’ve sent your answers."
    if line.response is not None:
        return f"You’ve answered {line.answered} of {line.questions}. The rest is waiting for you."
    return f"{questions}. You can save and come back." if line.is_elector else f"{questions}."


def _next_step(line: Line) -> str:
    if line.sent:
        return "See what you sent"
    if not line.is_elector:
        return "Read the questions"
    return "Carry on" if line.response else "Give your answers"


def _next_page(line: Line) -> str:
    if line.sent:
        return answers_url(line.key)
    return consultation_url(line.key) if line.response else question_url(line.key, 1)
