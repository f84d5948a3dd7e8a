"""One table says what may follow what; only the record writes a state."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import cop
from cop.errors import Unlawful
from cop.feedback.models import Issue
from cop.feedback.record import check_lawful, move
from cop.feedback.states import ENDED, TRANSITIONS, Action, State, lawful_from, transition
from cop.feedback.words import ACTION_WORDS, STATE_WORDS
from tests.cast import Cast
from tests.feedback.journeys import hours, raised
from tests.feedback.reading import last_step, steps, taken_back
from tests.feedback.stages import journey

# The whole table once more, as a person would read it off the wall.
LAWFUL: dict[str, dict[str, str]] = {
    "raised": {
        "divert": "diverted",
        "act_locally": "local_action",
        "endorse": "endorsed",
        "withdraw": "withdrawn",
    },
    "diverted": {},
    "local_action": {"endorse": "endorsed", "close": "closed", "withdraw": "withdrawn"},
    "endorsed": {
        "act_locally": "local_action",
        "submit": "submitted",
        "withdraw": "withdrawn",
    },
    "submitted": {"acknowledge": "acknowledged", "withdraw": "withdrawn"},
    "acknowledged": {
        "clarify": "clarifying",
        "merge": "merged",
        "return": "returned",
        "refer": "referred",
        "decide": "decided",
        "withdraw": "withdrawn",
    },
    "clarifying": {"answer": "acknowledged", "withdraw": "withdrawn"},
    "merged": {"object": "acknowledged"},
    "returned": {"appeal": "endorsed"},
    "referred": {"submit": "submitted", "withdraw": "withdrawn"},
    "decided": {"cascade": "cascaded"},
    "cascaded": {
        "start": "in_action",
        "ask": "local_check",
        "close": "closed",
        "revisit": "reopened",
    },
    "in_action": {"ask": "local_check", "close": "closed", "revisit": "reopened"},
    "local_check": {"close": "closed", "reopen": "reopened"},
    "closed": {"reopen": "reopened"},
    "reopened": {"acknowledge": "acknowledged"},
    "withdrawn": {},
}


def test_every_state_and_action_is_in_the_table_and_has_words() -> None:
    assert set(LAWFUL) == {state.value for state in State}
    lines = [line.action for line in TRANSITIONS]
    assert lines == [action for action in Action if action is not Action.UNDO]
    assert set(ACTION_WORDS) == set(Action)
    assert set(STATE_WORDS) == set(State)


@pytest.mark.parametrize("state", State)
def test_what_the_table_allows_happens_and_all_else_is_refused(
    session: Session, cast: Cast, state: State
) -> None:
    issue = raised(session, cast)
    for action in set(Action) - {Action.RAISE, Action.UNDO}:
        with taken_back(session):
            issue.state = state  # a test may begin anywhere
            if target := LAWFUL[state].get(action):
                take(session, cast, issue, action)
                step = last_step(session, issue)
                assert (issue.state, step.source, step.target) == (target, state, target)
            else:
                before = issue.version
                with pytest.raises(Unlawful) as refusal:
                    take(session, cast, issue, action)
                assert (issue.state, issue.version) == (state, before)
                names_what_follows(refusal.value.message, state)


def take(session: Session, cast: Cast, issue: Issue, action: Action) -> None:
    move(session, issue, action, by=cast.ray, now=hours(5), forum_id=issue.origin_id)


def names_what_follows(message: str, state: State) -> None:
    assert STATE_WORDS[state] in message
    follows = [ACTION_WORDS[Action(action)] for action in LAWFUL[state]] or ["nothing more"]
    assert message.endswith("What can follow: " + ", ".join(follows) + ".")


def test_nothing_is_raised_a_second_time() -> None:
    for state in State:
        with pytest.raises(Unlawful):
            check_lawful(Issue(reference="ISS-1", state=state), Action.RAISE)


def test_each_state_but_the_ends_leads_on() -> None:
    ends = {State.DIVERTED, State.WITHDRAWN}
    assert {state for state in State if not lawful_from(state)} == ends
    assert ends < ENDED


def test_the_steps_of_a_journey_lead_through_the_table_to_where_it_stands(
    session: Session, cast: Cast
) -> None:
    issue = list(journey(session, cast))[-1][1]
    taken = steps(session, issue)
    assert all(
        before.target == after.source and after.source in transition(Action(after.action)).sources
        for before, after in pairwise(taken)
    )
    assert taken[-1].target == issue.state


def test_only_the_record_writes_a_state() -> None:
    writers = []
    for path in sorted(Path(cop.__file__).parent.rglob("*.py")):
        if {"consultations", "screening"} & set(path.parts):
            continue  # their own tables: of consultations, and of texts that were held back
        for node in ast.walk(ast.parse(path.read_text())):
            if writes_state(node):
                writers.append("/".join(path.parts[-2:]))
    # Issues and directives are born in their tables' first state; then their records move them.
    assert writers == ["feedback/record.py", "guidance/record.py"]


def writes_state(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(t, ast.Attribute) and t.attr == "state" for t in targets)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        values = {k.arg for k in node.keywords} if name == "values" else set()
        set_by_name = name == "setattr" and "state" in ast.dump(node)
        return "state" in values or set_by_name
    return False
