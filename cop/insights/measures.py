"""What is counted of an issue, and the marks a fact can bear."""

from datetime import date
from enum import IntEnum, StrEnum

NO_ASK = ""  # the sums over every kind of ask


class Fact(StrEnum):
    """The kinds of facts."""

    RAISED = "raised"  # marked with how far it came
    JOINED = "joined"  # another network stands behind it, too
    ACK_DUE = "ack_due"  # a date to acknowledge by has passed
    ACK_DAYS = "ack_days"
    DECIDE_DUE = "decide_due"
    DECIDE_DAYS = "decide_days"
    SEND_DUE = "send_due"
    SEND_DAYS = "send_days"
    CHECKED = "checked"  # the time to say whether it worked is over
    VERDICT = "verdict"
    CLOSED = "closed"
    OPEN = "open"  # due on that day
    ACTED = "acted"  # a forum did something with an issue, or backed it: in no sum
    ASKED = "asked"  # a directive asked a forum: counted where directives are, in no row of ours


ON_TIME = (Fact.ACK_DUE, Fact.DECIDE_DUE, Fact.SEND_DUE)
TIMED = (Fact.ACK_DAYS, Fact.DECIDE_DAYS, Fact.SEND_DAYS)


class Stage(IntEnum):
    """How far an issue has come; the last two leave the way."""

    RAISED = 0
    SENT = 1
    ACKNOWLEDGED = 2
    DECIDED = 3
    ANSWERED = 4
    ASKED = 5
    FIXED = 6
    SOLVED_LOCALLY = 7
    JOINED = 8


class Kept(IntEnum):
    """Whether something was done when it was due."""

    LATE = 0
    IN_TIME = 1


class Heard(IntEnum):
    """Whether every network that was asked has answered."""

    SOME = 0
    ALL = 1


class Said(IntEnum):
    """What a network says of an answer."""

    FIXED = 0
    PARTLY = 1
    NO = 2
    WORSE = 3
    TOO_EARLY = 4


class Replied(IntEnum):
    """Whether a forum has answered what a directive asked."""

    SILENT = 0
    ANSWERED = 1


class Ending(IntEnum):
    """What became of a closing."""

    STAYED = 0
    REOPENED = 1
    LOCAL = 2


def month_of(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)


def quarter_of(day: date) -> date:
    """Return the first day of the calendar quarter."""
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def quarters_back(day: date, count: int) -> date:
    """Return the first day of the quarter that is this many before the day's own."""
    months = day.year * 12 + (day.month - 1) // 3 * 3 - 3 * count
    return date(months // 12, months % 12 + 1, 1)
