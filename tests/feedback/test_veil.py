"""What may name somebody who has died: the warning first, then a step, and only then the words."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import deciding
from cop.search.queries import search
from cop.site.operations import mark
from cop.threads.models import Thread
from cop.threads.operations import reply
from cop.veil import without_targets
from tests.cast import NOW, Cast
from tests.factories import add_thread
from tests.feedback import journeys
from tests.feedback.journeys import FULL_BRIEF, hours
from tests.visiting import sign_in

FORUM = "/regional/far-north"
WARNING = "Aboriginal and Torres Strait Islander people are warned"
BADGE = "May name somebody who has died"
SENSITIVE = "OFFICIAL: Sensitive"
CLOSED, OPEN = '<details class="veil">', '<details class="veil" open>'
SAID = "We drove her to the clinic."
WORDS = (
    "It comes in two stages",
    "and a summary the family holds",
    FULL_BRIEF.ask,
    FULL_BRIEF.what_is_happening,
)


@pytest.fixture
def thread(session: Session, cast: Cast) -> Thread:
    """A discussion that speaks of somebody who has died, with one reply."""
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie, title="The clinic bus", body=SAID)
    reply(session, forum, thread, by=cast.joel, body="She taught us all.", now=NOW)
    thread.names_deceased = True
    session.commit()
    return thread


@pytest.fixture
def answered(session: Session, cast: Cast) -> Issue:
    """An answered issue that does, and bears a marking."""
    issue = journeys.cascaded(session, cast)
    issue.names_deceased = True
    mark(session, issue, SENSITIVE)
    session.commit()
    return issue


def as_who(client: FlaskClient, name: str, path: str) -> str:
    sign_in(client, name)
    answer = client.get(path)
    assert answer.status_code == 200, (name, path, answer.status_code)
    return answer.text


# --- a discussion ---------------------------------------------------------------------------------


def test_the_warning_comes_first_and_the_words_behind_a_step(
    client: FlaskClient, thread: Thread
) -> None:
    page = as_who(client, "leanne", f"{FORUM}/threads/{thread.id}")
    assert page.count(WARNING) == page.count(CLOSED) == 1
    assert page.index(WARNING) < page.index(CLOSED) < page.index(SAID)
    before = page[: page.index(CLOSED)]
    for words in (SAID, "She taught us all."):
        assert words not in before
        assert page.count(words) == 1


def test_an_address_of_a_post_opens_nothing(client: FlaskClient, thread: Thread) -> None:
    address = f"{FORUM}/threads/{thread.id}?post=2"
    page = as_who(client, "leanne", address)
    assert 'id="p2"' not in page
    assert 'id="p2-by"' in page  # by which its heading is known
    assert CLOSED in page
    page = as_who(client, "leanne", f"{address}&read=on")
    assert 'id="p2"' in page
    assert OPEN in page


def test_who_reads_on_is_not_warned_at_each_step(client: FlaskClient, thread: Thread) -> None:
    address = f"{FORUM}/threads/{thread.id}"
    page = as_who(client, "leanne", f"{address}?read=on")
    assert f"{address}?quote=1&amp;post=2&amp;read=on#reply" in page
    useful = client.post(f"{address}/posts/1/useful", data={"useful": "1"})
    assert useful.location == f"{address}?post=1&read=on#p1"
    sent = client.post(f"{address}/posts", data={"body": "We remember."})
    assert sent.location == f"{address}?post=3&read=on#p3"
    assert OPEN in client.get(f"{address}?quote=1&post=2&read=on").text
    refused = client.post(f"{address}/posts", data={"body": ""})
    assert refused.status_code == 422
    assert OPEN in refused.text


def test_others_are_not_veiled(client: FlaskClient, session: Session, thread: Thread) -> None:
    thread.names_deceased = False
    session.commit()
    page = as_who(client, "leanne", f"{FORUM}/threads/{thread.id}?post=2")
    assert "veil" not in page
    assert 'id="p2"' in page
    sent = client.post(f"{FORUM}/threads/{thread.id}/posts", data={"body": "Yes."})
    assert sent.location == f"{FORUM}/threads/{thread.id}?post=3#p3"


@pytest.mark.parametrize("path", [f"{FORUM}/", f"{FORUM}/threads/"])
def test_its_line_in_lists_carries_the_warning(
    client: FlaskClient, thread: Thread, path: str
) -> None:
    page = as_who(client, "leanne", path)
    assert BADGE in page
    assert SAID not in page


def test_what_is_found_has_the_warning_and_no_excerpt(
    session: Session, cast: Cast, thread: Thread
) -> None:
    for died in (True, False):
        thread.names_deceased = died
        session.flush()
        [line] = search(session, cast.leanne, "clinic drove").lines
        assert (line.names_deceased, line.excerpt == ()) == (died, died)


# --- an issue -------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["", "/brief/versions"])
def test_an_issues_words_lie_behind_it(
    client: FlaskClient, cast: Cast, answered: Issue, part: str
) -> None:
    page = as_who(client, "maddie", f"/issues/{answered.reference}{part}")
    assert page.index(WARNING) < page.index(CLOSED)
    outside = re.sub(r'<details class="veil">.*', "", page, flags=re.DOTALL)
    for words in WORDS:
        assert words not in outside, words
    assert 'id="decision"' not in page
    assert 'id="brief"' not in page


@pytest.mark.parametrize(("name", "path"), [("gwen", "/decisions/DEC-1")])
def test_a_decisions_words_lie_behind_it(
    client: FlaskClient, cast: Cast, answered: Issue, name: str, path: str
) -> None:
    page = as_who(client, name, path)
    assert page.index(WARNING) < page.index(CLOSED)


def test_the_briefing_card_lies_behind_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = journeys.submitted(session, cast)
    issue.names_deceased = True
    session.commit()
    page = as_who(client, "caitlin", f"/issues/{issue.reference}/card")
    assert (
        page.index(WARNING) < page.index(CLOSED) < page.index("They ask:") < page.index("In short")
    )


@pytest.mark.parametrize(
    "path",
    [
        "/issues/",
        "/issues/mine",
        "/decisions/",
        "/you-said-we-did",
        f"{FORUM}/issues/",
        f"{FORUM}/you-said-we-did",
        f"{FORUM}/",
        "/",
    ],
)
def test_every_list_bears_its_marking_and_the_warning_and_no_answer(
    client: FlaskClient, session: Session, cast: Cast, answered: Issue, path: str
) -> None:
    page = as_who(client, "maddie", path)
    assert answered.title in page
    assert SENSITIVE in page, path
    assert BADGE in page, path
    outside = re.sub(r'<details class="veil">.*?</details>', "", page, flags=re.DOTALL)
    for words in WORDS:
        assert words not in outside, (path, words)
    answered.names_deceased = answered.marked = False
    session.commit()
    page = as_who(client, "maddie", path)
    assert BADGE not in page
    assert SENSITIVE not in page


def test_a_brief_that_is_found_has_no_excerpt(session: Session, cast: Cast) -> None:
    issue = journeys.submitted(session, cast)
    issue.names_deceased = True
    session.flush()
    found = search(session, cast.maddie, issue.title.split()[-1]).lines
    of_it = [line for line in found if line.reference == issue.reference]
    assert of_it
    assert all(line.names_deceased and line.excerpt == () for line in of_it)


def test_so_do_they_beside_what_is_done_with_it(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    issue, other = journeys.acknowledged(session, cast), journeys.submitted(session, cast)
    issue.names_deceased = other.names_deceased = True
    session.commit()
    address = f"/issues/{issue.reference}"
    paths = [f"{address}/question", f"{address}/merge?into={other.reference}"]
    for who, path in [
        *(("caitlin", path) for path in paths),
        ("leanne", f"{FORUM}/threads/{thread.id}/issue"),
    ]:
        page = as_who(client, who, path)
        outside = re.sub(r'<details class="veil">.*?</details>', "", page, flags=re.DOTALL)
        for words in (FULL_BRIEF.what_is_happening, SAID):
            assert words not in outside, path
        assert WARNING in page


@pytest.mark.parametrize(
    ("reached", "who", "part", "words"),
    [
        ("with_leaders", "helen", "proposals", "The second, in stages."),
        ("proposed", "wanda", "proposals", "in two stages."),
        ("proposed", "marcus", "confirmations", "in two stages."),
        ("decided", "priya", "cascade", "One database of families"),
    ],
)
def test_so_does_a_decision_beside_the_form_of_its_next_step(
    client: FlaskClient, session: Session, cast: Cast, reached: str, who: str, part: str, words: str
) -> None:
    issue = getattr(journeys, "with_leaders" if reached == "proposed" else reached)(session, cast)
    if reached == "proposed":
        deciding.propose(session, issue, journeys.draft(cast), by=cast.helen, now=hours(9))
    issue.names_deceased = True
    session.commit()
    page = as_who(client, who, f"/issues/{issue.reference}/{part}")
    assert words in page
    typed_or_veiled = r'<textarea.*?</textarea>|<details class="veil">.*?</details>'
    assert words not in re.sub(typed_or_veiled, "", page, flags=re.DOTALL)


# --- the piece of a page --------------------------------------------------------------------------


def test_what_a_piece_refers_to_itself_keeps_its_name() -> None:
    piece = (
        '<article id="p1" aria-labelledby="p1-by x"><h3 id="p1-by"></h3><i id="x"></i>'
        '<label for="a"></label><input id="a"><b id="react-1" hx-select="#react-1"></b>'
        '<a href="#p1">1</a></article>'
    )
    assert without_targets(piece) == piece.replace(' id="p1"', "")
