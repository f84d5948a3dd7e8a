"""Write a large site at once: issues with legs, decisions, answers and verdicts, in every state.

The journeys are drawn from a fixed seed and written as rows, not played through the operations:
50,000 issues take seconds instead of an hour. Tests play journeys; this only makes them many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bench.site.words import body, title
from cop.accounts.models import User
from cop.database import Base
from cop.feedback.models import (
    ActionItem,
    Brief,
    Cascade,
    Confirmation,
    Decision,
    Endorsement,
    Issue,
    IssueRaiser,
    IssueThread,
    Leg,
    LocalAction,
    LocalCheck,
    Proposal,
    ProposalText,
    Step,
    StepNote,
)
from cop.forums.models import Forum
from cop.threads.models import Post, Thread

YEARS = 3
ASKS = ("decision", "guidance", "resource", "information", "advocacy")
OUTCOMES = ("agreed", "part", "part", "not_agreed", "already_in_place")
VERDICTS = ("fixed", "fixed", "partly", "no", "too_early")
ONE_DAY = timedelta(days=1)

Rows = dict[type[Base], list[dict[str, Any]]]


@dataclass
class Plan:
    """The rows to write, with ids given out in order."""

    chance: Random
    now: datetime
    people: list[int]
    parents: dict[int, int]
    threads: Mapping[int, Sequence[int]]
    organisations: Mapping[int, int]
    texts: Sequence[str]
    rows: Rows = field(default_factory=dict)

    def add(self, model: type[Base], **values: Any) -> int:
        """Plan a row and return its id."""
        there = self.rows.setdefault(model, [])
        there.append({"id": len(there) + 1, **values})
        return len(there)

    def note(self, model: type[Base], **values: Any) -> None:
        """Plan a row that bears the id of what it belongs to."""
        self.rows.setdefault(model, []).append(values)

    def text(self) -> str:
        """Draw something that somebody wrote."""
        return self.chance.choice(self.texts)

    def issue(self, number: int, origin: int) -> None:
        """Plan an issue and how far it came."""
        chance = self.chance
        raised = self.now - timedelta(minutes=chance.randrange(YEARS * 525_600))
        journey = _Journey(self, number, origin, raised)
        journey.go(chance.choices(("stays", "local", "goes"), (4, 8, 88))[0])


class _Journey:
    """One issue on its way, until its time is up or its luck runs out."""

    def __init__(self, plan: Plan, number: int, origin: int, raised: datetime) -> None:
        self.plan, self.at, self.origin = plan, raised, origin
        self.by = plan.chance.choice(plan.people)
        self.thread = plan.chance.choice(plan.threads[origin])
        self.steps = 0
        self.leg: dict[str, Any] | None = None
        self.id = plan.add(
            Issue,
            reference=f"BIG-{number}",
            title=title(plan.chance),
            state="raised",
            closure=None,
            version=0,
            origin_id=origin,
            holder_id=origin,
            leg_id=None,
            raised_by_id=self.by,
            raised_at=raised,
            moved_at=raised,
            submitted_at=None,
            due_on=(raised + timedelta(days=14)).date(),
        )
        self.row = plan.rows[Issue][-1]
        plan.add(
            Brief,
            issue_id=self.id,
            version=1,
            by_id=self.by,
            at=raised,
            what_is_happening=plan.text(),
            ask=plan.text()[:200],
            ask_kind=plan.chance.choice(ASKS),
            impact=plan.text()[:300],
            tried_locally=plan.text()[:300],
            severity=plan.chance.randint(1, 5),
        )
        plan.add(IssueThread, issue_id=self.id, thread_id=self.thread, kind="source", open=False)
        for backer in plan.chance.sample(plan.people, min(3, len(plan.people))):
            plan.add(
                Endorsement,
                issue_id=self.id,
                user_id=backer,
                organisation_id=plan.organisations[backer],
                forum_id=origin,
                at=raised,
                note="Here, too.",
            )
        plan.add(
            IssueRaiser, issue_id=self.id, forum_id=origin, via="raise", by_id=self.by, since=raised
        )
        self.step("raise", None, "raised", origin)

    def go(self, how: str) -> None:
        if how == "local" and self.wait(20):
            self.step("close", "local_action", "closed", self.origin, closure="local")
            self.row["closure"] = "local"
            self.plan.add(
                LocalAction,
                issue_id=self.id,
                by_id=self.by,
                at=self.row["raised_at"],
                owner_id=self.plan.chance.choice(self.plan.people),
                due_on=self.at.date(),
                steps=["Try it."],
                ended_at=self.at,
            )
        elif how == "goes" and self.wait(9):
            self.visit(self.plan.parents[self.origin])

    def visit(self, forum: int) -> None:
        """Plan the visit to a forum, and those that follow from it."""
        plan, chance = self.plan, self.plan.chance
        entered = self.at
        self.leg = {
            "issue_id": self.id,
            "number": 1
            + sum(1 for leg in plan.rows.get(Leg, [])[-3:] if leg["issue_id"] == self.id),
            "forum_id": forum,
            "entered_at": entered,
            "entered_on": entered.date(),
            "acknowledge_by": (entered + timedelta(days=7)).date(),
            "decide_by": (entered + timedelta(days=28)).date(),
            "acknowledged_at": None,
            "left_at": None,
            "disposition": None,
            "acknowledge_days": None,
            "days": None,
        }
        leg_id = plan.add(Leg, **self.leg)
        self.leg = plan.rows[Leg][-1]
        self.row |= {"leg_id": leg_id, "holder_id": forum}
        self.row["submitted_at"] = self.row["submitted_at"] or entered
        self.row["due_on"] = self.leg["acknowledge_by"]
        self.step("submit", "endorsed", "submitted", forum)
        if not self.wait(10):
            return
        self.leg |= {"acknowledged_at": self.at, "acknowledge_days": self.days(entered)}
        self.row["due_on"] = self.leg["decide_by"]
        self.step("acknowledge", "submitted", "acknowledged", forum)
        if not self.wait(40):
            return
        above = plan.parents.get(forum)
        decided = above is None or chance.random() < 0.5
        self.leg |= {"left_at": self.at, "days": self.days(entered)}
        self.leg["disposition"] = "decided" if decided else "passed_on"
        if above is not None and not decided:
            self.visit(above)
        else:
            self.decide(forum, leg_id)

    def decide(self, forum: int, leg_id: int) -> None:
        plan, decided = self.plan, self.at
        outcome = plan.chance.choice(OUTCOMES)
        proposal = plan.add(
            Proposal,
            issue_id=self.id,
            leg_id=leg_id,
            version=1,
            by_id=self.by,
            at=decided,
            outcome=outcome,
            owner_id=self.by,
        )
        plan.note(
            ProposalText,
            proposal_id=proposal,
            answer=plan.text()[:400],
            rationale=plan.text(),
            conditions=[],
        )
        plan.add(
            Confirmation, proposal_id=proposal, by_id=plan.chance.choice(plan.people), at=decided
        )
        decision = plan.add(
            Decision,
            number=proposal,
            issue_id=self.id,
            leg_id=leg_id,
            forum_id=forum,
            proposal_id=proposal,
            at=decided,
            outcome=outcome,
            owner_id=self.by,
            cascade_by=(decided + timedelta(days=7)).date(),
        )
        for what in ("Write to the services", "Tell the networks"):
            plan.add(
                ActionItem,
                decision_id=decision,
                what=what,
                owner_id=plan.chance.choice(plan.people),
                due_on=(decided + timedelta(days=60)).date(),
                by_id=self.by,
                at=decided,
                done_at=decided + timedelta(days=30) if plan.chance.random() < 0.8 else None,
            )
        self.row["due_on"] = (decided + timedelta(days=7)).date()
        self.step("decide", "acknowledged", "decided", forum)
        if self.wait(9):
            self.answer(forum, decision, outcome, decided)

    def answer(self, forum: int, decision: int, outcome: str, decided: datetime) -> None:
        plan, chance, sent = self.plan, self.plan.chance, self.at
        asked = outcome != "not_agreed" and sent + timedelta(days=28) <= plan.now
        cascade = plan.add(
            Cascade,
            issue_id=self.id,
            decision_id=decision,
            forum_id=self.origin,
            by_id=self.by,
            at=sent,
            answer=plan.text()[:400],
            days=self.days(decided),
            thread_id=self.thread,
            asked_at=sent + timedelta(days=28) if asked else None,
            answer_by=(sent + timedelta(days=49)).date() if asked else None,
        )
        self.step("cascade", "decided", "cascaded", forum)
        if not self.wait(60):
            return
        if outcome == "not_agreed":
            closure = "answered"
        elif chance.random() < 0.8:
            verdict = chance.choice(VERDICTS)
            plan.add(
                LocalCheck, cascade_id=cascade, number=1, by_id=self.by, at=self.at, verdict=verdict
            )
            closure = "confirmed" if verdict in ("fixed", "partly") else "unconfirmed"
        else:
            closure = "unconfirmed"
        self.step("close", "local_check", "closed", forum, closure=closure)
        self.row["closure"] = closure

    def wait(self, most: int) -> bool:
        """Let up to so many days pass; say whether there is still time."""
        self.at += timedelta(minutes=self.plan.chance.randrange(60, most * 1440))
        return self.at <= self.plan.now

    def days(self, since: datetime) -> int:
        return (self.at - since).days * 5 // 7

    def step(self, action: str, source: str | None, target: str, forum: int, **facts: Any) -> None:
        self.steps += 1
        self.row |= {"state": target, "version": self.steps, "moved_at": self.at}
        step = self.plan.add(
            Step,
            issue_id=self.id,
            number=self.steps,
            action=action,
            source=source,
            target=target,
            forum_id=forum,
            by_id=self.by,
            at=self.at,
            facts=facts,
        )
        if self.plan.chance.random() < 0.5:
            self.plan.note(StepNote, step_id=step, note=self.plan.text()[:200])


def generate(
    session: Session,
    count: int,
    now: datetime,
    seed: int = 7,
    threads: Mapping[int, Sequence[int]] | None = None,
) -> None:
    """Write so many issues onto a site that has forums and people, and no issues yet.

    Each comes from one of the forum's `threads`; where none are given, all come from one."""
    forums = session.execute(
        select(Forum.id, Forum.parent_id).where(Forum.visibility != "restricted")
    )
    parents = {forum: parent for forum, parent in forums if parent is not None}
    tops = set(parents.values())
    networks = [forum for forum in parents if forum not in tops]
    people = dict(
        session.execute(
            select(User.id, User.organisation_id).where(User.administrator.is_(False))
        ).all()
    )
    if threads is None:
        only = [_one_thread(session, networks[0], min(people), now)]
        threads = {network: only for network in networks}
    networks = [network for network in networks if threads.get(network)]
    chance = Random(seed)
    texts = [body(chance) for _ in range(300)]
    plan = Plan(chance, now, list(people), parents, threads, people, texts)
    for number in range(count):
        plan.issue(number, chance.choice(networks))
    _write(session, plan)


def _one_thread(session: Session, forum: int, by: int, now: datetime) -> int:
    thread = {"id": 1, "forum_id": forum, "kind": "discussion", "title": "All", "tags": []}
    first = {"author_id": by, "created_at": now, "last_post_at": now, "last_author_id": by}
    session.execute(insert(Thread), [thread | first])
    post = {"thread_id": 1, "number": 1, "author_id": by, "at": now, "body": "", "html": ""}
    session.execute(insert(Post), [post])
    return 1


# In this order, since each names rows of those before it.
MODELS: tuple[type[Base], ...] = (
    Issue,
    Brief,
    IssueRaiser,
    IssueThread,
    Endorsement,
    Leg,
    Step,
    StepNote,
    Proposal,
    ProposalText,
    Confirmation,
    Decision,
    ActionItem,
    Cascade,
    LocalCheck,
    LocalAction,
)


def _write(session: Session, plan: Plan) -> None:
    for model in MODELS:
        if rows := plan.rows.get(model, []):
            session.execute(insert(model), rows)
    session.flush()
