"""A forum's list of services' own contacts: who adds what, and that it is served at once."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.errors import Forbidden, Invalid, NotFound
from cop.forums.tiers import Ability, roles_that
from cop.screening import check
from cop.screening.gate import Gate, opened
from cop.screening.models import OwnContact
from cop.screening.operations.contacts import MOST, add_contact, looks_personal, remove_contact
from cop.screening.permissions import can_allow
from cop.screening.queries import get_contact, list_contacts
from cop.screening.rulebook import rules_of
from tests.cast import NOW, PEOPLE, Cast
from tests.counting import Statements
from tests.feedback.journeys import acknowledged
from tests.guidance.journeys import at_stage
from tests.screening.sending import MEDICARE, words
from tests.visiting import sign_in

PAGE = "/regional/far-north/screening/contacts"
MAILBOX = "rosters@gulf.example.org"


def add(
    session: Session, cast: Cast, words: str, kind: str = "mailbox", **changes: object
) -> OwnContact:
    given: dict[str, object] = {"by": cast.ray, "now": NOW}
    forum = cast.forums.far_north
    return add_contact(session, forum, kind, words, **given | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("mailbox", "  rosters@gulf.example.org ", "rosters@gulf.example.org"),
        ("phone", "(08) 8642 0000", "(08) 8642 0000"),
        ("phone", "1300  000 000", "1300 000 000"),
        ("phone", "（０８）　８６４２ ００００", "(08) 8642 0000"),
        ("address", "12 Station Terrace, Port Augusta", "12 Station Terrace, Port Augusta"),
        ("address", "PO Box 44,\nPort Augusta", "PO Box 44, Port Augusta"),
    ],
)
def test_a_contact_is_listed_with_who_added_it_and_when(
    session: Session, cast: Cast, kind: str, typed: str, kept: str
) -> None:
    add(session, cast, typed, kind, sure=kind == "address")
    (line,) = list_contacts(session, cast.forums.far_north.id)
    assert (line.kind, line.words, line.by, line.at) == (kind, kept, cast.ray.name, NOW)
    event = session.scalars(select(Event).where(Event.kind == "screen.contact_added")).one()
    assert (event.by_id, event.forum_id, event.data) == (
        cast.ray.id,
        cast.forums.far_north.id,
        {},
    )


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        ("mailbox", "", "words"),
        ("mailbox", "not a mailbox", "words"),
        ("mailbox", "a@example.org, b@example.org", "words"),
        ("mailbox", f"{'x' * 200}@example.org", "words"),
        ("phone", "ring the office", "words"),
        ("phone", "12345", "words"),
        ("phone", "0886420000 0886420001", "words"),
        ("address", "the office", "words"),
        ("address", "12345", "words"),
        ("name", "Koby", "kind"),
    ],
)
def test_what_the_check_would_never_find_is_refused(
    session: Session, cast: Cast, kind: str, typed: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add(session, cast, typed, kind)
    assert refused.value.field == field


@pytest.mark.parametrize("kind", ["phone", "address"])
def test_a_number_of_a_person_is_never_a_contact(session: Session, cast: Cast, kind: str) -> None:
    typed = {"phone": MEDICARE, "address": f"Card {MEDICARE}"}[kind]
    with pytest.raises(Invalid, match="Medicare"):
        add(session, cast, typed, kind, sure=True)


@pytest.mark.parametrize(
    ("kind", "typed", "personal"),
    [
        ("mailbox", "tahlia.whitlow@example.com", True),
        ("mailbox", "t.whitlow@example.org", True),
        ("mailbox", "fifo_parents@gmail.com", True),
        ("mailbox", "playgroup@outlook.com", True),
        ("mailbox", MAILBOX, False),
        ("mailbox", "intake@example.org", False),
        ("phone", "0491 570 156", True),
        ("phone", "+61 491 570 156", True),
        ("phone", "(08) 8642 0000", False),
        ("phone", "1300 000 000", False),
        ("address", "12 Station Terrace", True),
        ("address", "PO Box 44, Port Augusta", True),
    ],
)
def test_what_looks_like_somebody_s_own_needs_a_yes(
    session: Session, cast: Cast, kind: str, typed: str, personal: bool
) -> None:
    assert looks_personal(kind, typed) == personal
    if personal:
        with pytest.raises(Invalid, match=r"looks like somebody’s own|could live there") as refused:
            add(session, cast, typed, kind)
        assert refused.value.field == "sure"
    add(session, cast, typed, kind, sure=personal)


@pytest.mark.parametrize(
    ("kind", "first", "again"),
    [
        ("mailbox", MAILBOX, MAILBOX.upper()),
        ("phone", "(08) 8642 0000", "08 8642 0000"),
        ("phone", "0491 570 156", "+61 491 570 156"),
        ("phone", "+61 (0)491 570 156", "0491570156"),
        ("phone", "1300 000 000", "1300000000"),
        ("address", "12 Station Terrace", "12 Station  Terrace"),
    ],
)
def test_nothing_is_listed_twice(
    session: Session, cast: Cast, kind: str, first: str, again: str
) -> None:
    add(session, cast, first, kind, sure=True)
    with pytest.raises(Invalid, match="on the list already"):
        add(session, cast, again, kind, sure=True)


def test_numbers_of_two_states_are_two(session: Session, cast: Cast) -> None:
    add(session, cast, "(08) 8642 0000", "phone")
    add(session, cast, "(03) 8642 0000", "phone")
    assert len(list_contacts(session, cast.forums.far_north.id)) == 2


@pytest.mark.parametrize(
    ("kind", "listed", "written"),
    [
        ("phone", "+61 491 570 156", "Ring 0491 570 156."),
        ("phone", "0491 570 156", "Ring +61 491 570 156."),
        ("phone", "(08) 8642 0000", "Ring us on 8642 0000."),
        ("mailbox", "Tahlia.Whitlow@Example.com", "Write to tahlia.whitlow@example.com."),
    ],
)
def test_what_is_taken_off_is_found_again(
    session: Session, cast: Cast, kind: str, listed: str, written: str
) -> None:
    forum = cast.forums.far_north
    assert check(written, where="body", rules=rules_of(session, forum, None))
    contact = add(session, cast, listed, kind, sure=True)
    assert not check(written, where="body", rules=rules_of(session, forum, None))
    remove_contact(session, forum, contact, by=cast.ray, now=NOW)
    assert check(written, where="body", rules=rules_of(session, forum, None))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("12 Wattle Street, Port Augusta", False),
        ("12 Wattle St, Port Augusta", False),
        ("12 wattle st", False),
        ("14 Wattle St, Port Augusta", True),
    ],
)
def test_an_address_is_the_same_when_its_street_is_cut_short(
    session: Session, cast: Cast, written: str, found: bool
) -> None:
    add(session, cast, "12 Wattle Street, Port Augusta", "address", sure=True)
    rules = rules_of(session, cast.forums.far_north, None)
    assert bool(check(f"She lives at {written}.", rules=rules)) is found


def test_a_star_stands_for_no_other_mailboxes(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid, match="a \\* stands for no others"):
        add(session, cast, "*@gulf.example.org")


def test_one_state_s_number_lets_no_other_s_through(session: Session, cast: Cast) -> None:
    add(session, cast, "(08) 8642 0000", "phone")
    rules = rules_of(session, cast.forums.far_north, None)
    assert not check("Ring (08) 8642 0000.", where="body", rules=rules)
    assert check("Ring (03) 8642 0000.", where="body", rules=rules)


def test_the_list_takes_so_many_and_no_more(session: Session, cast: Cast) -> None:
    fill(session, cast, MOST)
    with pytest.raises(Invalid, match="Take one off first"):
        add(session, cast, MAILBOX)


def test_who_looks_after_the_forum_keeps_its_list(session: Session, cast: Cast) -> None:
    forum, contact = cast.forums.far_north, add(session, cast, MAILBOX)
    for name in PEOPLE:
        person = getattr(cast, name)
        may = bool(person.roles_in(forum.id) & roles_that(Ability.ALLOW))
        assert bool(can_allow(person, forum)) == may == (name == "ray")
        if not may:
            with pytest.raises(Forbidden):
                add(session, cast, MAILBOX, by=person)
            with pytest.raises(Forbidden):
                remove_contact(session, forum, contact, by=person, now=NOW)


def test_a_contact_is_taken_off_by_its_own_forum_alone(session: Session, cast: Cast) -> None:
    contact = add(session, cast, MAILBOX)
    with pytest.raises(NotFound):
        get_contact(session, cast.forums.limestone_coast.id, contact.id)
    with pytest.raises(NotFound):
        get_contact(session, cast.forums.far_north.id, contact.id + 1)
    remove_contact(session, cast.forums.far_north, contact, by=cast.ray, now=NOW)
    assert list_contacts(session, cast.forums.far_north.id) == []
    assert session.scalars(select(Event.kind).order_by(Event.id)).all()[-1] == (
        "screen.contact_removed"
    )


def test_the_rules_of_a_forum_hold_its_own_contacts_in_one_statement(
    session: Session, cast: Cast, statements: Statements
) -> None:
    far_north, other = cast.forums.far_north, cast.forums.limestone_coast
    add(session, cast, MAILBOX)
    fill(session, cast, MOST - 1)
    far_north.id, other.id  # noqa: B018  loaded before anything is counted
    with statements() as counted:
        rules = rules_of(session, far_north, None)
    assert counted.number == 1
    assert MAILBOX in rules.mailboxes
    assert len(rules.mailboxes) == MOST
    assert not rules_of(session, other, None).mailboxes
    assert not rules_of(session, None, None).mailboxes


def test_a_contact_is_added_and_taken_off_on_the_page(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "ray")
    assert "Nothing is on the list" in client.get(PAGE).text
    sent = {"kind": "mailbox", "words": "tahlia.whitlow@example.com"}
    answer = client.post(PAGE, data=sent)
    assert answer.status_code == 422
    assert "Tick this if a service answers there." in answer.text
    assert 'name="sure"' in answer.text
    assert client.post(PAGE, data={**sent, "sure": "y"}).status_code == 303
    page = client.get(PAGE).text
    assert "tahlia.whitlow@example.com" in page
    assert "Added by Ray Willoughby, 3 Mar" in words(page)
    removal = page.split(f'action="{PAGE}/')[1].split('"')[0]
    key = {"submission_key": "a" * 32}
    for _ in range(2):  # sent twice, it leads to the first's result
        assert client.post(f"{PAGE}/{removal}", data=key).location == PAGE
    assert "Nothing is on the list" in client.get(PAGE).text


def test_an_identifier_on_the_page_brings_the_panel(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "ray")
    answer = client.post(PAGE, data={"kind": "phone", "words": MEDICARE})
    assert answer.status_code == 422
    assert "Not saved yet" in answer.text


def test_the_page_costs_the_same_for_three_contacts_and_for_many(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    costs = []
    for count in (3, MOST - 3):
        fill(session, cast, count)
        session.commit()
        sign_in(client, "ray")
        client.get(PAGE)
        with statements() as counted:
            client.get(PAGE)
        costs.append(counted.number)
    assert costs == [4, 4]  # who is here, the forum, the list, what isn't posted yet


def test_an_address_is_added_with_a_tick_that_stands_there_from_the_start(
    client: FlaskClient, cast: Cast
) -> None:
    sign_in(client, "ray")
    assert 'name="sure"' in client.get(PAGE).text
    sent = {"kind": "address", "words": "12 Station Terrace, Port Augusta"}
    answer = client.post(PAGE, data=sent)
    assert answer.status_code == 422
    assert "Somebody could live there." in answer.text
    assert client.post(PAGE, data={**sent, "sure": "y"}).status_code == 303


def test_a_contact_passes_the_check_when_it_is_written(session: Session, cast: Cast) -> None:
    with opened(Gate()) as gate:
        add(session, cast, "0491 570 156", "phone", sure=True)
    assert "0491 570 156" in gate.seen


def test_a_contact_holds_on_the_page_of_an_issue_of_its_forum_too(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    session.commit()
    advice = {"text": "Ring us on 0491 570 156.", "pseudonym": "Mallee"}
    page = f"/issues/{issue.reference}/advice"
    assert sign_in(client, "shona").post(page, data=advice).status_code == 422
    add(session, cast, "0491 570 156", "phone", sure=True)  # not hers: she isn’t of that network
    session.commit()
    assert client.post(page, data=advice).status_code == 422
    statewide = cast.forums.statewide
    add_contact(session, statewide, "phone", "0491 570 156", by=cast.priya, sure=True, now=NOW)
    session.commit()
    assert client.post(page, data=advice).status_code == 303


def test_a_contact_holds_for_its_people_where_a_page_is_of_no_forum(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = at_stage(session, cast, "local_discussion")
    session.commit()
    said = {"clear": "yes", "workable": "no", "barrier": "Nobody answers on 0491 570 156."}
    said["forum"] = str(cast.forums.far_north.id)
    western = cast.forums.eyre_western
    page = f"/directives/{directive.reference}/feedback"
    assert sign_in(client, "ray").post(page, data=said).status_code == 422
    add_contact(session, western, "phone", "0491 570 156", by=cast.annika, sure=True, now=NOW)
    session.commit()
    assert client.post(page, data=said).status_code == 422  # not his: he isn’t of that forum
    add(session, cast, "0491 570 156", "phone", sure=True)
    session.commit()
    assert client.post(page, data=said).status_code == 303


def fill(session: Session, cast: Cast, count: int) -> None:
    """Put so many contacts on the list."""
    forum_id, by_id = cast.forums.far_north.id, cast.ray.id
    start = len(list_contacts(session, forum_id))
    session.execute(
        insert(OwnContact),
        [
            {
                "forum_id": forum_id,
                "kind": "mailbox",
                "words": f"team{start + n}@example.org",
                "by_id": by_id,
                "at": NOW,
            }
            for n in range(count)
        ],
    )
