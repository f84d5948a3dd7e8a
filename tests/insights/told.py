"""Loop health worked out again, in plain Python, from the steps: nothing of the slice is used.

Working days come from the calendar in memory, medians from `statistics`, shares from lists."""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User
from cop.feedback.models import (
    Brief,
    Cascade,
    Decision,
    Endorsement,
    ForumPause,
    Issue,
    IssueRaiser,
    Leg,
    LocalCheck,
    Pause,
    Step,
)
from cop.forums.calendars import Calendar
from cop.forums.models import Forum, Membership
from cop.guidance.models import Directive, DirectiveFeedback, DirectiveStep, DirectiveTarget
from cop.threads.models import Thread

PROMISED_NOTHING = ("not_agreed", "deferred")
ENDED = ("diverted", "merged", "returned", "closed", "withdrawn")
# What a forum does with an issue itself; other steps name the forum that an issue goes to.
DOING = (
    *("act_locally", "endorse", "acknowledge", "clarify", "answer", "merge"),
    *("return", "appeal", "refer", "decide", "cascade"),
)
LEAVING = ("decide", "merge", "return", "withdraw")
NIGHT = timedelta(days=1)


def standing(steps: Sequence[Step]) -> list[Step]:
    """The steps that were not taken back at once: an undoing crosses out the one before it."""
    kept: list[Step] = []
    for step in steps:
        if step.action == "undo":
            kept.pop()
        else:
            kept.append(step)
    return kept


@dataclass(frozen=True)
class Mention:
    """Something that counts: of which measure, for whom, by whom, on which day, and what it was."""

    measure: str
    network: Forum
    place: Forum
    day: date
    value: object
    ask: str
    acco: bool


@dataclass
class Visit:
    """A leg as its steps tell it."""

    leg: Leg
    forum: Forum
    entered: datetime
    acknowledged: datetime | None = None
    ended: datetime | None = None
    how: str = ""
    pauses: list[tuple[date, date | None]] = field(default_factory=list)

    def owes_nothing(self, ended: date | None, due: date) -> bool:
        """Whether it was over, or its clock had stopped, before the date passed."""
        stopped = any(end is None and start <= due for start, end in self.pauses)
        return stopped or (ended is not None and ended <= due)


@dataclass
class Round:
    """A decision as its steps tell it: when it was taken, sent, and when its check was over."""

    decision: Decision
    forum: Forum
    at: datetime
    over: datetime | None = None
    copies: list[Cascade] = field(default_factory=list)


