"""Of a child at risk in an answer to a consultation its analysts hear; of its writer nobody does."""

from flask.testing import FlaskClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.consultations.models import Consultation, ConsultationAnalyst
from tests.cast import Cast
from tests.screening.sending import AT_RISK, answering
from tests.screening.test_notices import told
from tests.visiting import sign_in
from tests.walks import consultation_for_walk


def answered(client: FlaskClient, key: str) -> None:
    """Shona writes of a child at risk, and says that none is now."""
    path, sent = f"/consultations/{key}/questions/1", {"answer": AT_RISK, "go": "on"}
    panel = sign_in(client, "shona").post(path, data=sent).text
    assert client.post(path, data=sent | answering(panel, "confirmed")).status_code == 303


def at_risk(session: Session) -> list[tuple[int, str, str, str]]:
    return [notice for notice in told(session) if "child at risk" in notice[1]]


def test_its_analysts_hear_in_which_consultation_and_nobody_learns_who_wrote_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    key = consultation_for_walk(session, cast)
    session.commit()
    answered(client, key)
    ((who, text, title, href),) = at_risk(session)
    assert who == cast.lien.id
    assert "Only its named analysts can read answers" in text
    one = session.scalars(select(Consultation).where(Consultation.key == key)).one()
    assert (title, href) == (one.title, f"/consultations/{key}")
    event = session.scalars(select(Event).where(Event.kind == "screen.at_risk_answer")).one()
    assert (event.by_id, event.forum_id, event.data) == (None, None, {})
    assert sign_in(client, "lien").get(href).status_code == 200


def test_where_no_analyst_is_named_who_looks_after_the_forum_that_asks_hears(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    key = consultation_for_walk(session, cast)
    session.execute(delete(ConsultationAnalyst))
    session.commit()
    answered(client, key)
    told_of_it = at_risk(session)
    assert told_of_it
    assert cast.ray.id not in {who for who, *_ in told_of_it}
    for _, _, _, href in told_of_it:
        assert href == f"/consultations/{key}"
