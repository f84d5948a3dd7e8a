"""Shares and medians from counts, and how they are said; of nothing there is no share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cop.consultations.disclosure import MIN_CELL, percent
from cop.insights.measures import Ending, Fact, Heard, Kept, Replied, Said
from cop.insights.queries import Count

Keep = Callable[[Count], bool]


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many; under five it is said in counts, as a percentage would mislead."""

    hits: int
    of: int

    @property
    def percent(self) -> int | None:
        """The whole percentage, None of fewer than five."""
        return None if self.of < MIN_CELL else percent(self.hits, self.of)

    @property
    def counts(self) -> str:
        """“11 of 18”, or “none” where there is nothing to count."""
        return f"{self.hits} of {self.of}" if self.of else "none"

    @property
    def words(self) -> str:
        """“61%”, “2 of 3” or “none”."""
        return self.counts if self.percent is None else f"{self.percent}%"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a measure counts, so that two measures of different things don’t seem to contradict."""

    one: str
    many: str

    def of(self, number: int) -> str:
        """Return its name after this number."""
        return self.one if number == 1 else self.many


@dataclass(frozen=True, slots=True)
class RateSpec:
    """A share: facts with these marks, of those with any of the others named."""

    key: str
    label: str
    unit: Unit
    fact: Fact
    hits: frozenset[int]
    of: frozenset[int]
    formula: str
    target: str
    nothing: str
    more_is_better: bool = True

    def rate(
        self, counts: Iterable[Count], *, before: bool = False, keep: Keep | None = None
    ) -> Rate:
        """Return the share in these counts."""
        hits = whole = 0
        for count in counts:
            if count.measure == self.fact and count.mark in self.of and (not keep or keep(count)):
                number = count.before if before else count.number
                whole += number
                hits += number if count.mark in self.hits else 0
        return Rate(hits, whole)


def _spec(
    key: str,
    label: str,
    unit: Unit,
    fact: Fact,
    hits: Iterable[int],
    of: Iterable[int],
    formula: str,
    target: str,
    nothing: str,
    up: bool = True,
) -> RateSpec:
    marks = frozenset(hits), frozenset(of)
    return RateSpec(key, label, unit, fact, *marks, formula, target, nothing, up)


VISITS = Unit("visit", "visits")
VISIT_WORDS = (
    "A visit is an issue at one forum: an issue that goes to two, or comes back, makes two."
)
DECISIONS = Unit("decision", "decisions")
COPIES = Unit("copy of an answer", "copies of answers")
ANSWERED = Unit("answered issue", "answered issues")
NETWORK_ANSWERS = Unit("answer of a network", "answers of networks")
CLOSED = Unit("closed issue", "closed issues")
FORUMS = Unit("forum", "forums")
ANSWERS = (Said.FIXED, Said.PARTLY, Said.NO, Said.WORSE)
NO_TARGET = "None is set. More is better."
OWN_DAYS = "Each forum’s own days: see Working days below."
LOCAL_LOW, LOCAL_HIGH = 40, 95

ACKNOWLEDGED = _spec(
    "acknowledged",
    "acknowledged in time",
    VISITS,
    Fact.ACK_DUE,
    [Kept.IN_TIME],
    Kept,
    (
        "Visits acknowledged by their date ÷ visits whose date to acknowledge by has passed. "
        f"{VISIT_WORDS}"
    ),
    OWN_DAYS,
    "No date to acknowledge by has passed.",
)
DECIDED = _spec(
    "decided",
    "decided or raised further in time",
    VISITS,
    Fact.DECIDE_DUE,
    [Kept.IN_TIME],
    Kept,
    (
        "Visits at whose end the issue was decided, returned or raised further by its date ÷ "
        "visits whose date to decide by has passed. Days on which the clock stood still put the "
        "date off; a visit is not in it if the issue joined another or was withdrawn before its "
        "date."
    ),
    OWN_DAYS,
    "No date to decide by has passed.",
)
SENT_BACK = _spec(
    "sent-back",
    "sent back in time",
    DECISIONS,
    Fact.SEND_DUE,
    [Kept.IN_TIME],
    Kept,
    (
        "Decisions whose answer went to every raising network by its date ÷ decisions whose "
        "date to send it has passed."
    ),
    OWN_DAYS,
    "No date to send an answer by has passed.",
)
CLOSURE = _spec(
    "closure",
    "heard from every network",
    ANSWERED,
    Fact.CHECKED,
    [Heard.ALL],
    Heard,
    (
        "Answered issues about which every raising network said whether it worked ÷ answered "
        "issues whose time to say so is over. “Too early to say” is not an answer yet, and a "
        "no or a not yet asks nobody."
    ),
    NO_TARGET,
    "No network’s time to say whether it worked is over.",
)
FIXED = _spec(
    "fixed",
    "say it’s fixed",
    NETWORK_ANSWERS,
    Fact.VERDICT,
    [Said.FIXED],
    ANSWERS,
    (
        "Answers of networks that say it is fixed ÷ answers of networks on whether it worked. Each"
        " network that raised the issue answers for itself. What it says last counts; “too early"
        " to say” does not yet."
    ),
    NO_TARGET,
    "No network has said whether an answer worked.",
)
PARTLY = _spec(
    "partly",
    "say it’s partly fixed",
    NETWORK_ANSWERS,
    Fact.VERDICT,
    [Said.PARTLY],
    ANSWERS,
    "Answers of networks that say it is partly fixed ÷ answers of networks on whether it worked.",
    "None is set.",
    "No network has said whether an answer worked.",
)
REOPENED = _spec(
    "reopened",
    "reopened after closing",
    CLOSED,
    Fact.CLOSED,
    [Ending.REOPENED],
    [Ending.STAYED, Ending.REOPENED],
    (
        "Closed issues that were reopened ÷ issues closed after an answer. What went up again"
        " at the check, before it closed, is not in it. An issue counts each time it closed."
    ),
    "None is set. Fewer is better.",
    "No issue was closed after an answer.",
    up=False,
)
LOCAL = _spec(
    "local",
    "solved in the network",
    CLOSED,
    Fact.CLOSED,
    [Ending.LOCAL],
    Ending,
    (
        "Issues that a network solved and closed itself ÷ all issues closed. An issue counts each"
        " time it closed."
    ),
    (
        f"Between {LOCAL_LOW}% and {LOCAL_HIGH}%. Below, networks send up what they could "
        "try first; above, what they can’t fix may not go up."
    ),
    "No issue was closed.",
)
COVERAGE = _spec(
    "coverage",
    "answered a directive",
    FORUMS,
    Fact.ASKED,
    [Replied.ANSWERED],
    Replied,
    (
        "Forums that answered a directive ÷ forums that it asked, of the directives whose time to "
        "answer ended in the period. A forum counts once for each. Silence is not a yes."
    ),
    NO_TARGET,
    "No directive’s time to answer has ended.",
)
OF_ISSUES = (ACKNOWLEDGED, DECIDED, SENT_BACK, CLOSURE, FIXED, PARTLY, REOPENED, LOCAL)
RATES = (*OF_ISSUES, COVERAGE)


@dataclass(frozen=True, slots=True)
class Spread:
    """How long things took: how many, the middle one, and the one that nine in ten don’t exceed."""

    number: int
    median: float | None
    ninety: int | None

    @property
    def median_words(self) -> str:
        """“4”, “4.5” or “none”."""
        return "none" if self.median is None else f"{self.median:g}"


def spread_of(days: Mapping[int, int]) -> Spread:
    """Return the spread of a histogram: how many took each number of days."""
    number = sum(days.values())
    if not number:
        return Spread(0, None, None)
    low, high = _nth(days, (number + 1) // 2), _nth(days, number // 2 + 1)
    return Spread(number, (low + high) / 2, _nth(days, -(-9 * number // 10)))


def _nth(days: Mapping[int, int], place: int) -> int:
    """Return the days of the one that comes at this place when all stand in order."""
    passed = 0
    for taken in sorted(days):
        passed += days[taken]
        if passed >= place:
            break
    return taken


def points(now: Rate, before: Rate) -> int | None:
    """Return by how many points it rose, None if either is too small to say."""
    if now.percent is None or before.percent is None:
        return None
    return now.percent - before.percent
