"""The pages: what is done from them, twice, too late, with nonsense; what each reader sees."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.consultations.queries import turnouts_of_groups
from cop.feedback.models import IssueThread
from cop.forums.operations import add_member
from cop.guidance.models import (
    Directive,
    DirectiveFeedback,
    DirectiveProposal,
    DirectiveReceipt,
    DirectiveReflection,
    DirectiveTarget,
)
from cop.guidance.operations import drafting
from cop.guidance.operations.receiving import give_receipt
from cop.threads.models import Thread
from tests.cast import NOW, SINCE, Cast
from tests.factories import add_account
from tests.feedback.sending import SHOWN
from tests.guidance.journeys import answer, at_stage, drafted, issue, steps, text
from tests.guidance.sending import ONCE, full
from tests.visiting import sign_in


def prepared(session: Session, cast: Cast, stage: str) -> Directive:
    directive = at_stage(session, cast, stage)
    session.commit()
    return directive


def address(directive: Directive, noun: str = "") -> str:
    return f"/directives/{directive.reference}" + (f"/{noun}" if noun else "")


def mark_of(session: Session, directive: Directive) -> tuple[object, ...]:
    """What an act of any kind changes."""
    session.expire_all()
    counted = (Directive, DirectiveFeedback, DirectiveReflection, DirectiveReceipt)
    counts = [session.scalar(select(func.count()).select_from(model)) for model in counted]
    planned = select(func.count(DirectiveTarget.discuss_on))
    state = (directive.version, directive.state, len(steps(session, directive)))
    proposed = session.scalar(select(func.count()).select_from(DirectiveProposal))
    return (*counts, session.scalar(planned), proposed, *state)


@pytest.mark.parametrize("noun", ONCE)
def test_every_form_is_shown_and_sent_once(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who = ONCE[noun]
    directive = prepared(session, cast, stage)
    sign_in(client, who)
    before = mark_of(session, directive)
    assert client.get(address(directive, noun)).status_code == (200 if noun != "receipts" else 403)
    assert mark_of(session, directive) == before
    sent = full(cast)[noun] | {"submission_key": "a" * 32}
    first = client.post(address(directive, noun), data=sent)
    assert first.status_code == 303, first.text[:2000]
    after = mark_of(session, directive)
    assert after != before
    again = client.post(address(directive, noun), data=sent)
    assert (again.status_code, again.location) == (303, first.location)
    assert mark_of(session, directive) == after


@pytest.mark.parametrize("noun", sorted(set(ONCE) - {"receipts", "issuing", "plans"}))
def test_an_expired_page_loses_no_words(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who = ONCE[noun]
    directive = prepared(session, cast, stage)
    sign_in(client, who)
    before = mark_of(session, directive)
    answered = client.post(address(directive, noun), data=full(cast)[noun] | {"csrf_token": ""})
    assert answered.status_code == 422
    assert SHOWN in answered.text
    assert mark_of(session, directive) == before


STALE = {"draft", "reflection", "discussions", "synthesis", "response", "review", "issuing"}


@pytest.mark.parametrize("noun", sorted(STALE))
def test_a_page_made_before_the_last_step_is_stale_and_keeps_the_words(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who = ONCE[noun]
    directive = prepared(session, cast, stage)
    old = directive.version
    directive.version += 1
    session.commit()
    sign_in(client, who)
    sent = full(cast)[noun] | {"version": str(old)}
    answered = client.post(address(directive, noun), data=sent)
    assert answered.status_code == 409
    assert "changed while you were writing" in answered.text
    assert noun == "issuing" or SHOWN in answered.text


def test_a_second_answer_shows_the_first_and_keeps_both(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = prepared(session, cast, "local_discussion")
    add_member(session, cast.forums.far_north, cast.joel.id, "facilitator", since=SINCE)
    answer(session, directive, cast.forums.far_north, cast)
    session.commit()
    sign_in(client, "joel")
    sent = full(cast)["feedback"] | {"seen": "0"}
    answered = client.post(address(directive, "feedback"), data=sent)
    assert answered.status_code == 409
    assert SHOWN in answered.text


HOSTILE: list[tuple[str, dict[str, object]]] = [
    ("draft", {"title": ""}),
    ("draft", {"title": "x" * 201}),
    ("draft", {"body": "x" * 20_001}),
    ("draft", {"body": "## \n"}),
    ("draft", {"targets": ["x"]}),
    ("draft", {"targets": ["9" * 40]}),
    ("draft", {"targets": ["-1"]}),
    ("draft", {"reflection": "9" * 40}),
    ("draft", {"reflection": ""}),
    ("draft", {"review_on-day": "31", "review_on-month": "2"}),
    ("draft", {"review_on-year": "2001"}),
    ("draft", {"drafter": "x"}),
    ("draft", {"related_issues": "x" * 5000}),
    ("reflections/1", {"kind": "rant"}),
    ("reflections/1", {"text": " \n"}),
    ("discussions", {"message": "x" * 4001}),
    ("discussions", {"message": " "}),
    ("plans", {"day-day": "x"}),
    ("plans", {"day-day": "", "day-month": "", "day-year": ""}),
    ("plans", {"day-year": "2099"}),
    ("feedback", {"clear": "perhaps"}),
    ("feedback", {"workable": ""}),
    ("feedback", {"barrier": " "}),
    ("feedback", {"adaptation": "x" * 4001}),
    ("synthesis", {"summary": " "}),
    ("synthesis", {"silent_note": " "}),
    ("response", {"we_did_not": " "}),
    ("review", {"found": "x" * 4001}),
]


@pytest.mark.parametrize(("noun", "changes"), HOSTILE)
def test_a_hostile_value_is_a_mistake_and_never_a_crash(
    client: FlaskClient, session: Session, cast: Cast, noun: str, changes: dict[str, object]
) -> None:
    stage, who = ONCE[noun]
    directive = prepared(session, cast, stage)
    before = mark_of(session, directive)
    sign_in(client, who)
    answered = client.post(address(directive, noun), data=full(cast)[noun] | changes)
    assert answered.status_code == 422
    assert mark_of(session, directive) == before


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": "x" * 201}, "Shorten this to one line: 200 characters fit."),
        ({"targets": ["3333"]}, "Choose from what is listed."),
        ({"targets": ["x"]}, "Choose from what is listed."),
        ({"targets": ["3333", "4444"]}, "Choose from what is listed."),
        ({"reflection": "3333"}, "Choose from what is listed."),
        ({"reflection": "x"}, "Choose from what is listed."),
        ({"drafter": "3333"}, "Choose from what is listed."),
    ],
)
def test_a_mistake_in_a_draft_is_said_in_plain_words(
    client: FlaskClient, session: Session, cast: Cast, changes: dict[str, object], says: str
) -> None:
    directive = prepared(session, cast, "draft")
    sign_in(client, "wanda")
    answered = client.post(address(directive, "draft"), data=full(cast)["draft"] | changes)
    assert answered.status_code == 422
    assert f'<span class="vh">Error: </span>{says}' in answered.text
    assert not re.search("valid choice|coerce|Field cannot", answered.text)


@pytest.mark.parametrize("forum", ["x", "-1", "0", "9" * 40, "²", ""])
def test_a_forum_that_is_not_theirs_leads_nowhere(
    client: FlaskClient, session: Session, cast: Cast, forum: str
) -> None:
    directive = prepared(session, cast, "local_discussion")
    sign_in(client, "ray")
    for noun in ("feedback", "plans"):
        sent = full(cast)[noun] | {"forum": forum}
        assert client.post(address(directive, noun), data=sent).status_code == 404
        assert client.get(f"{address(directive, noun)}?forum={forum}").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["reflections/0", "reflections/3", "reflections/99999999999", "reflections/x", "nothing"],
)
def test_what_is_not_there_is_not_found(
    client: FlaskClient, session: Session, cast: Cast, path: str
) -> None:
    directive = prepared(session, cast, "reflection")
    sign_in(client, "peter")
    assert client.get(address(directive, path)).status_code == 404
    assert client.get("/directives/DIR-99").status_code == 404
    assert client.get("/directives/?before=x").status_code == 404


# --- what each reader sees ------------------------------------------------------------------------


def page(client: FlaskClient, who: str, path: str) -> str:
    sign_in(client, who)
    found = client.get(path)
    assert found.status_code == 200, f"{path}: {found.status_code}"
    main = found.text.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_silent_forums_stand_by_name_with_the_count(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = prepared(session, cast, "responded")
    for who in ("maddie", "helen", "shona"):
        shown = page(client, who, address(directive))
        assert "1 of 3 answered, 2 silent" in shown
        assert "Silent: Eyre Western CFSN, Limestone Coast CFSN" in shown
        assert "Its convenor covers two roles." in shown
        assert "Fund the screen." in shown
    assert "2 silent" in page(client, "gwen", "/directives/")


def test_no_forum_is_called_silent_while_it_has_time(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = prepared(session, cast, "local_discussion")
    assert "ilent" not in page(client, "gwen", address(directive))
    assert "0 of 3 answered" in page(client, "gwen", address(directive))


def test_what_a_forum_said_is_read_by_those_concerned_alone(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = at_stage(session, cast, "responded", targets=("far_north",))
    session.commit()
    assert "Thirty notes" in page(client, "maddie", address(directive))
    assert "Thirty notes" in page(client, "lien", address(directive))
    other = page(client, "gwen", address(directive))
    assert "Thirty notes" not in other
    assert "1 of 1 answered" in other


def test_a_restricted_forum_is_named_and_counted_to_those_who_know_of_it(
    client: FlaskClient, session: Session, cast: Cast, seat_for_wanda: None
) -> None:
    del seat_for_wanda
    directive = at_stage(session, cast, "synthesised", targets=("far_north", "cultural_practice"))
    session.commit()
    name = cast.forums.cultural_practice.name
    assert "1 of 2 answered, 1 silent" in page(client, "leanne", address(directive))
    for who in ("maddie", "helen", "caitlin", "lien", "gwen", "peter"):
        shown = page(client, who, address(directive))
        assert name not in shown, who
        assert "1 of 1 answered" in shown, who
        assert "1 of 1 answered" in page(client, who, "/directives/")
    assert name not in page(client, "helen", address(directive, "receipts"))


def test_reflections_are_read_by_those_who_reflect_together(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = prepared(session, cast, "local_discussion")
    for who in ("maddie", "peter"):
        sign_in(client, who)
        words = {"kind": "clarification", "text": f"Said by {who}"}
        assert client.post(address(directive, "reflections/1"), data=words).status_code == 303
    readers = {
        "helen": {"maddie", "peter"},
        "caitlin": {"maddie", "peter"},
        "leanne": {"maddie"},
        "gwen": {"peter"},
        "shona": {"maddie", "peter"},
    }
    for who, expected in readers.items():
        shown = page(client, who, address(directive, "reflections/1"))
        assert {n for n in ("maddie", "peter") if f"Said by {n}" in shown} == expected, who
        assert f"{len(expected)} to make clearer" in page(client, who, address(directive))


def test_what_is_in_the_way_becomes_an_issue_in_one_click(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = prepared(session, cast, "responded")
    sign_in(client, "ray")
    raising = r'href="(/regional/far-north/threads/\d+/issue\?feedback=\d+)"'
    found = re.search(raising, client.get(address(directive)).text)
    assert found
    form = client.get(found[1]).text
    assert "Thirty notes to see a fortnight." in form
    assert directive.reference in form
    sent = {"title": "Thirty notes", "what_is_happening": "x", "ask": "x", "deidentified": "y"}
    raised = client.post(found[1], data=sent)
    assert raised.status_code == 303
    reference = raised.location.rsplit("/", 1)[1]
    assert f"Raised as {reference}" in page(client, "ray", address(directive))
    assert reference not in page(client, "gwen", address(directive))  # not sent yet
    assert session.scalar(select(func.count(IssueThread.issue_id))) == 1


def test_a_barrier_fills_in_only_what_its_own_forum_reads(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = prepared(session, cast, "responded")
    feedback = session.scalar(select(DirectiveFeedback.id))
    mine, theirs = (
        session.scalars(
            select(Thread.id)
            .join(DirectiveTarget, DirectiveTarget.thread_id == Thread.id)
            .where(
                DirectiveTarget.forum_id == forum.id,
                DirectiveTarget.directive_id == directive.id,
            )
        ).one()
        for forum in (cast.forums.far_north, cast.forums.limestone_coast)
    )
    sign_in(client, "peter")
    here = f"/regional/limestone-coast/threads/{theirs}/issue"
    assert client.get(f"{here}?feedback={feedback}").status_code == 404
    assert client.get(f"{here}?feedback=x").status_code == 404
    sign_in(client, "maddie")
    there = f"/regional/far-north/threads/{mine}/issue"
    assert client.get(f"{there}?feedback=999999").status_code == 404
    assert "Thirty notes" in client.get(f"{there}?feedback={feedback}").text


# --- receipts -------------------------------------------------------------------------------------


def test_names_of_readers_stay_in_their_own_forum(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = prepared(session, cast, "issued")
    give_receipt(session, directive, by=cast.maddie, now=NOW)
    session.commit()
    own = page(client, "ray", address(directive, "receipts"))
    assert "1 of 4 have read it" in own
    assert all(name in own for name in ("Maddie Kovac", "Joel Santos"))
    assert "Gwen Oakley" not in own
    counted = page(client, "helen", address(directive, "receipts"))
    assert "Maddie" not in counted
    assert "hidden" in counted
    assert "You’ve read this" in page(client, "maddie", address(directive))
    assert "I have read this" in page(client, "joel", address(directive))


@pytest.mark.parametrize(
    ("readers", "received"), [(12, 0), (12, 3), (12, 6), (12, 10), (9, 9), (9, 8), (4, 4)]
)
def test_small_numbers_of_readers_are_hidden_by_the_one_rule(
    client: FlaskClient, session: Session, cast: Cast, readers: int, received: int
) -> None:
    directive = at_stage(session, cast, "issued", targets=("limestone_coast",))
    forum = cast.forums.limestone_coast  # two of the cast read there
    for number in range(readers - 2):
        account = add_account(session, f"reader-{number}")
        add_member(session, forum, account.id, "member", since=SINCE)
        if number < received:
            receipt = DirectiveReceipt(directive_id=directive.id, user_id=account.id, at=NOW)
            session.add(receipt)
    for name in ("gwen", "peter")[: max(0, received - (readers - 2))]:
        give_receipt(session, directive, by=getattr(cast, name), now=NOW)
    session.commit()
    shown = page(client, "helen", address(directive, "receipts"))
    allowed = turnouts_of_groups({("1",): (readers, received)})[("1",)].percent is not None
    assert (f"{received} of {readers}" in shown) == allowed
    assert allowed == ((readers, received) in {(12, 0), (12, 6), (9, 9)})


# --- versions -------------------------------------------------------------------------------------


def test_what_changed_is_shown_word_by_word(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    first = at_stage(session, cast, "issued")
    body = "## What changes\n\nCount nights, not contacts.\n\n## New\n\nA section."
    second = drafting.create_draft(
        session, cast.forums.leaders, text(cast, body=body), by=cast.wanda, now=NOW, replaces=first
    )
    session.commit()
    sign_in(client, "helen")
    compared = client.get(address(second, "comparison")).text
    assert "</span>nights, </ins>" in compared
    assert "</span>days, </del>" in compared
    assert all(word in compared for word in ("Changed", "New", "Dropped"))
    sign_in(client, "maddie")
    assert client.get(address(second, "comparison")).status_code == 404
    assert second.reference not in client.get(address(first)).text
    issue(session, second, cast)
    session.commit()
    shown = page(client, "maddie", address(first))
    assert "A newer version has replaced this one" in shown
    assert "I have read this" not in shown


def test_a_draft_exists_for_the_issuing_forum_and_who_helps_to_write_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = drafted(session, cast, drafter_id=cast.gwen.id)
    session.commit()
    for who, status in {"helen": 200, "gwen": 200, "ray": 404, "lien": 404, "louise": 404}.items():
        sign_in(client, who)
        assert client.get(address(directive)).status_code == status, who
        assert (directive.reference in client.get("/directives/").text) == (status == 200), who


# --- Home -----------------------------------------------------------------------------------------


def test_home_asks_for_what_is_to_be_read_and_answered(
    client: FlaskClient, session: Session, cast: Cast, clock: time_machine.Traveller
) -> None:
    directive = prepared(session, cast, "local_discussion")
    assert "Must-read" in page(client, "maddie", "/")
    assert "Answer for Far North CFSN" in page(client, "ray", "/")
    assert "Asked of you" not in page(client, "helen", "/")
    give_receipt(session, directive, by=cast.maddie, now=NOW)
    session.commit()
    assert "Asked of you" not in page(client, "maddie", "/")
    clock.shift(timedelta(days=60))
    assert "Answer was due" in page(client, "ray", "/")


def test_the_help_page_prints_the_table(client: FlaskClient, cast: Cast) -> None:
    del cast
    shown = page(client, "maddie", "/help")
    assert "As many of the forum’s co-chairs as its rules ask for." in shown
    assert "What follows is due in 30 working days." in shown
    assert "Confirm having read a must-read" in shown
