"""Whatever people do, in whatever order: the record holds, nobody is forgotten, nothing leaks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.errors import DomainError
from cop.feedback.cases import case_of
from cop.feedback.models import (
    Cascade,
    Decision,
    Issue,
    IssueRaiser,
    IssueThread,
    Leg,
    Pause,
)
from cop.feedback.operations import (
    answering,
    checking,
    clarifying,
    deciding,
    ending,
    handling,
    local,
    objecting,
    pausing,
    raising,
    returning,
    undoing,
    withdrawing,
)
from cop.feedback.permissions import can_see_issue, visible_issues
from cop.feedback.states import (
    ENDED,
    UNDOABLE,
    Action,
    Closure,
    Outcome,
    State,
    Verdict,
    transition,
)
from cop.feedback.whole_record import csv_of, json_of, record_for
from cop.forums.people import Person
from cop.threads.operations import start_thread
from cop.wall import Wall
from tests.cast import NOW, TIMEZONE, Cast
from tests.feedback.journeys import FULL_BRIEF, draft
from tests.feedback.reading import let_time_pass, steps, taken_back

CONVENORS = {"far_north": "ray", "limestone_coast": "peter", "eyre_western": "annika"}
RAISERS = {"far_north": "maddie", "limestone_coast": "gwen", "eyre_western": "annika"}
WATCHED = ("maddie", "ray", "peter", "priya", "helen", "lien", "louise", "colin", "stranger")


@dataclass
class World:
    """A site with issues on it, and a clock that only goes forward."""

    session: Session
    people: dict[str, Person]
    cast: Cast
    now: datetime = NOW
    issues: list[Issue] = field(default_factory=list)
    told: dict[int, list[tuple[object, ...]]] = field(default_factory=dict)

    def handler(self, issue: Issue) -> str:
        """Who rightly looks after the issue where it is."""
        return "wanda" if issue.holder_id == self.cast.forums.leaders.id else "caitlin"


Act = Callable[[World, Issue, Person, int], object]


def _raise(w: World, issue: Issue, by: Person, n: int) -> None:
    name = list(RAISERS)[n % 3]
    forum, who = getattr(w.cast.forums, name), w.people[RAISERS[name]]
    thread = start_thread(w.session, forum, by=who, title="Again", body="Still.", now=w.now)
    w.issues.append(
        raising.raise_issue(w.session, forum, thread, by=who, brief=FULL_BRIEF, now=w.now)
    )


def _acknowledge(w: World, issue: Issue, by: Person, n: int) -> None:
    handling.acknowledge(
        w.session, issue, by=by, handler_id=by.id, next_on=w.now.date() + timedelta(9), now=w.now
    )


def _refer(w: World, issue: Issue, by: Person, n: int) -> None:
    handling.refer(
        w.session, issue, by=by, criteria=["law"], options=["One"], advice="One.", now=w.now
    )


def _propose(w: World, issue: Issue, by: Person, n: int) -> None:
    day = w.now.date() + timedelta(days=30)
    outcome = list(Outcome)[n % 5]
    later = day if outcome is Outcome.DEFERRED else None
    words = draft(w.cast, outcome, due_on=day, deferred_to=later)
    deciding.propose(w.session, issue, words, by=by, now=w.now)


def _confirm(w: World, issue: Issue, by: Person, n: int) -> None:
    newest = deciding.latest_proposal(w.session, issue)
    shown = newest.id if newest else 0
    deciding.confirm(w.session, issue, by=by, proposal_id=shown, now=w.now)


def _check(w: World, issue: Issue, by: Person, n: int) -> None:
    forum = getattr(w.cast.forums, list(CONVENORS)[n % 3])
    verdict = list(Verdict)[n % 5]
    checking.file_verdict(
        w.session, issue, forum, by=by, verdict=verdict, note="As seen.", now=w.now
    )


def _merge(w: World, issue: Issue, by: Person, n: int) -> None:
    into = w.issues[n % len(w.issues)]
    handling.merge(w.session, issue, into, by=by, reason="The same.", now=w.now)


def _join(w: World, issue: Issue, by: Person, n: int) -> None:
    forum = getattr(w.cast.forums, list(CONVENORS)[n % 3])
    raising.join(w.session, issue, forum, by=by, note="Here, too.", now=w.now)


def _act_locally(w: World, issue: Issue, by: Person, n: int) -> None:
    day = w.now.date() + timedelta(days=9)
    local.act_locally(w.session, issue, by=by, owner_id=by.id, due_on=day, now=w.now)


def _return(w: World, issue: Issue, by: Person, n: int) -> None:
    words = {"reason_code": "not_ours", "reason": "Theirs.", "what_locals_can_do": "Ask them."}
    returning.return_issue(w.session, issue, by=by, now=w.now, **words)


def _hand_over(w: World, issue: Issue, by: Person, n: int) -> None:
    day = w.now.date() + timedelta(days=5)
    handling.hand_over(w.session, issue, by=by, handler_id=by.id, next_on=day, now=w.now)


def _pause_forum(w: World, issue: Issue, by: Person, n: int) -> None:
    forum = getattr(w.cast.forums, list(CONVENORS)[n % 3])
    if pausing.open_forum_pause(w.session, forum.id):
        pausing.resume_forum(w.session, forum, by=by, now=w.now)
    else:
        pausing.pause_forum(w.session, forum, by=by, note="", now=w.now)


def _undo(w: World, issue: Issue, by: Person, n: int) -> None:
    """At once, as whoever took the last step, or else too late or as somebody else."""
    last = steps(w.session, issue)[-1]
    who = next((p for p in w.people.values() if p.id == last.by_id), by) if n % 2 else by
    at = last.at + timedelta(seconds=30) if n % 3 else w.now
    undoing.undo(w.session, issue, by=who, now=at)


def _wait(w: World, issue: Issue, by: Person, n: int) -> None:
    w.now += timedelta(days=n * 7)
    let_time_pass(w.session, w.now)


ACTS: dict[str, Act] = {
    "raise": _raise,
    "endorse": lambda w, i, by, n: raising.endorse(w.session, i, by=by, now=w.now),
    "endorse_alone": lambda w, i, by, n: raising.endorse_alone(
        w.session, i, by=by, reason="It can’t wait.", now=w.now
    ),
    "submit": lambda w, i, by, n: raising.submit(w.session, i, by=by, now=w.now),
    "acknowledge": _acknowledge,
    "refer": _refer,
    "propose": _propose,
    "confirm": _confirm,
    "cascade": lambda w, i, by, n: answering.cascade(
        w.session, i, by=by, answer="The answer.", now=w.now
    ),
    "start": lambda w, i, by, n: answering.start_action(
        w.session, i, by=by, note="Begun.", now=w.now
    ),
    "check": _check,
    "reopen": lambda w, i, by, n: ending.reopen(
        w.session, i, by=by, evidence="Still there.", now=w.now
    ),
    "merge": _merge,
    "join": _join,
    "divert": lambda w, i, by, n: local.divert(
        w.session, i, by=by, lawful_channel="The duty line.", note="", now=w.now
    ),
    "act_locally": _act_locally,
    "close_locally": lambda w, i, by, n: local.close_locally(
        w.session, i, by=by, note="It worked.", now=w.now
    ),
    "clarify": lambda w, i, by, n: clarifying.clarify(
        w.session, i, by=by, question="How many?", now=w.now
    ),
    "answer": lambda w, i, by, n: clarifying.answer_question(
        w.session, i, by=by, answer="Nine.", now=w.now
    ),
    "return": _return,
    "appeal": lambda w, i, by, n: returning.appeal(w.session, i, by=by, why="No.", now=w.now),
    "withdraw": lambda w, i, by, n: withdrawing.withdraw(
        w.session, i, by=by, reason="Mended.", now=w.now
    ),
    "agree": lambda w, i, by, n: withdrawing.agree_to_withdraw(w.session, i, by=by, now=w.now),
    "keep": lambda w, i, by, n: withdrawing.keep_standing(w.session, i, by=by, now=w.now),
    "object": lambda w, i, by, n: objecting.object_to_merge(
        w.session, i, by=by, reason="Ours differs.", now=w.now
    ),
    "undo": _undo,
    "hand_over": _hand_over,
    "pause_leg": lambda w, i, by, n: pausing.pause_leg(
        w.session, i, by=by, reason="Sorry Business.", now=w.now
    ),
    "resume_leg": lambda w, i, by, n: pausing.resume_leg(w.session, i, by=by, now=w.now),
    "pause_forum": _pause_forum,
    "wait": _wait,
}

# What leads on from each state, so that a walk gets far: (act, who); None is who convenes it.
ONWARD: dict[str, list[tuple[str, str | None]]] = {
    "raised": [("endorse_alone", None), ("act_locally", None), ("endorse_alone", None)],
    "local_action": [("endorse_alone", None), ("close_locally", None)],
    "endorsed": [("submit", None), ("submit", None), ("undo", None)],
    "submitted": [("acknowledge", "handler"), ("join", "peter"), ("undo", None)],
    "acknowledged": [
        ("propose", "caitlin"),
        ("propose", "helen"),
        ("confirm", "marcus"),
        ("confirm", "helen"),
        ("merge", "handler"),
        ("refer", "caitlin"),
        ("merge", "handler"),
        ("join", "annika"),
        ("clarify", "handler"),
        ("return", "caitlin"),
        ("undo", None),
        ("withdraw", None),
        ("pause_leg", "handler"),
    ],
    "clarifying": [("answer", None), ("wait", "colin"), ("answer", "handler")],
    "returned": [("appeal", None), ("raise", "maddie")],
    "referred": [("submit", "priya"), ("undo", None)],
    "decided": [("cascade", "priya"), ("cascade", "wanda")],
    "cascaded": [("check", None), ("wait", "colin"), ("start", "caitlin")],
    "in_action": [("check", None), ("wait", "colin")],
    "local_check": [("check", "peter"), ("check", None), ("wait", "colin"), ("reopen", None)],
    "closed": [("reopen", None), ("raise", "maddie")],
    "reopened": [("acknowledge", "handler")],
    "merged": [("object", None), ("raise", "maddie"), ("undo", None)],
    "withdrawn": [("undo", None), ("raise", "maddie")],
    "diverted": [("raise", "maddie")],
}

WHICH, HOW = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3]), st.integers(0, 23)
ANYTHING = st.tuples(st.just("any"), st.sampled_from(sorted(ACTS)), WHICH, HOW)
NEXT = st.tuples(st.just("next"), st.just(""), WHICH, HOW)
WALKS = st.lists(st.one_of(NEXT, NEXT, NEXT, NEXT, NEXT, ANYTHING), min_size=30, max_size=45)


@settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=12,
    suppress_health_check=list(HealthCheck),
)
@given(walk=WALKS)
def test_whatever_people_do(
    session: Session, cast: Cast, walk: list[tuple[str, str, int, int]]
) -> None:
    everybody = {person.key: person for person in cast.everybody()}
    with taken_back(session):
        world = World(session, everybody, cast)
        for n in range(3):
            _raise(world, Issue(), everybody["maddie"], n)
        for kind, name, which, n in walk:
            issue = world.issues[which % len(world.issues)]
            name, who = (
                (name, list(everybody)[n * 2 % 18]) if kind == "any" else onward(world, issue, n)
            )
            attempt(world, ACTS[name], issue, world.people[who], n)
            # What waits or is merged touches others, which are looked at before the end.
            for known in world.issues if n == 0 else {issue, world.issues[n % len(world.issues)]}:
                holds(world, known)
        for known in world.issues:
            holds(world, known)
            the_record_can_be_read(world, known)
        no_discussion_is_the_source_of_two(session)


def onward(world: World, issue: Issue, n: int) -> tuple[str, str]:
    choices = ONWARD[issue.state]
    name, who = choices[n % len(choices)]
    convenor = next(
        c for f, c in CONVENORS.items() if getattr(world.cast.forums, f).id == issue.origin_id
    )
    return name, {"handler": world.handler(issue), None: convenor}.get(who, who or convenor)


def attempt(world: World, act: Act, issue: Issue, by: Person, n: int) -> None:
    """Do it, or be refused with a sentence; anything else is a fault."""
    world.now += timedelta(minutes=7)
    before = list(world.issues)
    savepoint = world.session.begin_nested()
    try:
        act(world, issue, by, n)
        savepoint.commit()
    except DomainError:
        savepoint.rollback()
        world.issues = before


def holds(world: World, issue: Issue) -> None:
    the_record_leads_to_where_it_stands(world, issue)
    clocks_run_forwards(world, issue)
    nobody_is_forgotten(world, issue)
    nobody_sees_too_much(world, issue)


def the_record_can_be_read(world: World, issue: Issue) -> None:
    """Whatever happened, each reader gets the whole record, and a step is never without a name."""
    case, wall = case_of(world.session, issue, world.now), Wall(TIMEZONE, world.now)
    for name in ("ray", "priya", "helen", "shona"):
        if can_see_issue(world.people[name], case):
            record = record_for(world.session, case, world.people[name], wall)
            assert all(step["in_words"] for step in record.get("steps", []))
            assert csv_of(record, wall).count("\n") > len(record.get("steps", []))
            json_of(record)


def the_record_leads_to_where_it_stands(world: World, issue: Issue) -> None:
    taken = steps(world.session, issue)
    lines: list[tuple[object, ...]] = [
        (s.number, s.action, s.source, s.target, s.by_id, s.role, s.at) for s in taken
    ]
    earlier = world.told.get(issue.id, [])
    assert lines[: len(earlier)] == earlier, "what was written stays"
    world.told[issue.id] = lines
    state: str | None = None
    for number, step in enumerate(taken, start=1):
        assert (step.number, step.source) == (number, state)
        if step.action == Action.UNDO:
            undone = taken[number - 2]
            assert step.facts == {"undone": undone.number}
            assert (step.by_id, Action(undone.action) in UNDOABLE) == (undone.by_id, True)
            state = undone.source
        else:
            line = transition(Action(step.action))
            assert state is None or state in line.sources
            state = line.target
        assert step.target == state
    assert (issue.state, issue.version) == (state, len(taken))


def clocks_run_forwards(world: World, issue: Issue) -> None:
    """No visit takes less than nothing, stands still longer than it lasts, or ends before it."""
    visits = select(Leg).where(Leg.issue_id == issue.id).order_by(Leg.number)
    for visit in world.session.scalars(visits):
        assert visit.entered_on <= visit.acknowledge_by <= visit.decide_by
        assert visit.paused_days >= 0
        assert visit.days is None or visit.days >= 0
        assert visit.acknowledge_days is None or visit.acknowledge_days >= 0
        assert visit.left_at is None or visit.left_at >= visit.entered_at
        pauses = world.session.scalars(select(Pause).where(Pause.leg_id == visit.id)).all()
        assert all(p.ended_on is None or p.ended_on >= p.started_on for p in pauses)
        assert sum(p.ended_on is None for p in pauses) <= 1
        if visit.left_at is not None:
            assert all(p.ended_on is not None for p in pauses)


def nobody_is_forgotten(world: World, issue: Issue) -> None:
    """Each network that raised it has its answer, or sees where it is and by when it goes on."""
    session = world.session
    whole = issue
    while whole.merged_into_id:
        whole = session.get_one(Issue, whole.merged_into_id)
    behind = select(IssueRaiser.forum_id).where(IssueRaiser.detached_at.is_(None))
    raisers = set(session.scalars(behind.where(IssueRaiser.issue_id == issue.id)))
    left = select(IssueRaiser.forum_id).where(
        IssueRaiser.issue_id == whole.id, IssueRaiser.detached_at.is_not(None)
    )
    raisers -= set(session.scalars(left))  # they said so themselves
    assert raisers <= set(session.scalars(behind.where(IssueRaiser.issue_id == whole.id)))
    assert set(session.scalars(behind.where(IssueRaiser.issue_id == whole.id)))
    decision = session.scalars(
        select(Decision).where(Decision.issue_id == whole.id).order_by(Decision.id.desc())
    ).first()
    if whole.state in {"cascaded", "in_action", "local_check", "closed"} and (
        whole.closure != Closure.LOCAL
    ):
        assert decision is not None
        told = select(Cascade.forum_id).where(Cascade.decision_id == decision.id)
        assert raisers <= set(session.scalars(told))
    if whole.state not in ENDED:
        assert whole.due_on is not None
        assert whole.holder_id is not None
        assert whole.closure is None
    assert (whole.state == State.CLOSED) == (whole.closure is not None)


def nobody_sees_too_much(world: World, issue: Issue) -> None:
    session = world.session
    case = case_of(session, issue, world.now)
    answered = case.cascaded
    for key in WATCHED:
        person = world.people[key]
        listed = session.scalar(
            select(Issue.id).where(Issue.id == issue.id, visible_issues(person))
        )
        seen = bool(can_see_issue(person, case))
        assert (listed is not None) == seen
        assert not (key in {"colin", "stranger"} and seen)
        assert key != "louise" or seen == (answered and issue.submitted_at is not None)
        if issue.submitted_at is None and seen:
            assert case.raisers & set(person.seats)


def no_discussion_is_the_source_of_two(session: Session) -> None:
    doubled = (
        select(IssueThread.thread_id)
        .where(IssueThread.kind == "source", IssueThread.open)
        .group_by(IssueThread.thread_id)
        .having(func.count() > 1)
    )
    assert session.scalars(doubled).all() == []
