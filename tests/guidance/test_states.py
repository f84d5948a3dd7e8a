"""One table says what may follow what; steps are kept, and only the record writes a state."""

from itertools import pairwise

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from cop.errors import Unlawful
from cop.guidance.models import (
    DirectiveConfirmation,
    DirectiveProposal,
    DirectiveStep,
)
from cop.guidance.record import move
from cop.guidance.states import TRANSITIONS, Action, State, next_step, transition
from cop.guidance.words import ACTION_WORDS, STATE_WORDS, STEP_ICONS, STEP_WORDS
from tests.cast import Cast
from tests.feedback.reading import taken_back
from tests.guidance.journeys import STAGES, at_stage, drafted, hours, journey, steps

# The whole table once more, as a person would read it off the wall.
LAWFUL = {
    "draft": ("issue", "issued"),
    "issued": ("reflect", "reflection"),
    "reflection": ("discuss", "local_discussion"),
    "local_discussion": ("gather", "feedback_in"),
    "feedback_in": ("synthesise", "synthesised"),
    "synthesised": ("respond", "responded"),
    "responded": ("review", "reviewed"),
    "reviewed": None,
}


def test_every_state_and_action_is_in_the_table_and_has_words() -> None:
    assert set(LAWFUL) == {state.value for state in State} == set(STAGES)
    assert [line.action for line in TRANSITIONS] == list(Action)
    assert set(ACTION_WORDS) == set(STEP_WORDS) == set(STEP_ICONS) == set(Action)
    assert set(STATE_WORDS) == set(State)


@pytest.mark.parametrize("state", State)
def test_what_the_table_allows_happens_and_all_else_is_refused(
    session: Session, cast: Cast, state: State
) -> None:
    directive = drafted(session, cast)
    for action in set(Action) - {Action.DRAFT}:
        with taken_back(session):
            directive.state = state  # a test may begin anywhere
            lawful = LAWFUL[state]
            take = {"by": cast.wanda, "now": hours(1), "forum_id": directive.forum_id}
            if lawful and lawful[0] == action:
                move(session, directive, action, **take)
                last = steps(session, directive)[-1]
                assert (directive.state, last.source, last.target) == (lawful[1], state, lawful[1])
            else:
                before = directive.version
                with pytest.raises(Unlawful) as refusal:
                    move(session, directive, action, **take)
                assert (directive.state, directive.version) == (state, before)
                follows = ACTION_WORDS[Action(lawful[0])] if lawful else "nothing more"
                assert refusal.value.message.endswith(f"What can follow: {follows}.")


def test_the_steps_of_a_journey_lead_through_the_table_to_where_it_stands(
    session: Session, cast: Cast
) -> None:
    for stage, directive in journey(session, cast):
        taken = steps(session, directive)
        assert directive.state == stage == taken[-1].target
        assert all(before.target == after.source for before, after in pairwise(taken))
        assert all(step.target == transition(Action(step.action)).target for step in taken)
    assert next_step(State.REVIEWED) is None


@pytest.mark.parametrize("kept", [DirectiveStep, DirectiveProposal, DirectiveConfirmation])
def test_the_database_refuses_to_change_the_record(
    session: Session, cast: Cast, kept: type[DirectiveStep]
) -> None:
    at_stage(session, cast, "responded")
    session.flush()
    for change in (delete(kept), update(kept).values(by_id=cast.maddie.id)):
        with pytest.raises(DatabaseError), session.begin_nested():
            session.execute(change)
