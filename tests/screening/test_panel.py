"""The panel of the screen: what is stopped, what its writer can do, and that nothing is lost."""

import re
from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from time_machine import Traveller

from cop.accounts.models import KeptText
from cop.activity.models import Event
from cop.screening.models import Outcome, ScreenLog
from cop.threads.models import Post, Thread
from tests.cast import Cast
from tests.factories import add_thread
from tests.feedback.sending import at_stage, full
from tests.guidance import journeys as guidance
from tests.screening.sending import (
    AT_RISK,
    MEDICARE,
    MOBILE,
    NEW,
    NUMBER,
    answering,
    choices,
    looking,
    start,
    words,
)
from tests.visiting import sign_in


def outcomes(session: Session) -> list[tuple[str, Outcome]]:
    rows = session.execute(select(ScreenLog.type, ScreenLog.outcome).order_by(ScreenLog.id))
    return [(kind, outcome) for kind, outcome in rows]


def kept(page: str) -> dict[str, str]:
    """What the page sends along of what was kept."""
    found = re.search(r'name="kept" value="(\d+)"', page)
    return {"kept": found[1]} if found else {}


def posts(session: Session) -> list[str]:
    return list(session.scalars(select(Post.body).order_by(Post.thread_id, Post.number)))


def test_a_number_is_stopped_and_what_was_typed_stays_in_the_form(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    answer = start(sign_in(client, "maddie"), NUMBER)
    assert answer.status_code == 422
    assert "Not posted yet. One thing might point to a real family." in answer.text
    assert NUMBER.replace("’", "’") in answer.text
    assert session.scalar(select(func.count()).select_from(Thread)) == 0
    assert outcomes(session) == [("medicare", Outcome.STOPPED)]


def test_who_masks_it_posts_the_placeholder(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    answer = start(client, NUMBER, **answering(panel, "masked"))
    assert answer.status_code == 303
    assert posts(session) == [
        "Mum’s Medicare number is [Medicare number] if you need it for the booking."
    ]
    assert outcomes(session)[-1] == ("medicare", Outcome.MASKED)


def test_who_wants_to_look_first_sees_the_changed_text_and_nothing_is_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    answer = looking(client, NUMBER, **answering(panel, "masked"))
    assert answer.status_code == 200
    assert "[Medicare number]" in answer.text
    assert MEDICARE not in answer.text
    assert posts(session) == []


def test_what_was_looked_at_and_posted_is_kept_no_longer(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    looked = looking(client, NUMBER, **answering(panel, "masked"), **kept(panel)).text
    body = NUMBER.replace(MEDICARE, "[Medicare number]")
    assert outcomes(session) == [("medicare", Outcome.STOPPED), ("medicare", Outcome.MASKED)]
    assert start(client, body, **kept(looked)).status_code == 303
    assert session.scalars(select(KeptText)).all() == []


def test_who_changes_nothing_is_told_that_it_still_stands_there(
    client: FlaskClient, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    again = start(client, NUMBER, **answering(panel, "change")).text
    assert "It still stands there." in again


def test_of_many_findings_the_first_are_shown_and_how_many_more_come(
    client: FlaskClient, cast: Cast
) -> None:
    body = "\n".join(f"Ring 0491 570 {n}" for n in (*range(156, 160), *range(110, 140)))
    page = start(sign_in(client, "maddie"), body).text
    assert len(choices(page)) == 20
    assert "14 more come next" in page


def test_no_answer_of_its_writer_lets_a_blocked_number_pass(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    for said in (*Outcome, "change", "nonsense"):
        if said in (Outcome.MASKED, Outcome.HELD):
            continue
        answer = start(client, NUMBER, **answering(panel, said, why="It is fine."))
        assert answer.status_code == 422, said
    assert posts(session) == []


def test_a_warning_asks_for_a_reason_and_keeps_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), MOBILE).text
    answer = start(client, MOBILE, **answering(panel, "kept"))
    assert answer.status_code == 422
    assert "Say why it is fine to post." in answer.text
    answer = start(client, MOBILE, **answering(panel, "kept", why=f"Her new number is {MEDICARE}"))
    assert "Leave it out of the reason, too." in answer.text
    answer = start(client, MOBILE, **answering(panel, "kept", why="She asked me to."))
    assert answer.status_code == 303
    kept = session.scalars(select(ScreenLog).where(ScreenLog.outcome == Outcome.KEPT)).one()
    assert (kept.type, kept.reason, kept.place) == ("phone", "She asked me to.", "post")


def test_a_false_alarm_is_reported_with_one_click(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), MOBILE).text
    answer = start(client, MOBILE, **answering(panel, "false_alarm"))
    assert answer.status_code == 303
    assert outcomes(session)[-1] == ("phone", Outcome.FALSE_ALARM)


def test_a_child_at_risk_brings_the_telephone_first(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    page = start(sign_in(client, "maddie"), AT_RISK).text
    first, question = page.index("tel:000"), page.index("Is a child at risk now?")
    assert first < question
    assert "tel:131478" in page
    assert "Not verified" in page
    assert [set(values) for values in choices(page).values()] == [{"change", "confirmed"}]
    assert posts(session) == []


def test_who_says_that_nobody_is_at_risk_now_posts_and_the_convenor_is_told(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), AT_RISK).text
    still = start(client, AT_RISK, **answering(panel, "change"))
    assert still.status_code == 422
    answer = start(client, AT_RISK, **answering(panel, "confirmed"))
    assert answer.status_code == 303
    told = session.scalars(select(Event).where(Event.kind == "screen.at_risk")).one()
    assert told.forum_id == cast.forums.far_north.id
    assert told.data == {"href": answer.location, "closed": False}


def test_several_findings_are_answered_together(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = f"{NUMBER}\n\n{MOBILE}"
    panel = start(sign_in(client, "maddie"), body).text
    assert "Two things might point to a real family." in panel
    answer = start(client, body, **answering(panel, "masked", "masked"))
    assert answer.status_code == 303
    assert "[Medicare number]" in posts(session)[0]
    assert "0491" not in posts(session)[0]


def test_what_is_found_in_the_title_is_shown_with_what_is_found_in_the_text(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    answer = start(sign_in(client, "maddie"), MOBILE, title=f"Card {MEDICARE}")
    assert "Two things might point to a real family." in answer.text
    panel = answer.text
    answer = start(
        client, MOBILE, title=f"Card {MEDICARE}", **answering(panel, "masked", "false_alarm")
    )
    assert answer.status_code == 303
    assert session.scalars(select(Thread.title)).one() == "Card [Medicare number]"


def test_what_was_stopped_is_kept_sealed_until_it_is_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    kept = session.scalars(select(KeptText)).one()
    assert b"2123" not in kept.sealed
    assert NUMBER in client.get(f"/kept/{kept.id}").text
    start(client, NUMBER, kept=str(kept.id), **answering(panel, "masked"))
    assert session.scalars(select(KeptText)).all() == []


def test_the_panel_reads_as_people_speak(client: FlaskClient, cast: Cast) -> None:
    said = words(start(sign_in(client, "maddie"), NUMBER).text)
    assert "Replace it with [Medicare number]" in said
    assert "ask Ray Willoughby to look" in said


def test_trying_again_counts_a_finding_once(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie")
    for body in (NUMBER, NUMBER, f"Again. {NUMBER}"):
        start(client, body)
    assert outcomes(session) == [("medicare", Outcome.STOPPED)]
    start(client, f"{NUMBER}\n\n{MOBILE}")
    assert outcomes(session) == [("medicare", Outcome.STOPPED), ("phone", Outcome.STOPPED)]
    panel = start(client, NUMBER).text
    for _ in range(2):
        looking(client, NUMBER, **answering(panel, "masked"))
    assert outcomes(session)[2:] == [("medicare", Outcome.MASKED)]


def test_another_writer_another_page_and_another_month_count_again(
    client: FlaskClient, session: Session, cast: Cast, clock: Traveller
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.joel)
    session.commit()
    reply = f"/regional/far-north/threads/{thread.id}/posts"
    start(sign_in(client, "leanne"), NUMBER)
    sign_in(client, "maddie")
    for _ in range(2):
        start(client, NUMBER)
        client.post(reply, data={"body": NUMBER})
    assert len(outcomes(session)) == 3
    clock.shift(timedelta(days=31))
    fresh = sign_in(client, "maddie").get(NEW).text
    token = re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', fresh)
    assert token is not None
    start(client, NUMBER, csrf_token=token[1])
    assert len(outcomes(session)) == 4


def test_what_a_draft_is_counted_by_says_nothing_of_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    start(sign_in(client, "maddie"), NUMBER)
    counted = session.scalars(select(ScreenLog.counted)).one()
    assert re.fullmatch("[0-9a-f]{24}", counted or "")


def test_every_reason_is_kept_however_often_the_same_is_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie")
    for why in ("She asked me to.", "It is the office’s."):
        panel = start(client, MOBILE).text
        assert start(client, MOBILE, **answering(panel, "kept", why=why)).status_code == 303
    said = select(ScreenLog.reason).where(ScreenLog.outcome == Outcome.KEPT)
    assert session.scalars(said.order_by(ScreenLog.id)).all() == [
        "She asked me to.",
        "It is the office’s.",
    ]


def test_the_same_in_two_fields_is_one_thing_quoted_in_both(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    title = f"Card {MEDICARE}"
    page = start(sign_in(client, "maddie"), NUMBER, title=title).text
    said = words(page)
    assert "One thing might point to a real family." in said
    assert "In “Title” you wrote: Card 2123 45670 1" in said
    assert "Also in “What do you want to say?” : Mum’s Medicare number is 2123 45670 1" in said
    again = start(client, NUMBER, title=title, **answering(page, "change")).text
    assert "Change it in “Title” and “What do you want to say?”, then go on." in words(again)
    posted = start(client, NUMBER, title=title, **answering(page, "masked"))
    assert posted.status_code == 303
    assert MEDICARE not in "".join(posts(session))


def test_where_nobody_else_looks_after_the_forum_the_panel_names_it(
    client: FlaskClient, cast: Cast
) -> None:
    said = words(start(sign_in(client, "ray"), NUMBER).text)
    assert "Nobody else looks after Far North" in said


def test_outside_a_forum_somebody_is_asked_who_looks_after_another_of_ones_own(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = guidance.at_stage(session, cast, "local_discussion")
    session.commit()
    said = {"clear": "yes", "workable": "no", "barrier": NUMBER}
    page = sign_in(client, "ray").post(
        f"/directives/{directive.reference}/feedback",
        data=said | {"forum": str(cast.forums.far_north.id)},
    )
    assert "ask Priya Raghunathan or Caitlin Rourke to look" in words(page.text)


def test_of_an_issue_only_who_reads_it_is_asked(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "raised")
    page = sign_in(client, "ray").post(
        f"/issues/{issue.reference}/brief", data=full(cast)["brief"] | {"evidence": NUMBER}
    )
    assert "ask Priya Raghunathan" not in words(page.text)
    assert "Make this change and save" in words(page.text)
    assert "In “How do you know?”" in words(page.text)