class Told:
    """The history of the site's unrestricted issues, retold."""

    def __init__(self, session: Session, today: date) -> None:
        self.session, self.today = session, today
        self.forums = {forum.id: forum for forum in session.scalars(select(Forum))}
        self.calendars: dict[str, Calendar] = {}
        self.mentions: list[Mention] = []
        self.stages: list[tuple[Forum, date, str, str]] = []
        self.open: list[tuple[Forum, date]] = []
        self.voices: dict[int, date] = {}
        for issue in session.scalars(select(Issue).order_by(Issue.id)):
            if not issue.restricted:
                self._tell(issue)
        for directive in session.scalars(select(Directive)):
            self._tell_directive(directive)
        self._tell_discussions()

    def working_days(self, forum: Forum, start: datetime, end: datetime) -> int:
        return self._calendar(forum).between(self.day(start, forum), self.day(end, forum))

    def _calendar(self, forum: Forum) -> Calendar:
        if forum.calendar not in self.calendars:
            years = date(2023, 1, 1), date(2030, 12, 31)
            self.calendars[forum.calendar] = Calendar.of(forum.calendar, *years)
        return self.calendars[forum.calendar]

    def day(self, moment: datetime, forum: Forum) -> date:
        return moment.astimezone(ZoneInfo(forum.timezone)).date()

    # --- telling ------------------------------------------------------------------------------

    def _tell_directive(self, directive: Directive) -> None:
        issuer, self.about = self.forums[directive.forum_id], ("", False)
        about = DirectiveStep.directive_id == directive.id
        steps = self.session.scalars(select(DirectiveStep).where(about)).all()
        targets = DirectiveTarget.directive_id == directive.id
        for target in self.session.scalars(select(DirectiveTarget).where(targets)).all():
            network = self.forums[target.forum_id]
            said = select(DirectiveFeedback).where(DirectiveFeedback.target_id == target.id)
            answers = self.session.scalars(said).all()
            for answer in answers:
                self._heard(network, answer.at)
            for step in steps:
                if step.target == "feedback_in":
                    day = self.day(step.at, issuer)
                    self.say("coverage", network, issuer, day, bool(answers))

    def _tell_discussions(self) -> None:
        """Who spoke in a discussion at home, unless somebody from elsewhere spoke after them."""
        seats = select(Membership.forum_id, Membership.user_id)
        members = {tuple(seat) for seat in self.session.execute(seats)}
        for thread in self.session.scalars(select(Thread)):
            if (thread.forum_id, thread.last_author_id) in members:
                self._heard(self.forums[thread.forum_id], thread.last_post_at)

    def _tell(self, issue: Issue) -> None:
        session = self.session
        every = session.scalars(
            select(Step).where(Step.issue_id == issue.id).order_by(Step.number)
        ).all()
        steps = standing(every)
        ask = session.scalars(
            select(Brief.ask_kind).where(Brief.issue_id == issue.id).order_by(Brief.version.desc())
        ).first()
        kind = session.scalars(
            select(Organisation.kind)
            .join(User, User.organisation_id == Organisation.id)
            .where(User.id == issue.raised_by_id)
        ).one()
        self.about = (ask or "", kind == "acco")
        self.origin = self.forums[issue.origin_id]
        visits, rounds = self._visits(steps), self._rounds(issue, steps)
        for visit in visits:
            self._tell_visit(visit)
        for round_ in rounds:
            self._tell_round(round_)
        self._tell_closings(steps)
        stage = self._stage(issue, steps)
        self.stages.append((self.origin, self.day(steps[0].at, self.origin), stage, self.about[0]))
        if steps[-1].target not in ENDED:
            assert issue.due_on is not None
            due = date.max if self._stands_still(issue, steps[-1].target) else issue.due_on
            self.open.append((self.forums[issue.holder_id], due))
        self._tell_voices(issue, every)

    def _stands_still(self, issue: Issue, state: str) -> bool:
        """Whether the clock of the issue's date stood still before that date had passed."""
        query = select(Pause.started_on).where(Pause.leg_id == issue.leg_id)
        if state in ("raised", "local_action", "endorsed"):
            query = select(ForumPause.started_on).where(ForumPause.forum_id == issue.origin_id)
            since = self.session.scalar(query.where(ForumPause.ended_on.is_(None)))
        else:
            since = self.session.scalar(query.where(Pause.ended_on.is_(None)))
        return state != "clarifying" and since is not None and since <= (issue.due_on or date.min)

    def _tell_voices(self, issue: Issue, steps: Sequence[Step]) -> None:
        """Who spoke when: raised it, backed it, joined it, dealt with it, or had one joined."""
        self._heard(self.origin, steps[0].at)
        for step in steps:
            if step.by_id and step.action in DOING:
                self._heard(self.forums[step.forum_id], step.at)
        backed = select(Endorsement).where(Endorsement.issue_id == issue.id)
        for backing in self.session.scalars(backed):
            self._heard(self.forums[backing.forum_id], backing.at)
        raisers = select(IssueRaiser).where(IssueRaiser.issue_id == issue.id)
        for raiser in self.session.scalars(raisers):
            self._heard(self.forums[raiser.forum_id], raiser.since)

    def _heard(self, network: Forum, at: datetime) -> None:
        day = self.day(at, network)
        self.voices[network.id] = max(day, self.voices.get(network.id, day))

    def say(self, measure: str, network: Forum, place: Forum, day: date, value: object) -> None:
        if day <= self.today:
            self.mentions.append(Mention(measure, network, place, day, value, *self.about))

    def _visits(self, steps: Iterable[Step]) -> list[Visit]:
        visits: list[Visit] = []
        for step in steps:
            here = visits[-1] if visits else None
            if step.action in ("submit", "reopen", "revisit"):
                if here and here.ended is None:
                    here.ended, here.how = step.at, "passed_on"
                leg = self.session.get_one(Leg, step.leg_id)
                visits.append(Visit(leg, self.forums[step.forum_id], step.at))
                visits[-1].pauses = self._pauses(leg)
            elif here and step.action == "acknowledge" and here.acknowledged is None:
                here.acknowledged = step.at
            elif here and step.action in LEAVING and here.ended is None and step.leg_id:
                here.ended, here.how = step.at, step.action
            elif here and step.action == "object":
                here.ended, here.how = None, ""  # it goes on where it was
        return visits

    def _pauses(self, leg: Leg) -> list[tuple[date, date | None]]:
        query = select(Pause.started_on, Pause.ended_on).where(Pause.leg_id == leg.id)
        return [(start, end) for start, end in self.session.execute(query)]

    def _worked(self, visit: Visit, until: datetime) -> int:
        """Working days from the beginning of a visit, without those of its pauses."""
        last = self.day(until, visit.forum)
        calendar = self._calendar(visit.forum)
        still = [(start, min(end or last, last)) for start, end in visit.pauses if start <= last]
        stood = sum(calendar.between(start, end) for start, end in still)
        return calendar.between(self.day(visit.entered, visit.forum), last) - stood

    def _rounds(self, issue: Issue, steps: Iterable[Step]) -> list[Round]:
        decisions = iter(
            self.session.scalars(
                select(Decision).where(Decision.issue_id == issue.id).order_by(Decision.id)
            )
        )
        rounds: list[Round] = []
        for step in steps:
            if step.action == "decide":
                rounds.append(Round(next(decisions), self.forums[step.forum_id], step.at))
            elif rounds and step.action in ("close", "reopen") and rounds[-1].over is None:
                rounds[-1].over = step.at
        for round_ in rounds:
            query = select(Cascade).where(Cascade.decision_id == round_.decision.id)
            round_.copies = list(self.session.scalars(query.order_by(Cascade.id)))
        return rounds

    def _tell_visit(self, visit: Visit) -> None:
        forum, leg = visit.forum, visit.leg
        acknowledged = visit.acknowledged and self.day(visit.acknowledged, forum)
        ended = visit.ended and self.day(visit.ended, forum)
        if visit.acknowledged:
            taken = self._worked(visit, visit.acknowledged)
            self.say("ack days", self.origin, forum, acknowledged, taken)  # type: ignore[arg-type]
        if acknowledged or not visit.owes_nothing(ended, leg.acknowledge_by):
            kept = bool(acknowledged and acknowledged <= leg.acknowledge_by)
            self.say("acknowledged", self.origin, forum, leg.acknowledge_by + NIGHT, kept)
        if visit.how == "decide" and visit.ended:
            taken = self._worked(visit, visit.ended)
            self.say("decide days", self.origin, forum, self.day(visit.ended, forum), taken)
        done = visit.how in ("decide", "return", "passed_on")
        if done or not visit.owes_nothing(ended, leg.decide_by):
            kept = bool(done and ended and ended <= leg.decide_by)
            self.say("decided", self.origin, forum, leg.decide_by + NIGHT, kept)

    def _tell_round(self, round_: Round) -> None:
        forum, decision = round_.forum, round_.decision
        sent = min((self.day(copy.at, forum) for copy in round_.copies), default=None)
        kept = sent is not None and sent <= decision.cascade_by
        self.say("sent-back", self.origin, forum, decision.cascade_by + NIGHT, kept)
        verdicts = []
        for copy in round_.copies:
            network = self.forums[copy.forum_id]
            taken = self.working_days(forum, round_.at, copy.at)
            self.say("send days", network, forum, self.day(copy.at, forum), taken)
            checks = select(LocalCheck).where(LocalCheck.cascade_id == copy.id)
            said = self.session.scalars(checks.order_by(LocalCheck.number.desc())).first()
            verdicts.append(said.verdict if said else None)
            if said:
                self._heard(network, said.at)
                self.say("verdict", network, forum, self.day(said.at, network), said.verdict)
        if round_.copies and decision.outcome not in PROMISED_NOTHING:
            ends = [self.day(round_.over, forum)] if round_.over else []
            if all(copy.answer_by for copy in round_.copies):
                ends.append(max(c.answer_by for c in round_.copies if c.answer_by) + NIGHT)
            if ends:
                heard = not {None, "too_early"} & set(verdicts)
                self.say("closure", self.origin, forum, min(ends), heard)

    def _tell_closings(self, steps: list[Step] | Iterable[Step]) -> None:
        steps = list(steps)
        for number, step in enumerate(steps):
            if step.action == "close":
                again = any(later.action == "reopen" for later in steps[number + 1 : number + 2])
                value = "local" if step.facts["closure"] == "local" else "again" if again else ""
                self.say("closed", self.origin, self.origin, self.day(step.at, self.origin), value)

    def _stage(self, issue: Issue, steps: Iterable[Step]) -> str:
        taken = {step.action for step in steps}
        if "merge" in taken and issue.state == "merged":
            return "joined"
        if issue.closure == "local":
            return "solved"
        if issue.closure == "confirmed":
            return "fixed"
        order = ("ask", "cascade", "decide", "acknowledge", "submit")
        return next((action for action in order if action in taken), "raise")

    # --- asking -------------------------------------------------------------------------------

    def some(self, measure: str, keep: "Keep", start: date | None, end: date) -> list[object]:
        return [
            m.value
            for m in self.mentions
            if m.measure == measure and keep(m) and (start or date.min) <= m.day < end
        ]


