"""The main job, once around, through the pages' own addresses."""

import re

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from tests.cast import Cast
from tests.feedback.journeys import FULL_BRIEF
from tests.visiting import sign_in

BRIEF = {
    "what_is_happening": FULL_BRIEF.what_is_happening,
    "evidence": FULL_BRIEF.evidence,
    "impact": FULL_BRIEF.impact,
    "severity": "4",
    "tried_locally": FULL_BRIEF.tried_locally,
    "ask": FULL_BRIEF.ask,
    "ask_kind": "decision",
    "aboriginal_impact": FULL_BRIEF.aboriginal_impact,
    "acco_consulted": "yes",
    "acco_who": "A corporation",
    "lived_experience": FULL_BRIEF.lived_experience,
    "deidentified": "y",
}


def day(name: str, day: int, month: int, year: int = 2026) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": str(year)}


def act(client: FlaskClient, who: str, address: str, **fields: str) -> str:
    """Send a form as this person and return where it led."""
    sign_in(client, who)
    answer = client.post(address, data=fields)
    problems = re.findall(r'class="error".*?<span>(.*?)</p>', answer.text, re.DOTALL)
    assert answer.status_code == 303, (answer.status_code, problems, answer.text[:2000])
    return str(answer.headers["Location"])


def test_an_issue_goes_once_around_the_loop(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = act(
        client,
        "maddie",
        "/regional/far-north/threads/new",
        title="The same story four times",
        kind="barrier",
        body="Fourth form in eleven days.",
    )
    act(client, "leanne", f"{thread}/posts", body="Same for us.")
    issue = act(
        client,
        "maddie",
        f"{thread}/issue",
        title="Families repeat their story",
        what_is_happening=FULL_BRIEF.what_is_happening,
        ask=FULL_BRIEF.ask,
        deidentified="y",
    )
    act(client, "leanne", f"{issue}/endorsements", note="Us too.")
    act(client, "joel", f"{issue}/endorsements", note="And health.")
    act(client, "ray", f"{issue}/brief", **BRIEF)
    act(client, "ray", f"{issue}/submission")
    limestone = str(cast.forums.limestone_coast.id)
    act(client, "peter", f"{issue}/raisers", forum=limestone, note="62 referrals here.")
    priya, wanda, caitlin = (str(p.id) for p in (cast.priya, cast.wanda, cast.caitlin))
    act(client, "priya", f"{issue}/acknowledgement", handler=priya, **day("next_on", 17, 3))
    act(
        client,
        "caitlin",
        f"{issue}/referral",
        criteria="cross_agency",
        options="- One form\n- One form and a summary",
        advice="The second.",
    )
    act(client, "priya", f"{issue}/submission")
    act(client, "wanda", f"{issue}/acknowledgement", handler=wanda, **day("next_on", 2, 4))
    act(
        client,
        "helen",
        f"{issue}/proposals",
        outcome="part",
        answer="One form, in two stages.",
        rationale="It harms people to tell it again.",
        not_agreed="One database.",
        owner=caitlin,
        **day("due_on", 1, 6),
    )
    found = session.scalars(select(Issue)).one()
    assert found.state == "acknowledged"
    sign_in(client, "marcus")
    shown = client.get(issue).text
    proposal = re.search(r'name="proposal"[^>]*value="(\d+)"', shown)
    assert proposal is not None
    act(client, "marcus", f"{issue}/confirmations", proposal=proposal[1])
    act(client, "priya", f"{issue}/cascade", answer="Yes, in part. In two stages.")
    sign_in(client, "maddie")
    assert "Yes, in part. In two stages." in client.get("/").text
    assert "Yes, in part. In two stages." in client.get(thread).text
    far_north = str(cast.forums.far_north.id)
    act(client, "ray", f"{issue}/local-checks", forum=far_north, verdict="fixed")
    act(client, "peter", f"{issue}/local-checks", forum=limestone, verdict="no", note="Not here.")
    session.refresh(found)
    assert found.state == "local_check"
    act(client, "peter", f"{issue}/reopening", evidence="9 of 14 families still told it again.")
    session.refresh(found)
    assert (found.state, found.holder_id) == ("reopened", cast.forums.statewide.id)
    sign_in(client, "colin")
    assert client.get(issue).status_code == 404
