"""A brief that was held knows which version it was made from when it is saved at last."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from cop.feedback.models import Issue
from cop.feedback.operations import briefs
from cop.screening.models import HeldText
from tests.cast import Cast
from tests.feedback import journeys
from tests.feedback.journeys import hours
from tests.screening.sending import NUMBER, answering, words
from tests.screening.test_hold_answers import hidden_in
from tests.visiting import sign_in

MINE = {"what_is_happening": "Forms are lost.", "ask": "Maddie asks for three.", "impact": NUMBER}


@pytest.fixture
def issue(session: Session, cast: Cast) -> Issue:
    found = journeys.raised(session, cast)
    session.commit()
    return found


def held_brief(client: FlaskClient, issue: Issue) -> str:
    """Maddie's brief is held; where it stands is returned."""
    path = f"/issues/{issue.reference}/brief"
    page = sign_in(client, "maddie").get(path).text
    typed = made_for_in(page) | MINE | {"deidentified": "y"}
    panel = client.post(path, data=typed).text
    return client.post(path, data={**typed, **answering(panel, "held")}).location


def let_through(client: FlaskClient, where: str, path: str) -> dict[str, str]:
    """Ray lets it through; what its page sends along is returned."""
    sign_in(client, "ray").post(where, data={"let_through": "1"})
    return hidden_in(sign_in(client, "maddie").get(where).text, path) | MINE


def test_a_held_brief_meets_what_a_colleague_saved_meanwhile_and_loses_no_word(
    client: FlaskClient, session: Session, cast: Cast, issue: Issue
) -> None:
    path = f"/issues/{issue.reference}/brief"
    where = held_brief(client, issue)
    rays = replace(journeys.FULL_BRIEF, ask="Ray asks for two forms.")
    briefs.edit_brief(session, issue, rays, by=cast.ray, now=hours(2))
    session.commit()
    along = let_through(client, where, path)
    met = client.post(path, data=along)
    assert met.status_code == 409
    assert "Maddie asks for three." in met.text
    assert "Saved by a colleague meanwhile: “Ray asks for two forms.”" in met.text
    assert NUMBER[:12] in met.text
    again = dict(re.findall(r'name="(seen|version|from_held)"[^>]*value="([^"]*)"', met.text))
    assert again["from_held"] == where.rpartition("/")[2]
    assert client.post(path, data=along | again).status_code == 303
    assert briefs.latest_brief(session, issue).ask == "Maddie asks for three."
    assert session.scalars(select(HeldText.sealed)).one() is None


def test_a_held_brief_that_nobody_else_touched_is_saved(
    client: FlaskClient, session: Session, issue: Issue
) -> None:
    path = f"/issues/{issue.reference}/brief"
    along = let_through(client, held_brief(client, issue), path)
    assert client.post(path, data=along).status_code == 303
    assert briefs.latest_brief(session, issue).impact == NUMBER


def test_a_stopped_brief_goes_on_from_home_and_meets_what_a_colleague_saved_meanwhile(
    client: FlaskClient, session: Session, cast: Cast, issue: Issue
) -> None:
    path = f"/issues/{issue.reference}/brief"
    page = sign_in(client, "maddie").get(path).text
    client.post(path, data=made_for_in(page) | MINE | {"deidentified": "y"})
    kept = client.get(f"/kept/{session.scalars(select(KeptText.id)).one()}").text
    rays = replace(journeys.FULL_BRIEF, ask="Ray asks for two forms.")
    briefs.edit_brief(session, issue, rays, by=cast.ray, now=hours(2))
    session.commit()
    clean = MINE | {"impact": "Eleven families waited.", "deidentified": "y"}
    met = client.post(path, data=made_for_in(kept) | clean)
    assert met.status_code == 409
    assert "Saved by a colleague meanwhile: “Ray asks for two forms.”" in met.text


def test_its_reviewer_reads_what_was_written_and_not_what_was_ticked(
    client: FlaskClient, session: Session, issue: Issue
) -> None:
    path = f"/issues/{issue.reference}/brief"
    page = sign_in(client, "maddie").get(path).text
    typed = made_for_in(page) | MINE | {"deidentified": "y", "acco_consulted": "yes"}
    typed["tried_locally"] = "12"
    panel = client.post(path, data=typed).text
    kept = session.scalar(select(KeptText.id))
    own = client.get(f"/kept/{kept}").text
    assert '<input type="hidden" name="acco_consulted" value="yes">' in own
    assert "Acco consulted" not in own
    where = client.post(path, data={**typed, **answering(panel, "held")}).location
    assert hidden_in(client.get(where).text, path)["acco_consulted"] == "yes"
    read = words(sign_in(client, "ray").get(where).text)
    assert "Acco consulted" not in read
    assert "What have you tried yourselves? 12" in read


def made_for_in(page: str) -> dict[str, str]:
    """What the form of this page was made for."""
    found = dict(re.findall(r'name="(seen|version)"[^>]*value="([^"]*)"', page))
    assert found
    return found
