"""A masked name is gone from what nobody has posted yet: drafts, held texts and other requests."""

import re

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.kept_text import keep_text, open_kept
from cop.accounts.models import KeptText
from cop.feedback.operations import raising
from cop.feedback.operations.masking import mask_directly
from cop.screening.models import HeldText, Ruling
from cop.threads.mask_requests import own_requests
from cop.threads.masking import WITHHELD
from cop.threads.models import MaskRequest, Thread
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.factories import add_thread, brief
from tests.feedback.test_mask_name import NAME, ask, leave, thread
from tests.screening.sending import MEDICARE, answering
from tests.visiting import sign_in

__all__ = ["thread"]

SAID = f"Uncle Jim *Nelson* drove us. His Medicare number is {MEDICARE}."


def mask(session: Session, cast: Cast, thread: Thread, name: str = NAME) -> None:
    forum = cast.forums.far_north
    mask_directly(session, SECRET, forum, thread, by=cast.ray, name=name, now=NOW)


def kept(session: Session) -> list[str]:
    """What is kept for anybody, in their order."""
    rows = session.scalars(select(KeptText).order_by(KeptText.id)).all()
    return [" ".join(text for _, text in open_kept(SECRET, row)) for row in rows]


def test_a_stopped_answer_and_what_is_written_of_an_issue_lose_it(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    issue = raising.raise_issue(
        session, cast.forums.far_north, thread, by=cast.maddie, brief=brief(), now=NOW
    )
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}"
    sign_in(client, "joel").post(f"{here}/posts", data={"body": SAID})
    path = f"/issues/{issue.reference.lower()}/notes"
    keep_text(session, SECRET, cast.joel.id, path, [("note", f"{NAME} said so.")], NOW)
    assert all("Nelson" in text for text in kept(session))
    mask(session, cast, thread)
    session.commit()
    first, second = kept(session)
    assert first.startswith(f"{WITHHELD} drove us. His Medicare number is {MEDICARE}.")
    assert second == f"{WITHHELD} said so."


def test_what_is_written_elsewhere_stays(session: Session, cast: Cast, thread: Thread) -> None:
    other = add_thread(session, cast.forums.far_north, cast.maddie)
    for path in (
        f"/regional/far-north/threads/{other.id}/posts",
        "/regional/far-north/threads/new",
    ):
        keep_text(session, SECRET, cast.joel.id, path, [("body", NAME)], NOW)
    mask(session, cast, thread)
    assert kept(session) == [NAME, NAME]


def test_a_refused_request_of_somebody_else_loses_it(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    session.commit()
    masks = f"/regional/far-north/threads/{thread.id}/masks"
    said = {"name": NAME, "reason": f"It is {MEDICARE}."}
    assert sign_in(client, "joel").post(masks, data=said).status_code == 422
    assert NAME in kept(session)[0]
    mask(session, cast, thread)
    session.commit()
    assert NAME not in kept(session)[0]


def test_a_held_answer_loses_it_and_waits_as_before(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}/posts"
    sign_in(client, "joel")
    panel = client.post(here, data={"body": SAID}).text
    held_at = client.post(here, data={"body": SAID, **answering(panel, "held")}).location
    mask(session, cast, thread)
    session.commit()
    page = sign_in(client, "ray").get(held_at).text
    assert "Nelson" not in page
    assert f"{WITHHELD} drove us." in page
    assert client.post(held_at, data={"let_through": "1"}).status_code == 303
    assert session.scalars(select(HeldText.state)).one() is Ruling.LET_THROUGH
    form = sign_in(client, "joel").get(held_at).text
    left = re.search(r"<textarea[^>]*>\n([^<]*)", form)
    assert left
    assert client.post(here, data={"body": left[1]}).status_code == 303


def test_what_was_said_in_other_requests_loses_it(
    session: Session, cast: Cast, thread: Thread
) -> None:
    other = ask(session, cast, thread, "taught us", by="joel")
    leave(session, cast, thread, other, f"It is what {NAME} did.")
    mask(session, cast, thread)
    (own,) = own_requests(session, SECRET, thread, cast.joel)
    assert own.because == f"It is what {WITHHELD} did."
    assert session.scalars(select(MaskRequest.masked)).all() == [False]
