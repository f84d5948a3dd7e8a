"""The settled rules of the loop in dates and a few lines, to hold the demo's history against.

The operations are the real thing; this is the arithmetic they must agree with. A worker may run
early or late on the day a rule names; the history has to hold either way.
"""

from dataclasses import dataclass, field
from datetime import date

from cop.demo.entries import PersonEntry
from cop.demo.issue_entries import (
    CheckEntry,
    ConfirmationEntry,
    EndorsementEntry,
    IssueEntry,
    JoinEntry,
    StepEntry,
)
from cop.demo.timeline import Act, acts, day_after, day_before
from cop.forums.calendars import Calendar
from cop.presets import ForumEntry, Preset

NEXT = {
    "": "RAISED",
    "RAISED": "DIVERTED LOCAL_ACTION ENDORSED WITHDRAWN",
    "LOCAL_ACTION": "CLOSED ENDORSED WITHDRAWN",
    "ENDORSED": "SUBMITTED LOCAL_ACTION WITHDRAWN",
    "SUBMITTED": "ACKNOWLEDGED WITHDRAWN",
    "ACKNOWLEDGED": "CLARIFYING MERGED RETURNED REFERRED DECIDED WITHDRAWN",
    "CLARIFYING": "ACKNOWLEDGED WITHDRAWN",
    "REFERRED": "SUBMITTED",
    "RETURNED": "ENDORSED",
    "DECIDED": "CASCADED",
    "CASCADED": "IN_ACTION LOCAL_CHECK CLOSED",
    "IN_ACTION": "LOCAL_CHECK",
    "LOCAL_CHECK": "CLOSED REOPENED",
    "CLOSED": "REOPENED",
    "REOPENED": "ACKNOWLEDGED",
}
JOINABLE = {"SUBMITTED", "ACKNOWLEDGED", "CLARIFYING", "REFERRED"}
AT_ORIGIN = {"CASCADED", "LOCAL_CHECK", "CLOSED", "RETURNED"}
CONVENES = {"facilitator", "co_chair"}
HANDLES = CONVENES | {"secretariat"}
BACKS = {"member", "facilitator", "co_chair", "sponsor", "lived_experience"}


@dataclass
class World:
    """Who is who: what a replay needs to know beside the issue itself."""

    preset: Preset
    people: tuple[PersonEntry, ...]
    issues: tuple[IssueEntry, ...]
    forums: dict[str, ForumEntry] = field(init=False)
    organisation: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.forums = {forum.key: forum for forum in self.preset.forums}
        self.organisation = {person.key: person.organisation for person in self.people}
        held: dict[tuple[str, str], set[str]] = {}
        for person in self.people:
            for entry in person.memberships:
                held.setdefault((person.key, entry.forum), set()).add(entry.role)
        self.held = held
        self.raised_by = {issue.reference: self._raisers(issue) for issue in self.issues}

    def roles(self, person: str, forum: str) -> set[str]:
        return self.held.get((person, forum), set())

    def holders(self, forum: str, role: str) -> set[str]:
        return {
            who for (who, where), roles in self.held.items() if where == forum and role in roles
        }

    def raisers(self, issue: IssueEntry) -> set[str]:
        """The forums that raised it: its own, those that joined and those merged into it."""
        return self.raised_by[issue.reference]

    def _raisers(self, issue: IssueEntry) -> set[str]:
        children = [other for other in self.issues if other.reference in issue.merged_children]
        joined = {entry.forum for entry in issue.joined_forums}
        return {issue.origin_forum, *joined, *(child.origin_forum for child in children)}


