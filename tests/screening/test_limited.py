"""In a discussion limited to a community nobody outside is shown what was stopped."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.forums.communities import belong
from cop.notifications.messages import message_for
from cop.notifications.recipients import recipients_for
from cop.screening.models import Outcome, ScreenLog
from tests.cast import NOW, TODAY, Cast
from tests.feedback import journeys
from tests.screening.sending import AT_RISK, MOBILE, NUMBER, answering, choices, start, words
from tests.visiting import sign_in


def among_women(session: Session, cast: Cast) -> dict[str, str]:
    """Leanne says that she belongs; her discussion is for women only."""
    belong(session, cast.forums.far_north, "women", by=cast.leanne, now=NOW)
    session.commit()
    return {"community": "women"}


def test_nobody_outside_is_asked_to_look(client: FlaskClient, session: Session, cast: Cast) -> None:
    limited = among_women(session, cast)
    panel = start(sign_in(client, "leanne"), NUMBER, **limited).text
    assert [set(found) for found in choices(panel).values()] == [{"masked", "change"}]
    assert "nobody can be asked to look at it" in panel


def test_who_looks_after_the_forum_hears_whom_to_ask(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    limited = among_women(session, cast)
    panel = start(sign_in(client, "leanne"), AT_RISK, **limited).text
    answer = start(client, AT_RISK, **limited, **answering(panel, "confirmed"))
    assert answer.status_code == 303
    event = session.scalars(select(Event).where(Event.kind == "screen.at_risk")).one()
    message = message_for(session, event)
    assert message is not None
    assert message.href == "/regional/far-north/"
    assert "Leanne Cooper wrote of a child at risk where you don’t read" in message.text


COUNTS = "/regional/far-north/screening/counts"
WHY = "It is the line of our women’s group."


def kept(session: Session) -> list[str]:
    """The reasons that were written down, an empty one for what was only counted."""
    return list(session.scalars(select(ScreenLog.reason).filter_by(outcome=Outcome.KEPT)))


def test_why_something_was_kept_stays_among_those_who_read_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    limited = among_women(session, cast)
    panel = start(sign_in(client, "leanne"), MOBILE, **limited).text
    answer = start(client, MOBILE, **limited, **answering(panel, "kept", why=WHY))
    assert answer.status_code == 303
    reply = f"{answer.location}/posts"
    again = {"body": "Or ring 0491 570 157."}
    panel = client.post(reply, data=again).text
    sent = client.post(reply, data={**again, **answering(panel, "kept", why=WHY)})
    assert sent.status_code == 303
    assert kept(session) == ["", ""]
    page = sign_in(client, "ray").get(f"{COUNTS}?outcome=kept").text
    assert WHY not in page
    assert "Nothing was kept" in page
    assert "Mar 2026 2" in words(page)
    assert "Phone number,2,0,0" not in client.get(f"{COUNTS}.csv").text
    assert "Phone number,2,0,2" in client.get(f"{COUNTS}.csv").text


def test_why_something_was_kept_is_read_where_everybody_reads_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "leanne"), MOBILE).text
    assert start(client, MOBILE, **answering(panel, "kept", why=WHY)).status_code == 303
    assert kept(session) == [WHY]
    assert WHY in sign_in(client, "ray").get(COUNTS).text


def test_why_something_was_kept_in_a_request_there_stays_there_too(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    limited = among_women(session, cast)
    thread = start(sign_in(client, "leanne"), "Koby asked about it.", **limited).location
    belong(session, cast.forums.far_north, "women", by=cast.maddie, now=NOW)
    session.commit()
    asked = {"name": "Koby", "reason": "Ring 0491 570 156."}
    panel = sign_in(client, "maddie").post(f"{thread}/masks", data=asked).text
    answers = {**asked, **answering(panel, "kept", why=WHY)}
    assert client.post(f"{thread}/masks", data=answers).status_code == 303
    assert kept(session) == [""]
    noticed = {"marking": "", "cultural_notice": NUMBER, **limited}
    panel = sign_in(client, "leanne").post(f"{thread}/care", data=noticed).text
    assert "Not saved yet." in words(panel)
    assert [set(found) for found in choices(panel).values()] == [{"masked", "change"}]


def test_where_nobody_else_looks_after_the_forum_the_next_one_up_hears_whom_to_ask(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "ray"), AT_RISK).text
    answer = start(client, AT_RISK, **answering(panel, "confirmed"))
    assert answer.status_code == 303
    event = session.scalars(select(Event).where(Event.kind == "screen.at_risk")).one()
    message = message_for(session, event)
    assert message is not None
    assert (message.title, message.href) == ("Far North CFSN", "/regional/far-north/")
    assert "Ray Willoughby wrote of a child at risk where you don’t read" in message.text
    told = recipients_for(session, event, TODAY)
    assert told == {cast.priya.id, cast.caitlin.id, cast.wanda.id}


def test_a_brief_that_only_its_network_reads_is_shown_to_nobody_else(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = journeys.raised(session, cast)
    session.commit()
    path = f"/issues/{issue.reference}/brief"
    brief = {"what_is_happening": f"{NUMBER} {AT_RISK}", "ask": "Help.", "deidentified": "y"}
    panel = sign_in(client, "ray").post(path, data=brief).text
    assert all("held" not in found for found in choices(panel).values())
    assert "Priya Raghunathan" not in panel
    saved = client.post(path, data=brief | answering(panel, "confirmed", "masked"))
    assert saved.status_code == 303
    event = session.scalars(select(Event).where(Event.kind == "screen.at_risk")).one()
    assert (event.subject_id, event.data["closed"]) == (cast.forums.far_north.id, True)
    assert event.data["href"] == "/regional/far-north/"
