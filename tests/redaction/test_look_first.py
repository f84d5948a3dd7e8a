"""Before anything is masked, whoever masks it sees in how many places, and how the text reads."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.forums.communities import belong
from cop.redaction.looking import Look, look_first
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.reading import reads
from cop.threads.caring import limit
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.redaction.planting import (
    NUMBER,
    PLACEHOLDER,
    REVIEW,
    decided_on,
    discussed,
    everywhere,
    item_of,
    mask,
    scan,
)
from tests.screening.sending import words
from tests.visiting import sign_in


def test_the_page_says_how_many_of_what_and_how_it_reads_then(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    scan(session)
    session.commit()
    item = item_of(session, "post", "body")
    page = sign_in(client, "ray").get(f"{REVIEW}{item.id}").text
    assert f'href="{REVIEW}{item.id}/mask"' in page
    raw = client.get(f"{REVIEW}{item.id}/mask").text
    look = words(raw)
    assert NUMBER not in raw
    assert "it stands in 4 places here" in look
    assert "Post 2 places" in look
    assert "Title of a discussion one place" in look
    assert f"Her number is {PLACEHOLDER}, if you need it." in look
    assert "nobody can bring them back" in look
    assert item.state is Standing.WAITING
    assert "post" in everywhere(session)
    assert f'action="{REVIEW}{item.id}"' in raw
    assert client.post(f"{REVIEW}{item.id}", data={"mask": "1"}).status_code == 303
    answer = client.get(f"{REVIEW}{item.id}/mask")
    assert (answer.status_code, answer.location) == (303, f"{REVIEW}{item.id}")


def test_it_changes_as_many_places_as_it_said(session: Session, cast: Cast) -> None:
    decided_on(session, cast)
    scan(session)
    item = item_of(session, "proposal_text", "answer")
    said = look(session, item, cast, "helen")
    assert said.places == mask(session, item, cast, by="helen")


def test_of_what_they_do_not_read_there_is_a_number_alone(session: Session, cast: Cast) -> None:
    decided_on(session, cast)
    scan(session)
    answer = look(session, item_of(session, "proposal_text", "answer"), cast, "helen")
    of_theirs = ("answer", "conditions", "reasons")
    assert dict(answer.kinds) == {f"{part} of a decision": 1 for part in of_theirs}
    assert answer.unread == 3  # the title, and the answer as it was posted in the forum
    forum = cast.forums.far_north
    for name in ("maddie", "leanne"):
        belong(session, forum, "women", by=getattr(cast, name), now=NOW)
    thread = discussed(session, cast)
    limit(session, forum, thread, "women", by=cast.maddie, now=NOW)
    scan(session)
    hidden = look(session, item_of(session, "thread", "title"), cast, "ray")
    assert hidden == Look((), 4, ())


def look(session: Session, item: ReviewItem, cast: Cast, by: str) -> Look:
    person = getattr(cast, by)
    read = reads(session, person, item, NOW)
    return look_first(session, item, by=person, secret=SECRET, reads_it=read, now=NOW)


def test_what_has_gone_is_taken_off_the_list(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = discussed(session, cast)
    scan(session)
    thread.title = "Nothing"
    session.commit()
    item = item_of(session, "thread", "title")
    page = sign_in(client, "ray").get(f"{REVIEW}{item.id}/mask").text
    assert "It isn’t there any more" in page
    assert "Take it off the list" in page