Keep = Callable[[Mention], bool]
SHARES: dict[str, tuple[str, Callable[[object], bool], Callable[[object], bool]]] = {
    "acknowledged": ("acknowledged", bool, lambda v: True),
    "decided": ("decided", bool, lambda v: True),
    "sent-back": ("sent-back", bool, lambda v: True),
    "closure": ("closure", bool, lambda v: True),
    "fixed": ("verdict", lambda v: v == "fixed", lambda v: v != "too_early"),
    "partly": ("verdict", lambda v: v == "partly", lambda v: v != "too_early"),
    "reopened": ("closed", lambda v: v == "again", lambda v: v != "local"),
    "local": ("closed", lambda v: v == "local", lambda v: True),
    "coverage": ("coverage", bool, lambda v: True),
}
TIMES = {
    "days-ack-days": "ack days",
    "days-decide-days": "decide days",
    "days-send-days": "send days",
}


def share(told: Told, key: str, keep: Keep, start: date | None, end: date) -> str:
    """The share in counts, as the page says it."""
    measure, hit, counts = SHARES[key]
    values = [value for value in told.some(measure, keep, start, end) if counts(value)]
    return f"{sum(map(hit, values))} of {len(values)}" if values else "none"


def time(told: Told, key: str, keep: Keep, start: date | None, end: date) -> tuple[str, str]:
    """How many, and the median with the ninetieth percentile, as the page says it."""
    values = sorted(int(str(v)) for v in told.some(TIMES[key], keep, start, end))
    if not values:
        return "none", "none"
    ninety = values[math.ceil(0.9 * len(values)) - 1]
    return str(len(values)), f"{statistics.median(values):g}, nine in ten within {ninety}"


def months(told: Told, keep: Keep) -> dict[tuple[str, date], list[int]]:
    """In time and due, by region and month."""
    found: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0])
    for mention in told.mentions:
        if mention.measure in ("acknowledged", "decided", "sent-back") and keep(mention):
            cell = found[mention.network.region, mention.day.replace(day=1)]
            cell[0] += bool(mention.value)
            cell[1] += 1
    return found
