"""Reading on the page: who has answered, what was answered and done, and by whom it is read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.consultations.lines import list_open
from cop.consultations.models import Consultation, Elector
from cop.consultations.operations import (
    OutcomeLine,
    OutcomeText,
    QuestionText,
    answer_all,
    close_consultation,
    open_consultation,
    publish_consultation,
)
from cop.consultations.queries import open_for
from cop.consultations.states import Capacity, ItemKind, ItemStatus, Kind
from cop.forums.models import Forum, Membership
from tests.cast import NOW, SINCE, Cast
from tests.consultations.conftest import EVERYBODY, Prepare
from tests.counting import Statements
from tests.visiting import Browser, sign_in

HOME = "/consultations/one-story"
OUTCOME = OutcomeText(
    "How should it work?",
    "Let us hold a part back.",
    (
        OutcomeLine(ItemKind.DID, "Work offline.", "It does now.", status=ItemStatus.DONE),
        OutcomeLine(ItemKind.DID_NOT, "Drop consent.", "The law asks for it."),
    ),
)
Crowd = Callable[..., list[int]]


@pytest.fixture
def crowd(session: Session) -> Crowd:
    """Add members to a forum and return their ids."""

    def add(forum: Forum, count: int) -> list[int]:
        ids = accounts(session, forum.slug, count)
        seats = [
            {"user_id": id_, "forum_id": forum.id, "role": "member", "since": SINCE} for id_ in ids
        ]
        session.execute(insert(Membership), seats)
        return ids

    return add


def accounts(session: Session, group: str, count: int) -> list[int]:
    """Accounts without a seat, named after their group; returns their ids."""
    people = [
        {
            "key": f"{group}-{number}",
            "email": f"{group}-{number}@example.org",
            "name": f"Person {number} of {group}",
            "organisation_id": 1,
            "joined_at": NOW,
        }
        for number in range(count)
    ]
    return list(session.scalars(insert(User).returning(User.id), people))


def answered_by(
    session: Session, asked: Consultation, people: list[int], place: str, idea: str = "Paper"
) -> None:
    for user_id in people:
        answer_all(
            session,
            asked,
            user_id,
            {"place": place, "idea": idea},
            now=NOW,
            capacity=Capacity.GROUP,
        )


@pytest.fixture
def busy(session: Session, cast: Cast, prepare: Prepare, crowd: Crowd) -> Consultation:
    """An open consultation in which most of two large groups and two of a small one answered."""
    far_north = crowd(cast.forums.far_north, 20)
    statewide = crowd(cast.forums.statewide, 20)
    eyre = crowd(cast.forums.eyre_western, 6)
    asked = prepare()
    open_consultation(session, asked, by=cast.caitlin, audience=EVERYBODY, now=NOW)
    answered_by(session, asked, far_north[:12], "desk")
    answered_by(session, asked, far_north[12:14], "phone")
    answered_by(session, asked, statewide[:11], "phone")
    answered_by(session, asked, eyre[:2], "desk")
    session.commit()
    return asked


def publish(session: Session, cast: Cast, asked: Consultation) -> None:
    close_consultation(session, asked, by=cast.caitlin, now=NOW)
    publish_consultation(
        session, asked, by=cast.caitlin, outcome=OUTCOME, headline="Keep it.", now=NOW
    )
    session.commit()


def test_lien_sees_the_rate_of_an_open_one_and_no_result(
    client: Browser, busy: Consultation
) -> None:
    sign_in(client, "lien")
    page = client.get(f"{HOME}/results").text
    assert "Who has answered" in page
    assert "Results come at the close" in page
    assert "At a desk" not in page
    assert "hidden" in page
    assert ">0%<" not in page


def test_small_groups_are_called_hidden(
    client: Browser, session: Session, cast: Cast, busy: Consultation
) -> None:
    publish(session, cast, busy)
    sign_in(client, "maddie")
    page = client.get(f"{HOME}/results").text
    assert "Eyre Western" in page
    row = page[page.index('<th scope="row">Eyre Western') :].split("</tr>")[0]
    assert row.count("hidden") >= 2
    assert "phone in town" in page


def test_published_results_say_what_was_asked_said_and_done(
    client: Browser, session: Session, cast: Cast, busy: Consultation
) -> None:
    publish(session, cast, busy)
    sign_in(client, "gwen")
    page = client.get(f"{HOME}/results").text
    for words in (
        "We asked, you said, we did",
        "It does now.",
        "We didn’t.",
        "Not changed",
        "Keep it.",
    ):
        assert words in page
    assert "Person 1 of" not in page
    assert "Read the answers" not in page


def test_members_wait_for_results_and_are_told_so(client: Browser, busy: Consultation) -> None:
    sign_in(client, "maddie")
    page = client.get(f"{HOME}/results")
    assert (page.status_code, "until the results are out" in page.text) == (403, True)


def test_named_analyst_reads_answers_with_who_gave_them(
    client: Browser, busy: Consultation
) -> None:
    sign_in(client, "lien")
    page = client.get(f"{HOME}/responses").text
    assert page.count("<article") == 20
    assert "Older answers" in page
    assert "Person 1 of eyre-western" in page
    older = client.get(page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0])
    assert older.text.count("<article") == 7
    assert "My network or team" in older.text


@pytest.mark.parametrize("name", ["caitlin", "maddie", "shona", "priya"])
def test_nobody_else_reads_answers(client: Browser, busy: Consultation, name: str) -> None:
    sign_in(client, name)
    assert client.get(f"{HOME}/responses").status_code == 403


def test_intro_shows_each_their_own_group_and_the_tiers_to_those_who_run_it(
    client: Browser, busy: Consultation
) -> None:
    sign_in(client, "maddie")
    page = client.get(HOME).text
    assert "Far North CFSN" in page
    assert "State-wide Practitioners Forums</label>" not in page
    sign_in(client, "caitlin")
    assert "Who has answered, by region" in client.get(HOME).text


def test_home_gets_progress_and_the_rate_of_the_home_forum_in_two_statements(
    session: Session, cast: Cast, busy: Consultation, statements: Statements
) -> None:
    maddie = cast.maddie
    with statements() as counted:
        asks = open_for(session, maddie, NOW)
    assert counted.number == 2
    assert [ask.line.key for ask in asks] == ["one-story"]
    assert asks[0].home_forum_id == cast.forums.far_north.id
    assert (asks[0].turnout.asked, asks[0].line.questions) == (24, 3)
    assert open_for(session, cast.lien, NOW) == []
    assert open_for(session, maddie, busy.closes_at) == []


def test_each_consultation_counts_its_own_questions(
    session: Session, cast: Cast, busy: Consultation, prepare: Prepare
) -> None:
    short = prepare(key="short", questions=[QuestionText("a", Kind.FREE_TEXT, "One?")])
    open_consultation(session, short, by=cast.caitlin, audience=EVERYBODY, now=NOW)
    found = {line.key: line.questions for line in list_open(session, cast.maddie, NOW)}
    assert found == {"one-story": 3, "short": 1}


def test_forum_pages_list_what_is_asked_and_answered_there(
    client: Browser, busy: Consultation
) -> None:
    sign_in(client, "ray")
    say = client.get("/regional/far-north/have-a-say/").text
    assert busy.title in say
    assert "people in " in say
    assert busy.title in client.get("/statewide/spf/consultations/").text
    assert "Nothing is open" in client.get("/statewide/spf/have-a-say/").text or busy.title
    sign_in(client, "gwen")
    assert client.get("/statewide/spf/consultations/").status_code == 403


# --- statements -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/consultations/", 7),
        ("/statewide/spf/consultations/", 7),
        ("/statewide/spf/have-a-say/", 7),
    ],
)
def test_lists_take_as_many_statements_at_300_as_at_3(
    client: Browser,
    session: Session,
    cast: Cast,
    asked: Consultation,
    statements: Statements,
    path: str,
    most: int,
) -> None:
    sign_in(client, "caitlin")
    counts = []
    for first, last in ((0, 3), (3, 300)):
        copies(session, asked, cast.caitlin.id, range(first, last))
        session.commit()
        client.get(path)
        with statements() as counted:
            assert client.get(path).status_code == 200
        counts.append(counted.number)
    assert counts[0] == counts[1] <= most


def copies(session: Session, asked: Consultation, user_id: int, numbers: range) -> None:
    """Consultations like this one, every other one closed, all of which ask this person."""
    names = {column.name for column in Consultation.__table__.columns} - {"id"}
    like = {name: getattr(asked, name) for name in names}
    rows = [like | {"key": f"c-{n}", "state": "closed" if n % 2 else "open"} for n in numbers]
    ids = session.scalars(insert(Consultation).returning(Consultation.id), rows).all()
    seat = {"user_id": user_id, "forum_id": asked.forum_id, "tier": "statewide", "region": "x"}
    rest = {"remoteness": "", "organisation_kind": "ngo", "invited_at": NOW}
    session.execute(insert(Elector), [seat | rest | {"consultation_id": id_} for id_ in ids])


@pytest.mark.parametrize("path", ["", "/results", "/responses"])
def test_pages_of_one_take_as_many_statements_at_300_electors_as_at_30(
    client: Browser,
    session: Session,
    cast: Cast,
    busy: Consultation,
    statements: Statements,
    path: str,
) -> None:
    publish(session, cast, busy)
    sign_in(client, "lien")
    client.get(HOME + path)
    with statements() as few:
        client.get(HOME + path)
    seats = session.scalars(select(Elector).where(Elector.consultation_id == busy.id)).all()
    people = [
        {
            "key": f"x{n}",
            "email": f"x{n}@example.org",
            "name": f"X {n}",
            "organisation_id": 1,
            "joined_at": NOW,
        }
        for n in range(300)
    ]
    ids = session.scalars(insert(User).returning(User.id), people).all()
    rows = [
        {
            "consultation_id": busy.id,
            "user_id": id_,
            "forum_id": seats[n % len(seats)].forum_id,
            "tier": seats[n % len(seats)].tier,
            "region": seats[n % len(seats)].region,
            "remoteness": "",
            "organisation_kind": "ngo",
            "invited_at": NOW,
        }
        for n, id_ in enumerate(ids)
    ]
    session.execute(insert(Elector), rows)
    session.commit()
    with statements() as many:
        assert client.get(HOME + path).status_code == 200
    assert few.number == many.number <= 10


@pytest.mark.parametrize("path", ["", "/questions/1", "/answers"])
def test_pages_of_an_elector_take_ten_statements_at_most(
    client: Browser, busy: Consultation, statements: Statements, path: str
) -> None:
    sign_in(client, "maddie")
    client.post(f"{HOME}/questions/1", data={"answer": "The ferry", "go": "on"})
    client.get(HOME + path)
    with statements() as counted:
        assert client.get(HOME + path).status_code == 200
    assert counted.number <= 10


def test_closed_ones_leave_the_list_of_open_ones_by_the_clock(
    client: Browser, session: Session, busy: Consultation, clock: object
) -> None:
    clock.shift(timedelta(days=13))
    sign_in(client, "maddie")
    page = client.get("/consultations/").text
    assert "Nothing is open for you" in page
    assert "Closed 15 Mar" in page
