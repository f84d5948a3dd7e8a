"""Proposals may change, decisions never: written once, with the last yes that the rules ask for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Stale, Unlawful
from cop.feedback.models import Confirmation, Decision, Issue, Proposal, ProposalText
from cop.feedback.operations import deciding
from cop.feedback.operations.deciding import Draft, latest_proposal
from cop.feedback.states import Outcome
from cop.forums.operations import add_member
from cop.forums.people import Person
from tests.cast import SINCE, TODAY, Cast
from tests.feedback.journeys import acknowledged, draft, hours, in_days, submitted, with_leaders
from tests.feedback.reading import events, insert_alone, last_step, leg
from tests.visiting import sign_in


def propose(session: Session, issue: Issue, words: Draft, by: Person) -> Decision | None:
    return deciding.propose(session, issue, words, by=by, now=hours(9))


def newest(session: Session, issue: Issue) -> Proposal:
    found = latest_proposal(session, issue)
    assert found is not None
    return found


def confirm(
    session: Session, issue: Issue, by: Person, proposal: Proposal | None = None
) -> Decision | None:
    proposal = proposal or newest(session, issue)
    return deciding.confirm(session, issue, by=by, proposal_id=proposal.id, now=hours(10))


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_proposal_is_no_step_and_asks_the_deciders(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    before = issue.version
    assert propose(session, issue, draft(cast), cast.helen) is None
    proposal = newest(session, issue)
    assert (proposal.version, proposal.leg_id, proposal.by_id) == (1, issue.leg_id, cast.helen.id)
    assert session.get_one(ProposalText, proposal.id).answer.startswith("One short form")
    assert (issue.state, issue.version) == ("acknowledged", before)
    told = events(session, issue, "issue.proposed")
    assert [(e.forum_id, e.data) for e in told] == [
        (cast.forums.leaders.id, {"proposal": proposal.id})
    ]


def test_both_co_chairs_confirm_at_the_top_and_the_last_yes_decides(
    session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    propose(session, issue, draft(cast), cast.helen)
    visit = leg(session, issue)
    decision = confirm(session, issue, cast.marcus)
    assert decision is not None
    step = last_step(session, issue)
    assert (issue.state, step.action, step.by_id) == ("decided", "decide", cast.marcus.id)
    assert step.facts == {"outcome": "part", "decision": decision.id}
    assert (visit.left_at, visit.disposition) == (hours(10), "decided")
    # Five working days from 3 March, over Adelaide Cup Day.
    assert (str(decision.cascade_by), issue.due_on) == ("2026-03-11", decision.cascade_by)


@pytest.mark.parametrize("order", [("helen", "marcus"), ("marcus", "helen")])
def test_the_secretariat_proposes_and_its_own_yes_does_not_count(
    session: Session, cast: Cast, order: tuple[str, str]
) -> None:
    issue = with_leaders(session, cast)
    assert propose(session, issue, draft(cast), cast.wanda) is None
    assert count(session, Confirmation) == 0
    with pytest.raises(Forbidden):
        confirm(session, issue, cast.wanda)
    first, second = order
    assert confirm(session, issue, getattr(cast, first)) is None
    assert confirm(session, issue, getattr(cast, second)) is not None


@pytest.mark.parametrize("who", ["caitlin", "priya"])
def test_state_wide_one_decider_is_enough(session: Session, cast: Cast, who: str) -> None:
    issue = acknowledged(session, cast)
    decision = propose(session, issue, draft(cast), getattr(cast, who))
    assert decision is not None
    assert (issue.state, decision.forum_id) == ("decided", cast.forums.statewide.id)


def test_state_wide_the_secretariat_alone_decides_nothing(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    assert propose(session, issue, draft(cast), cast.wanda) is None
    assert confirm(session, issue, cast.caitlin) is not None


def test_nobody_else_proposes_or_confirms(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    propose(session, issue, draft(cast), cast.wanda)
    for person in cast.everybody():
        if person.key not in {"helen", "marcus", "wanda", "priya"}:
            with pytest.raises(Forbidden):
                propose(session, issue, draft(cast), person)
        if person.key not in {"helen", "marcus"}:
            with pytest.raises(Forbidden):
                confirm(session, issue, person)


@pytest.mark.parametrize("role", ["sponsor", "backbone", "lived_experience", "analyst", "observer"])
def test_a_role_the_rules_do_not_name_decides_nothing(
    session: Session, cast: Cast, role: str
) -> None:
    add_member(session, cast.forums.leaders, cast.stranger.id, role, since=SINCE)
    issue = with_leaders(session, cast)
    with pytest.raises(Forbidden):
        propose(session, issue, draft(cast), cast.stranger)


def test_a_convenor_decides_nothing_where_the_rules_name_co_chairs(
    session: Session, cast: Cast
) -> None:
    add_member(session, cast.forums.leaders, cast.stranger.id, "facilitator", since=SINCE)
    issue = with_leaders(session, cast)
    propose(session, issue, draft(cast), cast.helen)
    with pytest.raises(Forbidden):
        confirm(session, issue, cast.stranger)


def test_a_third_co_chair_is_waited_for(session: Session, cast: Cast) -> None:
    add_member(session, cast.forums.leaders, cast.stranger.id, "co_chair", since=SINCE)
    issue = with_leaders(session, cast)
    propose(session, issue, draft(cast), cast.helen)
    assert confirm(session, issue, cast.marcus) is None
    assert confirm(session, issue, cast.stranger) is not None


def test_a_new_version_voids_what_was_confirmed(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    propose(session, issue, draft(cast), cast.helen)
    first = newest(session, issue)
    words = replace(draft(cast), answer="Something else.")
    assert propose(session, issue, words, cast.marcus) is None
    assert (newest(session, issue).version, issue.state) == (2, "acknowledged")
    with pytest.raises(Stale, match="Read the new one"):
        confirm(session, issue, cast.helen, first)
    decision = confirm(session, issue, cast.helen)
    assert decision is not None
    assert decision.proposal_id == newest(session, issue).id


def test_nobody_confirms_twice(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    propose(session, issue, draft(cast), cast.helen)
    with pytest.raises(Invalid, match="already"):
        confirm(session, issue, cast.helen)


def test_who_did_not_see_a_proposal_does_not_void_it(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    propose(session, issue, draft(cast), cast.helen)
    with pytest.raises(Stale, match="Read theirs first"):
        deciding.propose(session, issue, draft(cast), by=cast.marcus, now=hours(9), seen=0)
    first = newest(session, issue).id
    deciding.propose(session, issue, draft(cast), by=cast.marcus, now=hours(9), seen=first)
    assert newest(session, issue).version == 2


def test_a_decision_is_taken_once_for_each_visit(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    decision = propose(session, issue, draft(cast), cast.caitlin)
    assert decision is not None
    with pytest.raises(Unlawful, match="What can follow: send the answer back"):
        propose(session, issue, draft(cast), cast.priya)
    facts = {c.name: getattr(decision, c.name) for c in Decision.__table__.c if c.name != "id"}
    with pytest.raises(IntegrityError):
        insert_alone(session, Decision(**facts))


def test_it_is_acknowledged_before_it_is_decided(session: Session, cast: Cast) -> None:
    with pytest.raises(Unlawful, match="acknowledge it"):
        propose(session, submitted(session, cast), draft(cast), cast.caitlin)


@pytest.mark.parametrize(
    ("outcome", "changes", "field"),
    [
        (Outcome.AGREED, {"answer": " "}, "answer"),
        (Outcome.AGREED, {"answer": "x" * 4001}, "answer"),
        (Outcome.AGREED, {"rationale": " "}, "rationale"),
        (Outcome.PART, {"not_agreed": " "}, "not_agreed"),
        (Outcome.AGREED, {"owner_id": 10**9}, "owner"),
        (Outcome.AGREED, {"due_on": None}, "due_on"),
        (Outcome.PART, {"due_on": None}, "due_on"),
        (Outcome.IN_PLACE, {"due_on": None}, "due_on"),
        (Outcome.AGREED, {"due_on": TODAY - timedelta(days=1)}, "due_on"),
        (Outcome.AGREED, {"due_on": date(2099, 1, 1)}, "due_on"),
        (Outcome.DEFERRED, {"due_on": None}, "deferred_to"),
        (Outcome.DEFERRED, {"deferred_to": TODAY - timedelta(days=1)}, "deferred_to"),
        (Outcome.NOT_AGREED, {"review_on": TODAY - timedelta(days=1)}, "review_on"),
        (Outcome.AGREED, {"conditions": ["x" * 501]}, "conditions"),
        (Outcome.AGREED, {"deferred_to": in_days(90)}, "deferred_to"),
        (Outcome.AGREED, {"review_on": in_days(59)}, "review_on"),
    ],
)
def test_what_a_proposal_needs(
    session: Session, cast: Cast, outcome: Outcome, changes: dict[str, object], field: str
) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Invalid) as refusal, session.begin_nested():
        propose(session, issue, draft(cast, outcome, **changes), cast.caitlin)
    assert (refusal.value.field, count(session, Decision)) == (field, 0)


@pytest.mark.parametrize(
    ("outcome", "changes"),
    [
        (Outcome.NOT_AGREED, {"due_on": None}),
        (Outcome.DEFERRED, {"due_on": None, "deferred_to": in_days(90)}),
        (Outcome.IN_PLACE, {"due_on": TODAY}),
        (Outcome.AGREED, {"not_agreed": "", "conditions": ["One", " ", "Two"]}),
    ],
)
def test_what_is_enough(
    session: Session, cast: Cast, outcome: Outcome, changes: dict[str, object]
) -> None:
    issue = acknowledged(session, cast)
    decision = propose(session, issue, draft(cast, outcome, **changes), cast.caitlin)
    assert decision is not None
    assert decision.outcome == outcome


def test_nobody_is_asked_for_a_yes_that_is_not_needed(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(6))
    assert issue.state == "decided"
    assert events(session, issue, "issue.proposed") == []


def test_a_confirmation_from_before_the_decision_shows_the_decision_and_no_button(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
    session.commit()
    sign_in(client, "helen")
    address = f"/issues/{issue.reference}/confirmations"
    answer = client.post(address, data={"proposal": str(proposal.id)})
    assert answer.status_code == 409
    assert "is at “Decided”" in answer.text
    assert "It is decided already." in answer.text
    assert draft(cast).answer in answer.text
    assert f'href="/issues/{issue.reference}">Open {issue.reference}<' in answer.text
    assert "Confirm this decision" not in answer.text
    assert "Propose a decision first" not in answer.text
