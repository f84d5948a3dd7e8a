"""Every form of the loop: mistakes are named, nothing typed is lost, sent twice counts once."""

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.feedback.models import (
    ActionItem,
    Brief,
    Endorsement,
    Issue,
    IssueRaiser,
    Proposal,
    PublicOutcome,
    Report,
    Step,
)
from cop.feedback.operations import briefs, deciding, raising
from tests.cast import Cast
from tests.feedback import journeys
from tests.feedback.journeys import draft, hours
from tests.feedback.sending import ONCE, SHOWN, TYPED, at_stage, full
from tests.visiting import sign_in

# noun: at which stage, by whom, what is sent, which field is missing, which holds what was typed.
FORMS: dict[str, tuple[str, str, dict[str, str], str]] = {
    "brief": (
        "raised",
        "ray",
        {"evidence": TYPED, "ask": "x", "deidentified": "y"},
        "what_is_happening",
    ),
    "endorsement-alone": ("raised", "ray", {"reason": ""}, "reason"),
    "raisers": ("submitted", "peter", {}, "note"),
    "acknowledgement": ("submitted", "priya", {"note": TYPED}, "handler"),
    "referral": ("acknowledged", "caitlin", {"advice": TYPED, "criteria": "law"}, "options"),
    "proposals": ("with_leaders", "helen", {"answer": TYPED, "outcome": "agreed"}, "rationale"),
    "cascade": ("decided", "priya", {"answer": ""}, "answer"),
    "progress": ("cascaded", "caitlin", {"note": ""}, "note"),
    "local-checks": ("cascaded", "ray", {"note": TYPED}, "verdict"),
    "reopening": ("local_check", "ray", {"evidence": ""}, "evidence"),
    "diversion": ("raised", "ray", {"note": TYPED}, "lawful_channel"),
    "local-action": ("raised", "ray", {"note": TYPED}, "owner"),
    "local-closure": ("local_action", "ray", {"learning": TYPED}, "note"),
    "question": ("acknowledged", "priya", {"note": TYPED}, "question"),
    "reply": ("clarifying", "ray", {}, "answer"),
    "return": ("acknowledged", "priya", {"reason": TYPED}, "reason_code"),
    "appeal": ("returned", "ray", {}, "why"),
    "withdrawal": ("acknowledged", "maddie", {}, "reason"),
    "objection": ("merged", "ray", {}, "reason"),
    "handover": ("acknowledged", "priya", {"note": TYPED}, "handler"),
    "pause": ("acknowledged", "priya", {}, "reason"),
    "learning-note": ("local_check", "ray", {}, "text"),
    "updates": ("acknowledged", "priya", {"text": ""}, "text"),
    "actions": ("cascaded", "caitlin", {"what": TYPED, "owner": ""}, "owner"),
    "reports": ("local_check", "caitlin", {"action": "", "text": TYPED, "percent": ""}, "percent"),
    "public-outcome": ("cascaded", "priya", {"you_said": TYPED, "we_did": " "}, "we_did"),
}


