"""Where is my issue? Somebody's own issues in words."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from cop.extensions import db
from cop.feedback.mine import MyIssue, Place, my_issues
from cop.feedback.queries import PER_PAGE
from cop.feedback.states import ENDED, NOT_SENT, OPEN_TO_VERDICTS, State
from cop.feedback.urls import my_issues_url
from cop.feedback.words import due_words, state_words
from cop.visitors import me, wall
from cop.wall import Wall
from cop.web import Page, number_asked

# What comes next, as somebody who raised it is told.
NEXT: dict[State, str] = {
    State.RAISED: "Three people of two organisations stand behind it, or the convenor lets it"
    " through. Then it goes up.",
    State.LOCAL_ACTION: "The network tries it itself. If that isn’t enough, it can still go up.",
    State.ENDORSED: "The convenor completes the brief and sends it up.",
    State.SUBMITTED: "Somebody there says that it has arrived, and who looks after it.",
    State.ACKNOWLEDGED: "{holder} decides it, or raises it further.",
    State.CLARIFYING: "Your network answers the question. The clock waits for that.",
    State.REFERRED: "{holder} sends it to the forum above, with options.",
    State.DECIDED: "The answer is written up and sent to your discussion.",
    State.CASCADED: "The work begins. Later you’re asked whether it fixed it.",
    State.IN_ACTION: "The owner reports how far it is. Later you’re asked whether it fixed it.",
    State.LOCAL_CHECK: "Your convenor says for the network whether it fixed it.",
    State.REOPENED: "Somebody there says that it has arrived again, and who looks after it.",
    State.RETURNED: "Your convenor can say once why it can’t stay with you.",
    State.CLOSED: "Nothing more. If it comes back, your convenor can reopen it.",
    State.WITHDRAWN: "Nothing more. It can be raised again.",
    State.DIVERTED: "It goes on outside this site, where such things belong.",
    State.MERGED: "It goes on as part of another issue.",
}


NEXT_AT_THE_TOP: dict[State, str] = {State.ACKNOWLEDGED: "{holder} decides it."}


@dataclass(frozen=True, slots=True)
class Told:
    """One issue of somebody's own, in sentences."""

    issue: MyIssue
    where: str
    next: str
    state: str


def register(bp: Blueprint) -> None:
    """Mount the page beside the list of issues."""
    bp.add_url_rule("/mine", view_func=mine)


def mine() -> Page:
    """Tell this person where each of their issues is, and what comes next."""
    found = my_issues(db.session(), me(), before=number_asked("before"))
    page = found[:PER_PAGE]
    older = f"{my_issues_url()}?before={page[-1].own.id}" if len(found) > PER_PAGE else None
    told = [_told(issue, wall()) for issue in page]
    return render_template("feedback/mine.html", told=told, older=older, wall=wall())


def _told(issue: MyIssue, wall: Wall) -> Told:
    place = issue.place
    return Told(
        issue=issue,
        where=where_words(place, issue.origin, wall),
        next=next_words(place, wall),
        state=state_words(place.state, place.closure),
    )


def where_words(place: Place, origin: str, wall: Wall) -> str:
    """Return where an issue is, who has it, and by when, in a sentence."""
    if place.state in ENDED:
        return f"{state_words(place.state, place.closure)}, {wall.full_day(place.moved_at)}."
    due = due_words(place.state, place.due_on, wall, still=place.still)
    if place.state in NOT_SENT:
        return f"In {origin}{due}."
    if place.state in OPEN_TO_VERDICTS:
        return f"Answered by {place.holder}, and back with the networks{due}."
    looked_after = f", looked after by {place.handler}" if place.handler else ""
    return f"With {place.holder}{looked_after}{due}."


def next_words(place: Place, wall: Wall) -> str:
    """Return what comes next, and when something is heard."""
    words = NEXT_AT_THE_TOP.get(place.state) if place.topmost else None
    text = (words or NEXT[place.state]).format(holder=place.holder)
    heard = place.next_on is not None and place.next_on >= wall.today
    if heard and place.next_on and place.state not in OPEN_TO_VERDICTS | ENDED:
        return f"{text} You hear next on {wall.weekday(place.next_on)}."
    return text
