"""Where nothing is posted, the panel doesn't speak of posting."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.cast import Cast
from tests.redaction.planting import discussed, item_of, scan
from tests.screening.sending import NUMBER, start, words
from tests.visiting import sign_in


@pytest.mark.parametrize(
    ("who", "page", "sent"),
    [
        ("colin", "/screening/rules/email", {"why": NUMBER, "sure": "y"}),
        ("colin", "/screening/hotlines/new", {"label": NUMBER, "hours": "Always"}),
        ("ray", "/regional/far-north/running/pause", {"note": NUMBER}),
        ("ray", "/regional/far-north/running/notice", {"cultural_notice": NUMBER}),
    ],
)
def test_a_setting_is_not_saved_yet(
    client: FlaskClient, cast: Cast, who: str, page: str, sent: dict[str, str]
) -> None:
    answer = sign_in(client, who).post(page, data=sent)
    assert answer.status_code == 422
    assert "Not saved yet. One thing might point to a real family." in words(answer.text)
    assert "Not posted yet" not in words(answer.text)


def test_a_reason_to_let_it_stay_is_not_saved_yet(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    scan(session)
    item = item_of(session, "post", "body")
    session.commit()
    sent = {"reason": NUMBER}
    answer = sign_in(client, "ray").post(f"/regional/far-north/review/{item.id}", data=sent)
    assert "Not saved yet." in words(answer.text)


def test_why_a_name_is_to_be_masked_is_not_saved_yet(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = discussed(session, cast)
    session.commit()
    sent = {"name": "Koby", "reason": NUMBER}
    page = f"/regional/far-north/threads/{thread.id}/masks"
    answer = sign_in(client, "maddie").post(page, data=sent)
    assert "Not saved yet." in words(answer.text)


def test_a_discussion_is_not_posted_yet(client: FlaskClient, cast: Cast) -> None:
    assert "Not posted yet." in words(start(sign_in(client, "maddie"), NUMBER).text)
