"""In a discussion limited to a community nobody outside is shown what was stopped."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.forums.communities import belong
from cop.notifications.messages import message_for
from tests.cast import NOW, Cast
from tests.screening.sending import AT_RISK, NUMBER, answering, choices, start
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
