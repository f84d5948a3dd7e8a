"""What a page of an issue tells whom: nothing of what the table keeps from them."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.models import Issue, IssueThread
from cop.feedback.operations import deciding, handling, raising
from cop.feedback.operations.deciding import Draft
from cop.feedback.states import Outcome, Verdict
from cop.notifications.messages import message_for
from cop.threads.models import Post, Thread
from tests.cast import PEOPLE, Cast
from tests.feedback import journeys
from tests.feedback.journeys import cascaded, hours, in_days, raised, with_leaders
from tests.feedback.reading import events
from tests.visiting import sign_in

ANSWER = "A summary which the family holds"
WHY = "Telling it again wears people down"
CONDITION = "Only with the families’ yes"
NOT_AGREED = "One great database"


def words(cast: Cast) -> Draft:
    return Draft(
        outcome=Outcome.PART,
        answer=ANSWER,
        rationale=WHY,
        not_agreed=NOT_AGREED,
        conditions=[CONDITION],
        owner_id=cast.caitlin.id,
        due_on=in_days(60),
    )


def decided(session: Session, cast: Cast, *, confirmed: bool = True) -> Issue:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, words(cast), by=cast.helen, now=hours(9))
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    if confirmed:
        deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
    return issue


def pages_about(session: Session, cast: Cast, issue: Issue) -> list[str]:
    """Every address that speaks of the issue."""
    tie = session.query(IssueThread).filter_by(issue_id=issue.id, kind="source").one()
    thread = session.get_one(Thread, tie.thread_id)
    here = "/regional/far-north"
    return [
        f"/issues/{issue.reference}",
        "/issues/",
        "/",
        f"{here}/",
        f"{here}/issues/",
        f"{here}/threads/{thread.id}",
        f"{here}/threads/",
        "/notifications/",
    ]


SECRETS = (ANSWER, WHY, CONDITION, NOT_AGREED, "Yes, with changes")


@pytest.mark.parametrize("page", ["/issues/", "/decisions/", "/directives/", "/you-said-we-did"])
def test_who_is_in_no_forum_is_not_told_that_there_is_nothing(
    client: FlaskClient, session: Session, cast: Cast, page: str
) -> None:
    cascaded(session, cast)
    session.commit()
    sign_in(client, "colin")
    assert "Nothing here is open to you" in client.get(page).text
    sign_in(client, "maddie")
    assert "Nothing here is open to you" not in client.get(page).text


@pytest.mark.parametrize("confirmed", [False, True], ids=["proposed", "decided"])
def test_an_outcome_is_told_to_nobody_outside_before_the_answer_is_sent(
    client: FlaskClient, session: Session, cast: Cast, confirmed: bool
) -> None:
    issue = decided(session, cast, confirmed=confirmed)
    session.commit()
    addresses = pages_about(session, cast, issue)
    for who in ("maddie", "leanne", "ray", "peter", "gwen", "caitlin", "louise", "lien"):
        sign_in(client, who)
        for address in addresses:
            shown = client.get(address).text
            assert not [secret for secret in SECRETS if secret in shown], (who, address)


def test_the_forum_that_decided_reads_what_it_decided(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = decided(session, cast)
    session.commit()
    for who in ("helen", "marcus", "wanda", "rosalind", "shona", "priya"):
        sign_in(client, who)
        shown = client.get(f"/issues/{issue.reference}").text
        assert ANSWER in shown, who
        assert "Not sent back yet" in shown


def test_no_notice_tells_the_outcome(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    for kind in ("issue.moved", "issue.proposed"):
        for event in events(session, issue, kind):
            message = message_for(session, event)
            assert message is not None
            assert not [s for s in SECRETS if s in f"{message.text} {message.title}"]


def test_a_card_tells_others_the_ask_and_neither_brief_nor_named_words(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = journeys.checked(session, cast, Verdict.NO, Verdict.NO)
    session.commit()
    brief = journeys.FULL_BRIEF
    private = (brief.evidence, brief.what_is_happening, "Same for us.", "Here, too.", "As seen.")
    sign_in(client, "lien")
    shown = client.get(f"/issues/{issue.reference}").text
    assert issue.title in shown
    assert brief.ask in shown
    assert "Yes, in part." not in private
    assert not [text for text in private if text in shown]
    sign_in(client, "louise")
    observed = client.get(f"/issues/{issue.reference}").text
    assert journeys.draft(cast).answer in observed
    assert not [text for text in (*private, brief.ask) if text in observed]
    sign_in(client, "helen")
    inside = client.get(f"/issues/{issue.reference}").text
    assert "As seen." in inside
    assert brief.evidence in inside


def test_who_backed_it_is_named_to_their_own_forum_wherever_the_issue_is(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    raising.endorse(session, issue, by=cast.joel, note="My week, too.", now=hours(2))
    raising.endorse(session, issue, by=cast.leanne, note="", now=hours(3))
    raising.submit(session, issue, by=cast.ray, note="", now=hours(4))
    session.commit()
    for who, named in (("maddie", True), ("ray", True), ("priya", False), ("shona", False)):
        sign_in(client, who)
        assert ("My week, too." in client.get(f"/issues/{issue.reference}").text) is named, who


def test_what_a_network_says_of_the_answer_is_still_read_by_the_deciders_after_reopening(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = journeys.checked(session, cast, Verdict.NO, Verdict.NO)
    issue.holder_id = issue.origin_id
    session.commit()
    sign_in(client, "helen")
    assert "As seen." in client.get(f"/issues/{issue.reference}").text


def test_step_notes_are_read_with_the_brief(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    raising.endorse_alone(session, issue, by=cast.ray, reason="A child waits.", now=hours(2))
    raising.submit(session, issue, by=cast.ray, note="Please be quick.", now=hours(3))
    handling.acknowledge(
        session,
        issue,
        by=cast.priya,
        handler_id=cast.priya.id,
        next_on=in_days(9),
        note="We are on it.",
        now=hours(4),
    )
    session.commit()
    for who, reads in (("maddie", True), ("shona", True), ("lien", False), ("helen", False)):
        sign_in(client, who)
        shown = client.get(f"/issues/{issue.reference}").text
        notes = ("A child waits.", "Please be quick.", "We are on it.")
        assert [note in shown for note in notes] == [reads] * 3, who


def test_an_issue_answers_as_if_it_did_not_exist_to_who_may_not_see_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    session.commit()
    nouns = [
        "brief",
        "endorsements",
        "endorsement-alone",
        "submission",
        "raisers",
        "acknowledgement",
        "referral",
        "proposals",
        "confirmations",
        "cascade",
        "progress",
        "local-checks",
        "reopening",
    ]
    seen = {"maddie", "leanne", "joel", "ray"}
    for who in set(PEOPLE) - seen:
        sign_in(client, who)
        for path in ("", *(f"/{noun}" for noun in nouns)):
            answer = client.get(f"/issues/{issue.reference}{path}")
            assert answer.status_code == 404, (who, path)
            assert issue.title not in answer.text
        for noun in nouns:
            answer = client.post(f"/issues/{issue.reference}/{noun}", data={"note": "x"})
            assert answer.status_code == 404, (who, noun)


@pytest.mark.parametrize("address", ["/issues/ISS-999999", "/issues/nothing", "/issues/ISS-1%27"])
def test_an_unknown_reference_is_not_found(client: FlaskClient, cast: Cast, address: str) -> None:
    sign_in(client, "ray")
    assert client.get(address).status_code == 404


def test_a_reference_in_small_letters_leads_to_the_issue(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    session.commit()
    sign_in(client, "maddie")
    answer = client.get(f"/issues/{issue.reference.lower()}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/issues/{issue.reference}")


def test_a_removed_post_is_not_quoted_on_the_way_up(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = journeys.start(session, cast)
    post = session.query(Post).filter_by(thread_id=thread.id).one()
    post.body, post.removed_at = "A name that was taken out", hours(1)
    session.commit()
    sign_in(client, "maddie")
    shown = client.get(f"/regional/far-north/threads/{thread.id}/issue")
    assert shown.status_code == 200
    assert "A name that was taken out" not in shown.text


def test_only_who_works_on_an_inbox_opens_it(client: FlaskClient, cast: Cast) -> None:
    table = {"priya": 200, "caitlin": 200, "wanda": 200, "ray": 403, "gwen": 403, "colin": 403}
    for who, status in table.items():
        sign_in(client, who)
        answer = client.get("/statewide/spf/triage")
        assert answer.status_code == status, who
        if status == 403:
            assert "look after its issues" in answer.text
    assert client.get("/statewide/spf/triage?issue=ISS-999").status_code == 403
    sign_in(client, "priya")
    assert client.get("/statewide/spf/triage?issue=ISS-999").status_code == 404
