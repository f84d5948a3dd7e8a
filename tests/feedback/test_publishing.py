"""You said, we did: for members, and in words of its own for people without an account."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, NotFound, Stale, Unlawful
from cop.feedback.models import Issue, PublicOutcome
from cop.feedback.operations import publishing
from cop.feedback.states import Verdict as V
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.screening.gate import Gate, opened
from cop.site.models import Site
from cop.site.operations import mark
from tests.cast import PEOPLE, Cast
from tests.counting import Statements
from tests.feedback.crowds import add_raisers
from tests.feedback.journeys import cascaded, checked, decided, hours, joined, raised
from tests.visiting import sign_in

PUBLIC = "/public/you-said-we-did"
SAID, DID = "Families tell their story again and again.", "One short form from July."
SA_CABINET = "OFFICIAL: Sensitive // SA CABINET"


def publish(session: Session, issue: Issue, by: Person, **changes: object) -> PublicOutcome:
    words: dict[str, object] = {"you_said": SAID, "we_did": DID, "now": hours(12)} | changes
    return publishing.publish(session, issue, by=by, **words)  # type: ignore[arg-type]


def public_page(client: FlaskClient) -> str:
    """What somebody without an account reads."""
    with client.application.test_client() as stranger:
        answer = stranger.get(PUBLIC)
    assert answer.status_code == 200
    return answer.text


def test_people_without_an_account_read_what_is_published(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    assert "Nothing is published yet" in public_page(client)
    publish(session, issue, cast.priya)
    session.commit()
    page = public_page(client)
    assert SAID in page
    assert DID in page
    names = [name for name, *_ in PEOPLE.values()]
    for hidden in (*names, issue.reference, issue.title, "Far North", "Yes, in part."):
        assert hidden not in page, hidden


def test_what_may_name_somebody_who_has_died_is_read_after_a_warning(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    publish(session, issue, cast.priya)
    issue.names_deceased = True
    session.commit()
    page = public_page(client)
    warning, step = page.index("people are warned"), page.index('<details class="veil">')
    assert warning < step < page.index(SAID) < page.index(DID)


def test_a_browser_that_has_the_public_page_is_told_so_until_it_changes(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    first = client.get(PUBLIC)
    again = client.get(PUBLIC, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    cast.forums.far_north.name = "Elsewhere"
    session.get_one(Site, 1).name = "Another name"
    session.get_one(Site, 1).version += 1
    session.flush()
    changed = client.get(PUBLIC, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "Another name" in changed.text


@pytest.mark.parametrize("who", sorted(PEOPLE))
def test_secretariat_and_convenor_of_the_deciding_forum_publish(
    session: Session, cast: Cast, who: str
) -> None:
    issue = cascaded(session, cast)
    by = getattr(cast, who)
    if who in ("priya", "wanda"):
        publish(session, issue, by)
        publishing.withdraw_outcome(session, issue, by=by, now=hours(13))
    else:
        for act in (
            lambda: publish(session, issue, by),
            lambda: publishing.withdraw_outcome(session, issue, by=by, now=hours(13)),
        ):
            with pytest.raises(Forbidden):
                act()


def test_nothing_is_published_before_the_networks_have_the_answer(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = decided(session, cast)
    with pytest.raises(Unlawful):
        publish(session, issue, cast.priya)
    session.commit()
    sign_in(client, "priya")
    assert client.get(f"/issues/{issue.reference}/public-outcome").status_code == 409


@pytest.mark.parametrize("marking", ["OFFICIAL: Sensitive", SA_CABINET])
def test_what_is_marked_stays_among_members(
    client: FlaskClient, session: Session, cast: Cast, marking: str
) -> None:
    issue = cascaded(session, cast)
    publish(session, issue, cast.priya)
    mark(session, issue, marking)
    session.commit()
    assert SAID not in public_page(client)
    with pytest.raises(Forbidden):
        publish(session, issue, cast.priya)


@pytest.mark.parametrize("which", ["origin", "deciding"])
def test_restricted_forums_are_never_published(
    client: FlaskClient, session: Session, cast: Cast, which: str
) -> None:
    issue = cascaded(session, cast)
    publish(session, issue, cast.priya)
    forum: Forum = cast.forums.far_north if which == "origin" else cast.forums.leaders
    forum.visibility = "restricted"
    session.commit()
    assert SAID not in public_page(client)
    with pytest.raises(Unlawful):
        publish(session, issue, cast.priya)


def test_publishing_again_takes_the_place_of_what_was_shown(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    first = publish(session, issue, cast.priya)
    publish(session, issue, cast.wanda, we_did="From August.", now=hours(14))
    session.commit()
    assert (first.withdrawn_at, first.withdrawn_by_id) == (hours(14), cast.wanda.id)
    page = public_page(client)
    assert "From August." in page
    assert DID not in page


def test_what_is_withdrawn_is_shown_no_longer_and_stays_on_record(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    publish(session, issue, cast.priya)
    session.commit()
    sign_in(client, "wanda")
    address = f"/issues/{issue.reference}/public-outcome/withdrawal"
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 303
    assert SAID not in public_page(client)
    assert session.scalars(select(PublicOutcome.withdrawn_by_id)).all() == [cast.wanda.id]
    with pytest.raises(NotFound):
        publishing.withdraw_outcome(session, issue, by=cast.wanda, now=hours(15))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"you_said": " "}, "you_said"),
        ({"we_did": "\n"}, "we_did"),
        ({"you_said": "x" * 1001}, "you_said"),
        ({"we_did": "x" * 1001}, "we_did"),
    ],
)
def test_both_sides_are_told_and_fit(
    session: Session, cast: Cast, changes: dict[str, object], field: str
) -> None:
    issue = cascaded(session, cast)
    with pytest.raises(Invalid) as refusal:
        publish(session, issue, cast.priya, **changes)
    assert refusal.value.field == field
    with pytest.raises(Stale):
        publish(session, issue, cast.priya, version=1)


def test_every_word_is_screened(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    with opened(Gate()) as gate:
        publish(session, issue, cast.priya)
    assert {SAID, DID} <= gate.seen


def test_it_is_shown_before_it_is_published_and_hostile_words_are_words(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    sign_in(client, "priya")
    words = {"you_said": "<script>x</script>", "we_did": DID}
    address = f"/issues/{issue.reference}/public-outcome"
    shown = client.post(address, data=words | {"preview": "1"})
    assert shown.status_code == 200
    assert "Not published yet" in shown.text
    assert '<button class="btn btn--primary" name="preview"' in client.get(address).text
    assert '<button class="btn btn--primary">Publish' in shown.text
    empty = client.post(address, data={"you_said": " ", "we_did": DID, "preview": "1"})
    assert (empty.status_code, "Say what people said." in empty.text) == (422, True)
    assert session.scalars(select(PublicOutcome)).all() == []
    assert client.post(address, data=words).status_code == 303
    page = public_page(client)
    assert "&lt;script&gt;x" in page
    assert "<script>x" not in page


@pytest.mark.parametrize(("networks", "counted"), [(0, False), (3, True)])
def test_small_counts_of_networks_are_not_told(
    client: FlaskClient, session: Session, cast: Cast, networks: int, counted: bool
) -> None:
    issue = joined(session, cast)
    if networks:
        add_raisers(session, cast, issue, networks)
    publish(session, issue, cast.priya)
    session.commit()
    assert ("raised by" in public_page(client)) == counted


@pytest.mark.parametrize(
    ("far_north", "limestone", "words"),
    [
        (V.FIXED, V.FIXED, "Closed: it worked"),
        (V.FIXED, V.NO, "The networks are asked now"),
    ],
)
def test_it_says_whether_it_fixed_it(
    client: FlaskClient, session: Session, cast: Cast, far_north: V, limestone: V, words: str
) -> None:
    issue = checked(session, cast, far_north, limestone)
    publish(session, issue, cast.priya)
    session.commit()
    assert words in public_page(client)
    assert words in sign_in(client, "maddie").get("/you-said-we-did").text


def test_a_forum_s_own_readers_read_its_own_verdict(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    checked(session, cast, V.FIXED, V.NO)
    session.commit()
    far_north, limestone = ("/regional/far-north", "/regional/limestone-coast")
    assert "Says it’s fixed" in sign_in(client, "maddie").get(f"{far_north}/you-said-we-did").text
    assert "Says it isn’t fixed" in sign_in(client, "gwen").get(f"{limestone}/you-said-we-did").text
    for address in (far_north, limestone):
        shown = sign_in(client, "lien").get(f"{address}/you-said-we-did").text
        assert "Says it" not in shown
        assert "The networks are asked now" in shown


def test_members_see_what_was_answered_and_nothing_before(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    raised(session, cast)
    decided(session, cast)
    session.commit()
    for name in ("maddie", "helen", "louise"):
        shown = sign_in(client, name).get("/you-said-we-did").text
        assert "No answers here yet" in shown
    issue = cascaded(session, cast)
    session.commit()
    for name in ("maddie", "gwen", "helen", "louise"):
        assert issue.reference in sign_in(client, name).get("/you-said-we-did").text
    for name in ("colin", "stranger"):
        assert issue.reference not in sign_in(client, name).get("/you-said-we-did").text


def test_search_engines_read_what_is_public_only(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Allow: /public/" in answer.text
    assert "Disallow: /\n" in answer.text
    assert PUBLIC in client.get("/sign-in").text


@pytest.mark.parametrize(
    "address", [PUBLIC, "/you-said-we-did", "/regional/far-north/you-said-we-did"]
)
def test_pages_cost_the_same_with_three_networks_and_with_forty(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, address: str
) -> None:
    spent = []
    for more in (0, 40):
        issue = joined(session, cast)
        if more:
            add_raisers(session, cast, issue, more)
        publish(session, issue, cast.priya)
        session.commit()
        sign_in(client, "maddie").get(address)
        with statements() as counted:
            assert client.get(address).status_code == 200
        spent.append(counted.number)
    assert spent[0] == spent[1] <= 6
