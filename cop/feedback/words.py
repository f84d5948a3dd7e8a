"""What pages call states, actions, outcomes and verdicts."""

from datetime import date

from cop.feedback.states import Action, Closure, Outcome, State, Verdict
from cop.wall import Wall

STATE_WORDS = {
    State.RAISED: "Raised",
    State.DIVERTED: "Taken off the forum",
    State.LOCAL_ACTION: "Being fixed in the network",
    State.ENDORSED: "Backed, not sent yet",
    State.SUBMITTED: "Sent, waiting for a reply",
    State.ACKNOWLEDGED: "Received, being worked on",
    State.CLARIFYING: "Waiting for an answer to a question",
    State.MERGED: "Joined with another issue",
    State.RETURNED: "Returned with a reason",
    State.REFERRED: "Being raised further",
    State.DECIDED: "Decided",
    State.CASCADED: "Answered",
    State.IN_ACTION: "Being done",
    State.LOCAL_CHECK: "Did it fix it?",
    State.CLOSED: "Closed",
    State.REOPENED: "Reopened",
    State.WITHDRAWN: "Withdrawn",
}

# As a step that is still possible: “What can follow: acknowledge it, …”.
ACTION_WORDS = {
    Action.RAISE: "raise it",
    Action.DIVERT: "take it off the forum",
    Action.ACT_LOCALLY: "fix it in the network",
    Action.ENDORSE: "back it",
    Action.SUBMIT: "send it to the next forum",
    Action.ACKNOWLEDGE: "acknowledge it",
    Action.CLARIFY: "ask the network a question",
    Action.ANSWER: "answer the question",
    Action.MERGE: "merge it",
    Action.RETURN: "return it with a reason",
    Action.APPEAL: "appeal against the return",
    Action.REFER: "raise it further",
    Action.DECIDE: "decide it",
    Action.CASCADE: "send the answer back",
    Action.START: "start the work",
    Action.ASK: "say whether it is fixed",
    Action.CLOSE: "close it",
    Action.REOPEN: "reopen it",
    Action.REVISIT: "take it up again",
    Action.WITHDRAW: "withdraw it",
    Action.OBJECT: "object to the merge",
    Action.UNDO: "take the last step back",
}

OUTCOME_WORDS = {
    Outcome.AGREED: "Yes",
    Outcome.PART: "Yes, with changes",
    Outcome.NOT_AGREED: "No",
    Outcome.DEFERRED: "Not yet",
    Outcome.IN_PLACE: "Already in place",
}

OUTCOME_HINTS = {
    Outcome.AGREED: "It will be done as asked.",
    Outcome.PART: "Say what you didn’t agree to.",
    Outcome.NOT_AGREED: "A no is plain and comes with why.",
    Outcome.DEFERRED: "It comes back to you on a date you name.",
    Outcome.IN_PLACE: "It is allowed or done already, and people don’t know.",
}

VERDICT_WORDS = {
    Verdict.FIXED: "Yes, it’s fixed",
    Verdict.PARTLY: "Partly",
    Verdict.NO: "No",
    Verdict.WORSE: "It’s worse",
    Verdict.TOO_EARLY: "Too early to say",
}

VIA_WORDS = {
    "raise": "Raised it",
    "join": "Joined",
    "merge": "Raised it as an issue of its own",
}

VERDICT_BADGES = {
    Verdict.FIXED: "Says it’s fixed",
    Verdict.PARTLY: "Says partly fixed",
    Verdict.NO: "Says it isn’t fixed",
    Verdict.WORSE: "Says it’s worse",
    Verdict.TOO_EARLY: "Says it’s too early",
}

CLOSURE_WORDS = {
    Closure.CONFIRMED: "Closed: it worked",
    Closure.UNCONFIRMED: "Closed, unconfirmed",
    Closure.ANSWERED: "Closed: answered",
    Closure.LOCAL: "Solved in the network",
}

ASK_KINDS = {
    "decision": "A decision",
    "guidance": "Guidance",
    "resource": "Money, people or time",
    "information": "Information",
    "advocacy": "Somebody to speak up",
}

SEVERITIES = {
    1: "1: a nuisance",
    2: "2: gets in the way of help",
    3: "3: families lose help",
    4: "4: somebody may be harmed",
}

# By how far up it was said; see chasing.
LATE_WORDS = (
    "Past its date",
    "Past its date",
    "Past its date: the co-chairs have been told",
    "Past its date: the sponsor has been told",
)

RETURN_REASONS = {
    "local_discretion_exists": "You may decide it yourselves",
    "already_under_way": "It is being changed already",
    "already_decided": "It has been decided before",
    "not_ours": "It belongs to another forum",
    "needs_evidence": "It needs more to stand on",
    "case_matter": "It is about one family",
}

PAUSE_WORDS = {
    "sorry_business": "For Sorry Business",
    "clarification": "For a question to the network",
}

CRITERIA = {
    "law": "It needs a change of law",
    "funding": "It needs money",
    "policy": "It needs a change of policy",
    "cross_agency": "More than one agency has to act",
    "three_regions": "Three regions or more have it",
    "cultural_safety": "Cultural safety is at stake",
}


def moved_by(days: int) -> str:
    """Return “What is due moved by 3 working days.”"""
    if not days:
        return "What is due stays: no working day has passed."
    return f"What is due moved by {days} working {'day' if days == 1 else 'days'}."


def state_words(state: State, closure: str | None = None) -> str:
    """Return what pages call this state, with how it closed."""
    if state is State.CLOSED and closure:
        return CLOSURE_WORDS[Closure(closure)]
    return STATE_WORDS[state]


# What is due on an issue's day, by where it stands: a reply is not yet an answer.
DUE_WORDS: dict[State, str] = {
    State.RAISED: "three people’s backing",
    State.LOCAL_ACTION: "a result",
    State.ENDORSED: "the brief",
    State.SUBMITTED: "a reply",
    State.REOPENED: "a reply",
    State.ACKNOWLEDGED: "an answer",
    State.CLARIFYING: "the network’s answer",
    State.REFERRED: "an answer",
    State.DECIDED: "the answer to the networks",
    State.CASCADED: "what comes next",  # the work, a new look or the end: as was decided
    State.IN_ACTION: "the work",
    State.LOCAL_CHECK: "the networks’ word",
}


def due_words(state: State, due_on: date | None, wall: Wall, *, still: bool = False) -> str:
    """Return “, a reply due by Wednesday 25 November”, or nothing where nothing is due."""
    if due_on is None or state not in DUE_WORDS:
        return ""
    if still:
        return ", and its clock stands still"
    was = "was due by" if due_on < wall.today else "due by"
    return f", {DUE_WORDS[state]} {was} {wall.weekday(due_on)}"