@dataclass
class Replay:
    """One issue replayed to a loading day; `steps` is what its history then says."""

    world: World
    issue: IssueEntry
    calendar: Calendar
    loaded: date
    late: bool = False
    steps: list[tuple[str, str]] = field(default_factory=list)
    leg: str = ""
    submitter: str = ""
    backers: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    checks: dict[str, str] = field(default_factory=dict)
    cascaded: date | None = None
    asked: date | None = None
    closed: date | None = None

    @property
    def state(self) -> str:
        return self.steps[-1][0] if self.steps else ""

    @property
    def place(self) -> str:
        """Where the issue stands: with its raiser, its decider or the forum of its leg."""
        decision = self.issue.decision
        if self.state in AT_ORIGIN or not self.leg:
            return self.issue.origin_forum
        return decision.forum if decision and self.state in {"DECIDED", "IN_ACTION"} else self.leg

    def run(self) -> "Replay":
        for act in acts(self.issue):
            day = day_before(self.calendar, self.loaded, act.days_ago)
            self.tick(day)
            self.do(act, day)
        self.tick(self.loaded)
        return self

    def do(self, act: Act, day: date) -> None:
        match act.entry:
            case StepEntry():
                self.person_steps(act.entry, day)
            case EndorsementEntry():
                self.endorse(act.entry)
            case JoinEntry():
                assert self.state in JOINABLE, f"{act.entry.forum} joined while {self.state}"
                assert "facilitator" in self.world.roles(act.entry.by, act.entry.forum)
            case ConfirmationEntry():
                self.confirm(act.entry)
            case CheckEntry():
                self.check(act.entry, day)

    def move(self, action: str, by: str) -> None:
        assert action in NEXT[self.state].split(), f"{self.state} -> {action}"
        self.steps.append((action, by))

    def endorse(self, entry: EndorsementEntry) -> None:
        raising = self.world.raisers(self.issue)
        assert any(self.world.roles(entry.person, forum) & BACKS for forum in raising)
        assert entry.person not in self.backers
        self.backers.add(entry.person)
        if self.state == "RAISED" and self.backed():
            self.move("ENDORSED", entry.person)

    def backed(self) -> bool:
        organisations = {self.world.organisation[person] for person in self.backers}
        return len(self.backers) >= 3 and len(organisations) >= 2

    def confirm(self, entry: ConfirmationEntry) -> None:
        assert self.issue.decision
        forum = self.world.forums[self.issue.decision.forum]
        rules = self.world.preset.rule_sets[forum.rule_set]
        assert forum.key == self.leg
        assert self.world.roles(entry.by, forum.key) & set(rules.deciders)
        self.confirmed.add(entry.by)
        everyone = self.world.holders(forum.key, "co_chair")
        if rules.confirmations == "one" or self.confirmed >= everyone:
            assert self.confirmed != {self.submitter}, "decided alone by who submitted it"
            self.move("DECIDED", entry.by)

    def check(self, entry: CheckEntry, day: date) -> None:
        assert self.state == "LOCAL_CHECK", "answered before anybody asked"
        assert entry.forum in self.world.raisers(self.issue)
        assert "facilitator" in self.world.roles(entry.by, entry.forum)
        self.checks[entry.forum] = entry.answer
        self.settle(day)

    def person_steps(self, step: StepEntry, day: date) -> None:
        self.may(step)
        if step.basis == "convenor":
            assert not self.backed(), "the threshold was already reached"
        self.move(step.action, step.by)
        if step.action == "RAISED":
            self.backers.add(step.by)
        elif step.action == "SUBMITTED":
            parent = self.world.forums[self.leg or self.issue.origin_forum].parent
            assert parent
            self.leg, self.submitter = parent, step.by
        elif step.action == "RETURNED":
            self.leg = ""
        elif step.action == "CASCADED":
            self.cascaded = day
        elif step.action == "REOPENED":
            self.leg = self.world.forums[self.issue.origin_forum].parent or ""

    def may(self, step: StepEntry) -> None:
        """Whoever takes the step holds a role that may, and triages nothing they submitted."""
        at_leg = self.world.roles(step.by, self.leg)
        at_origin = self.world.roles(step.by, self.issue.origin_forum)
        if step.action in {"DIVERTED", "LOCAL_ACTION", "ENDORSED", "CLOSED"}:
            assert at_origin & CONVENES
        elif step.action == "SUBMITTED":
            assert (at_leg & HANDLES) if self.leg else (at_origin & CONVENES)
        elif step.action == "ACKNOWLEDGED" and self.state == "CLARIFYING":
            assert at_origin & CONVENES
        elif step.action in {"ACKNOWLEDGED", "CLARIFYING", "MERGED", "RETURNED"}:
            assert at_leg & (CONVENES if step.action == "RETURNED" else HANDLES)
            assert step.by != self.submitter or self.state == "REOPENED"
        else:
            self.may_answer(step, at_leg)

    def may_answer(self, step: StepEntry, at_leg: set[str]) -> None:
        if step.action == "REFERRED":
            chairs = self.world.holders(self.leg, "co_chair")
            assert at_leg & ({"co_chair"} if chairs else {"facilitator"})
            assert step.by != self.submitter
        elif step.action == "CASCADED":
            assert at_leg & {"secretariat", "facilitator"}
        elif step.action == "IN_ACTION":
            assert self.issue.decision
            assert step.by == self.issue.decision.owner
        elif step.action == "REOPENED":
            raising = self.world.raisers(self.issue)
            assert any("facilitator" in self.world.roles(step.by, forum) for forum in raising)

    def tick(self, day: date) -> None:
        """What the worker does of itself by this day."""
        decision = self.issue.decision
        if not decision or not self.cascaded or self.state in {"REOPENED", "CLOSED"}:
            return
        if decision.outcome == "deferred":
            again = day_after(self.calendar, self.loaded, decision.deferred_until_in_days or 0)
            assert not self.reached(again, day), "its date has come"
        elif decision.outcome == "not_agreed":
            if self.reached(self.calendar.add(self.cascaded, 15), day):
                self.move("CLOSED", "system")
        else:
            self.ask(day_after(self.calendar, self.loaded, decision.due_in_days), day)

    def ask(self, due: date, day: date) -> None:
        asking = self.calendar.add(due, 10)
        if not self.asked and self.reached(asking, day):
            self.asked = asking
            self.move("LOCAL_CHECK", "system")
        if self.asked:
            self.settle(day)

    def settle(self, day: date) -> None:
        assert self.asked
        ended = self.reached(self.calendar.add(self.asked, 15), day)
        answers = list(self.checks.values())
        good = sum(answer in {"fixed", "partly"} for answer in answers)
        if any(answer in {"no", "worse"} for answer in answers):
            if ended:
                self.move("REOPENED", "system")
            return
        answered = set(self.checks) == self.world.raisers(self.issue)
        if (answered or ended) and (not answers or good / len(answers) >= 0.6):
            self.move("CLOSED", "system")

    def reached(self, when: date, day: date) -> bool:
        return day > when if self.late else day >= when
