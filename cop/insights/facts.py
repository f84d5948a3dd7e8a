"""Turn the history of an issue into facts: what it adds to each measure, and from which day.

A date that passes counts from the day after it; anything that happens, from the day it does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cop.feedback.clocks import AT_HOME
from cop.feedback.states import ENDED, PROMISED_NOTHING, Closure, State, Verdict
from cop.forums.working_days import local_day
from cop.insights.history import AnyRow, Delivery, History, check_ends, closings
from cop.insights.measures import (
    Ending,
    Fact,
    Heard,
    Kept,
    Said,
    Stage,
    month_of,
    quarter_of,
)

ONE_DAY = timedelta(days=1)
HANDLED = frozenset({"decided", "passed_on", "returned"})
# The network has it itself; its own pause stops these clocks.
SAID = {
    Verdict.FIXED: Said.FIXED,
    Verdict.PARTLY: Said.PARTLY,
    Verdict.NO: Said.NO,
    Verdict.WORSE: Said.WORSE,
    Verdict.TOO_EARLY: Said.TOO_EARLY,
}

Zones = Mapping[int, str]  # each forum's time zone
Found = tuple[Fact, int, int, date, int, int | None]  # measure, network, place, day, mark, days


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads histories; days are those on the wall of the forum that acted."""

    zones: Zones
    paused: Mapping[int, date]  # since when the clock of a leg stands still
    resting: Mapping[int, date]  # and that of a network, for what it has itself

    def rows_of(self, history: History) -> Iterator[dict[str, Any]]:
        """Return the rows to write for an issue."""
        issue = history.issue
        for measure, network, place, day, mark, days in self._found(history):
            yield {
                "issue_id": issue.id,
                "measure": measure.value,
                "network_id": network,
                "place_id": place,
                "counts_on": day,
                "month": month_of(day),
                "quarter": quarter_of(day),
                "ask": history.ask,
                "acco": history.acco,
                "restricted": issue.restricted,
                "mark": int(mark),
                "days": days,
            }

    def _found(self, history: History) -> Iterator[Found]:
        yield from self._raised(history)
        for leg in history.legs:
            yield from self._acknowledged(history, leg)
            yield from self._handled(history, leg)
        ends = check_ends(history)
        for decision in history.decisions:
            copies = history.deliveries_of(decision.id)
            yield from self._sent(history, decision, copies)
            yield from self._checked(history, decision, copies, ends.get(decision.id))
            yield from self._said(decision, copies)
        yield from self._closed(history)
        yield from self._acted(history)

    def _raised(self, history: History) -> Iterator[Found]:
        issue, origin = history.issue, history.issue.origin_id
        day = self._day(issue.raised_at, origin)
        yield Fact.RAISED, origin, origin, day, stage_of(history), None
        for joined in history.joined:
            day = self._day(joined.since, joined.forum_id)
            yield Fact.JOINED, joined.forum_id, joined.forum_id, day, 0, None
        if issue.state not in ENDED:
            yield Fact.OPEN, origin, issue.holder_id, self._due(issue) or day, 0, None

    def _acknowledged(self, history: History, leg: AnyRow) -> Iterator[Found]:
        network, place = history.issue.origin_id, leg.forum_id
        if leg.acknowledged_at is not None:
            day = self._day(leg.acknowledged_at, place)
            if leg.acknowledge_days is not None:
                yield Fact.ACK_DAYS, network, place, day, 0, leg.acknowledge_days
            mark = Kept.IN_TIME if day <= leg.acknowledge_by else Kept.LATE
        elif self._spared(leg, leg.acknowledge_by):
            return
        else:
            mark = Kept.LATE
        yield Fact.ACK_DUE, network, place, leg.acknowledge_by + ONE_DAY, mark, None

    def _handled(self, history: History, leg: AnyRow) -> Iterator[Found]:
        network, place = history.issue.origin_id, leg.forum_id
        if leg.disposition in HANDLED:
            day = self._day(leg.left_at, place)
            if leg.disposition == "decided" and leg.days is not None:
                yield Fact.DECIDE_DAYS, network, place, day, 0, leg.days
            mark = Kept.IN_TIME if day <= leg.decide_by else Kept.LATE
        elif self._spared(leg, leg.decide_by):
            return
        else:
            mark = Kept.LATE
        yield Fact.DECIDE_DUE, network, place, leg.decide_by + ONE_DAY, mark, None

    def _spared(self, leg: AnyRow, due: date) -> bool:
        """Say whether the forum owes nothing: the issue left, or the clock stopped, in time."""
        gone = leg.left_at is not None and self._day(leg.left_at, leg.forum_id) <= due
        return gone or _stopped(self.paused.get(leg.id), due)

    def _due(self, issue: AnyRow) -> date | None:
        """Return the day on which the issue is due; none comes while the clock stands still."""
        due: date | None = issue.due_on
        since = None
        if issue.state in AT_HOME:
            since = self.resting.get(issue.origin_id)
        elif issue.state != State.CLARIFYING:  # the network's time to answer runs
            since = self.paused.get(issue.leg_id)
        return date.max if due and _stopped(since, due) else due

    def _sent(self, history: History, decision: AnyRow, copies: list[Delivery]) -> Iterator[Found]:
        place = decision.forum_id
        days = [self._day(copy.at, place) for copy in copies]
        kept = Kept.IN_TIME if days and min(days) <= decision.cascade_by else Kept.LATE
        due = decision.cascade_by + ONE_DAY
        yield Fact.SEND_DUE, history.issue.origin_id, place, due, kept, None
        for copy, day in zip(copies, days, strict=True):
            if copy.days is not None:
                yield Fact.SEND_DAYS, copy.forum_id, place, day, 0, copy.days

    def _checked(
        self, history: History, decision: AnyRow, copies: list[Delivery], ended: datetime | None
    ) -> Iterator[Found]:
        """A “no” and a “not yet” ask nobody, so they stand outside."""
        if not copies or decision.outcome in PROMISED_NOTHING:
            return
        place = decision.forum_id
        over = [self._day(ended, place)] if ended else []
        dates = [copy.answer_by for copy in copies if copy.answer_by is not None]
        if len(dates) == len(copies):
            over.append(max(dates) + ONE_DAY)
        if over:
            heard = all(copy.verdict not in (None, Verdict.TOO_EARLY) for copy in copies)
            mark = Heard.ALL if heard else Heard.SOME
            yield Fact.CHECKED, history.issue.origin_id, place, min(over), mark, None

    def _said(self, decision: AnyRow, copies: list[Delivery]) -> Iterator[Found]:
        for copy in copies:
            if copy.verdict is not None and copy.verdict_at is not None:
                day = self._day(copy.verdict_at, copy.forum_id)
                mark = SAID[Verdict(copy.verdict)]
                yield Fact.VERDICT, copy.forum_id, decision.forum_id, day, mark, None

    def _closed(self, history: History) -> Iterator[Found]:
        origin = history.issue.origin_id
        for step, reopened in closings(history):
            local = step.facts.get("closure") == Closure.LOCAL
            mark = Ending.LOCAL if local else Ending.REOPENED if reopened else Ending.STAYED
            yield Fact.CLOSED, origin, origin, self._day(step.at, origin), mark, None

    def _acted(self, history: History) -> Iterator[Found]:
        """When each forum last did something with the issue, or its members backed it."""
        last: dict[int, datetime] = {}
        for act in (*history.acts, *history.backings):
            last[act.forum_id] = max(act.at, last.get(act.forum_id, act.at))
        for forum, at in last.items():
            yield Fact.ACTED, forum, forum, self._day(at, forum), 0, None

    def _day(self, moment: datetime, forum_id: int) -> date:
        return local_day(moment, self.zones[forum_id])


def _stopped(since: date | None, due: date) -> bool:
    """Say whether a clock had stopped before something was late: what was late stays so."""
    return since is not None and since <= due


def stage_of(history: History) -> Stage:
    """Return how far the issue has come."""
    issue, copies = history.issue, history.deliveries.values()
    if issue.merged_into_id is not None or issue.state == State.MERGED:
        return Stage.JOINED
    if issue.closure == Closure.LOCAL:
        return Stage.SOLVED_LOCALLY
    reached = {
        Stage.SENT: issue.submitted_at is not None,
        Stage.ACKNOWLEDGED: any(leg.acknowledged_at for leg in history.legs),
        Stage.DECIDED: bool(history.decisions),
        Stage.ANSWERED: bool(copies),
        Stage.ASKED: any(copy.asked_at or copy.verdict for copy in copies),
        Stage.FIXED: issue.closure == Closure.CONFIRMED,
    }
    return max((stage for stage, there in reached.items() if there), default=Stage.RAISED)