@pytest.mark.parametrize("noun", FORMS)
def test_a_mistake_is_named_above_and_beside_and_nothing_is_lost(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who, sent, wrong = FORMS[noun]
    issue = at_stage(session, cast, stage)
    before = session.scalar(select(func.count(Step.id)))
    sign_in(client, who)
    assert client.get(f"/issues/{issue.reference}/{noun}").status_code == 200
    answer = client.post(f"/issues/{issue.reference}/{noun}", data=sent)
    assert answer.status_code == 422
    assert re.search(rf'<a href="#{wrong}(-0)?">', answer.text), "the summary leads to the field"
    assert re.search(rf'id="{wrong}(-0)?"', answer.text)
    assert f'id="{wrong}-error"' in answer.text
    if TYPED in sent.values():
        assert SHOWN in answer.text
    assert session.scalar(select(func.count(Step.id))) == before


@pytest.mark.parametrize("noun", FORMS)
def test_what_the_table_forbids_now_is_refused_and_the_words_are_kept(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    """Each form with good words, at a stage where it comes too late or too early."""
    wrong_stage = {
        "brief": "",
        "raisers": "",
        "local-checks": "submitted",
        "reopening": "cascaded",
        "pause": "decided",
        "public-outcome": "",
    }
    stage = wrong_stage.get(noun, "reopened")
    if not stage:
        return  # these are a matter of permission: 403
    issue = at_stage(session, cast, stage)
    sign_in(client, FORMS[noun][1])
    answer = client.post(f"/issues/{issue.reference}/{noun}", data=full(cast)[noun])
    expected = {"acknowledgement": (303,)}.get(noun, (409, 403))
    assert answer.status_code in expected, answer.text[:3000]
    if answer.status_code != 303:
        assert TYPED in answer.text.replace("&amp;", "&")


@pytest.mark.parametrize("noun", ONCE)
def test_a_form_sent_twice_counts_once_and_leads_to_the_same_place(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who = ONCE[noun]
    issue = at_stage(session, cast, stage)
    words = {**full(cast)[noun], "submission_key": "a" * 32, "version": str(issue.version)}
    sign_in(client, who)
    first = client.post(f"/issues/{issue.reference}/{noun}", data=words)
    assert first.status_code == 303, first.text[:3000]
    after = count_all(session)
    second = client.post(f"/issues/{issue.reference}/{noun}", data=words)
    assert (second.status_code, second.headers["Location"]) == (303, first.headers["Location"])
    assert count_all(session) == after


def count_all(session: Session) -> list[int | None]:
    models: list[Any] = [Issue, Step, Brief, Endorsement, IssueRaiser, Proposal]
    models += [Report, ActionItem, PublicOutcome]
    return [session.scalar(select(func.count()).select_from(model)) for model in models]


def test_a_discussion_raised_twice_by_one_form_is_one_issue(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = journeys.start(session, cast)
    session.commit()
    sign_in(client, "maddie")
    words = {"title": "One", "what_is_happening": "x", "ask": "y", "deidentified": "y"}
    sent = words | {"submission_key": "b" * 32}
    places = [
        client.post(f"/regional/far-north/threads/{thread.id}/issue", data=sent).headers["Location"]
        for _ in range(2)
    ]
    assert places[0] == places[1]
    assert session.scalar(select(func.count(Issue.id))) == 1


def test_a_discussion_that_is_raised_already_keeps_what_was_typed(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = journeys.start(session, cast)
    issue = raising.raise_issue(
        session,
        cast.forums.far_north,
        thread,
        by=cast.leanne,
        brief=journeys.FULL_BRIEF,
        now=hours(1),
    )
    session.commit()
    sign_in(client, "maddie")
    words = {"title": "One", "what_is_happening": TYPED, "ask": "y", "deidentified": "y"}
    answer = client.post(f"/regional/far-north/threads/{thread.id}/issue", data=words)
    assert answer.status_code == 409
    assert SHOWN in answer.text
    assert issue.reference in answer.text


STALE = {
    "submission": ("referred", "priya", "wanda"),
    "acknowledgement": ("submitted", "priya", "wanda"),
    "referral": ("acknowledged", "caitlin", "caitlin"),
    "cascade": ("decided", "priya", "wanda"),
    "reopening": ("local_check", "ray", "ray"),
}


@pytest.mark.parametrize("noun", STALE)
def test_a_form_made_before_the_last_step_shows_the_new_state_and_keeps_the_words(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, first, second = STALE[noun]
    issue = at_stage(session, cast, stage)
    words = full(cast)[noun] | {"version": str(issue.version)}
    sign_in(client, first)
    assert client.post(f"/issues/{issue.reference}/{noun}", data=words).status_code == 303
    sign_in(client, second)
    answer = client.post(f"/issues/{issue.reference}/{noun}", data=words)
    assert answer.status_code == 409
    assert "moved while you were writing" in answer.text
    assert SHOWN in answer.text
    session.refresh(issue)
    assert f'name="version" type="hidden" value="{issue.version}"' in answer.text


def test_a_brief_saved_meanwhile_is_shown_and_the_words_kept(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "raised")
    sign_in(client, "maddie")
    page = client.get(f"/issues/{issue.reference}/brief").text
    seen = re.search(r'name="seen"[^>]*value="(\d+)"', page)
    assert seen is not None
    rays = replace(journeys.FULL_BRIEF, ask="Two forms.")
    briefs.edit_brief(session, issue, rays, by=cast.ray, now=hours(2))
    session.commit()
    words = full(cast)["brief"] | {"seen": seen[1]}
    answer = client.post(f"/issues/{issue.reference}/brief", data=words)
    assert answer.status_code == 409
    assert SHOWN in answer.text
    again = re.search(r'name="seen"[^>]*value="(\d+)"', answer.text)
    assert again is not None
    sent = client.post(f"/issues/{issue.reference}/brief", data=words | {"seen": again[1]})
    assert sent.status_code == 303


def test_a_colleague_s_words_survive_a_brief_that_was_opened_before_them(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "raised")
    sign_in(client, "maddie")
    page = client.get(f"/issues/{issue.reference}/brief").text
    old = dict(re.findall(r'name="(seen|version|submission_key)"[^>]*value="([^"]*)"', page))
    rays = replace(journeys.FULL_BRIEF, impact="Ray counted nine.", ask="Ray asks for two forms.")
    briefs.edit_brief(session, issue, rays, by=cast.ray, now=hours(2))
    session.commit()
    first = briefs.brief_version(session, issue, 1)
    assert first is not None
    mine = {"what_is_happening": first.what_is_happening, "ask": "Maddie asks for three."}
    answer = client.post(
        f"/issues/{issue.reference}/brief", data=old | mine | {"deidentified": "y"}
    )
    assert answer.status_code == 409
    assert "Maddie asks for three." in answer.text
    assert "Saved by a colleague meanwhile: “Ray asks for two forms.”" in answer.text
    impact = re.search(r'<textarea[^>]*name="impact"[^>]*>\s*([^<]*)<', answer.text)
    assert impact is not None
    assert impact[1].strip() == "Ray counted nine."


def test_two_choices_made_at_once_are_both_shown(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    empty = replace(journeys.FULL_BRIEF, severity=None, acco_consulted=None)
    issue = journeys.raised(session, cast, empty)
    session.commit()
    sign_in(client, "maddie")
    page = client.get(f"/issues/{issue.reference}/brief").text
    old = dict(re.findall(r'name="(seen|version)"[^>]*value="([^"]*)"', page))
    theirs = replace(empty, severity=3, acco_consulted=True)
    briefs.edit_brief(session, issue, theirs, by=cast.ray, now=hours(2))
    session.commit()
    mine = full(cast)["brief"] | {"severity": "2", "acco_consulted": "no", "impact": "Mine."}
    answer = client.post(f"/issues/{issue.reference}/brief", data=mine | old)
    assert answer.status_code == 409
    assert "Mine." in answer.text
    assert "Saved by a colleague meanwhile: “3: families lose help”" in answer.text
    assert "Saved by a colleague meanwhile: “Yes”" in answer.text


def test_a_proposal_made_meanwhile_is_not_voided_unread(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "with_leaders")
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    session.commit()
    sign_in(client, "marcus")
    words = full(cast)["proposals"] | {"seen": "0", "version": str(issue.version)}
    answer = client.post(f"/issues/{issue.reference}/proposals", data=words)
    assert answer.status_code == 409
    assert "Read theirs first" in answer.text
    assert SHOWN in answer.text
    assert "Proposed: yes, with changes" in answer.text
    # A mistake in a field doesn't hide it either.
    answer = client.post(f"/issues/{issue.reference}/proposals", data=words | {"rationale": ""})
    assert answer.status_code == 422
    assert "Somebody proposed a decision while you were writing" in answer.text
    newest = deciding.latest_proposal(session, issue)
    assert newest is not None
    assert f'name="seen" type="hidden" value="{newest.id}"' in answer.text


def test_a_mistake_in_a_field_does_not_hide_that_the_issue_moved(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "acknowledged")
    session.commit()
    sign_in(client, "priya")
    words = full(cast)["question"] | {"question": "", "version": str(issue.version - 1)}
    answer = client.post(f"/issues/{issue.reference}/question", data=words)
    assert answer.status_code == 422
    assert "This issue moved while you were writing" in answer.text


def test_a_new_version_of_a_proposal_starts_from_the_last(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "with_leaders")
    first = draft(cast)
    deciding.propose(session, issue, first, by=cast.helen, now=hours(9))
    session.commit()
    sign_in(client, "marcus")
    page = client.get(f"/issues/{issue.reference}/proposals").text
    for words in (first.answer, first.rationale, *first.conditions):
        assert words in page
    assert f'<option selected value="{first.owner_id}">' in page
    assert re.search(rf'checked[^>]*value="{first.outcome.value}"', page)


def test_seen_and_not_allowed_is_refused_with_the_reason(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "acknowledged")
    sign_in(client, "gwen")
    for noun, reason in {
        "brief": "The brief has been sent",
        "endorsements": "Members of the networks that raised",
        "endorsement-alone": "Only the network’s convenor",
        "submission": "convenor sends it",
        "raisers": "convenor joins it",
        "acknowledgement": "secretariat of the forum that has it",
        "referral": "secretariat of the forum that has it",
        "proposals": "people who decide in this forum",
        "confirmations": "Only the people who decide",
        "cascade": "secretariat or convenor",
        "progress": "names as its owner",
        "local-checks": "answers for the network",
        "reopening": "reopens it",
    }.items():
        words = full(cast).get(noun, {})
        for answer in (
            client.get(f"/issues/{issue.reference}/{noun}"),
            client.post(f"/issues/{issue.reference}/{noun}", data=words),
        ):
            assert answer.status_code == 403, noun
            assert reason in answer.text, noun
