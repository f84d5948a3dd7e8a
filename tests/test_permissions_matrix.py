"""Every route, as every role of the cast and as somebody who is not signed in.

A route is named here with who may (`ok`), who is refused with a reason (`no`, 403), and for whom
it does not exist (everybody else, 404). A new route without a line here fails the first test."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.models import IssueThread
from cop.threads.operations import start_thread
from tests.cast import NOW, PEOPLE, Cast
from tests.feedback.journeys import submitted
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

EVERYBODY = " ".join(PEOPLE)
FAR_NORTH = "maddie leanne joel ray"
STATEWIDE = "ray peter annika priya caitlin wanda shona"
LEADERS = "priya wanda helen marcus rosalind shona"
# Whoever holds a seat that is more than an observer's sees the card of an issue that was sent.
MEMBERS = " ".join(name for name in PEOPLE if name not in ("louise", "colin", "stranger"))
NETWORK_TRIAGE = "priya caitlin wanda"


def without(names: str, some: str) -> str:
    return " ".join(name for name in names.split() if name not in some.split())


@dataclass(frozen=True)
class Line:
    """Who may use a route, and who is told why not; it does not exist for the rest."""

    path: str
    ok: str
    no: str = ""

    def expected(self, name: str) -> str:
        if name in self.ok.split():
            return "ok"
        return "no" if name in self.no.split() else "absent"


def forum_lines(tier: str, slug: str, thread: str, readers: str) -> dict[str, Line]:
    """The routes that every tier mounts, for a forum that its members read."""
    home, rest = f"/{tier}/{slug}/", without(EVERYBODY, readers)
    inside = f"{home}threads/{thread}"
    return {
        f"GET {tier}.tier_home": Line(f"/{tier}/", EVERYBODY),
        f"GET {tier}.home.forum_home": Line(home, EVERYBODY),
        f"GET {tier}.home.members": Line(f"{home}members", readers, rest),
        f"GET {tier}.threads.list_threads_page": Line(f"{home}threads/", readers, rest),
        f"GET {tier}.threads.new_thread": Line(f"{home}threads/new", readers, rest),
        f"POST {tier}.threads.new_thread": Line(f"{home}threads/new", readers, rest),
        f"GET {tier}.alike.back_to_new_thread": Line(f"{home}threads/new/similar", readers, rest),
        f"POST {tier}.alike.like_new_thread": Line(f"{home}threads/new/similar", readers, rest),
        f"GET {tier}.threads.show_thread": Line(inside, readers),
        f"POST {tier}.threads.reply": Line(f"{inside}/posts", readers),
        f"POST {tier}.threads.set_useful": Line(f"{inside}/posts/1/useful", readers),
    }


def raising_lines(tier: str, slug: str, thread: str, readers: str, raisers: str) -> dict[str, Line]:
    home = f"/{tier}/{slug}/"
    rest = without(readers, raisers)
    inside = f"{home}threads/{thread}/issue"
    return {
        f"GET {tier}.raising.forum_issues": Line(f"{home}issues/", EVERYBODY),
        f"GET {tier}.raising.raise_issue": Line(inside, raisers, rest),
        f"POST {tier}.raising.raise_issue": Line(inside, raisers, rest),
    }


def issue_lines() -> dict[str, Line]:
    """What may be done to an issue that Ray has just sent to the State-wide forum."""
    see = MEMBERS
    issue = "/issues/{issue}"

    def act(endpoint: str, noun: str, ok: str) -> dict[str, Line]:
        line = Line(f"{issue}/{noun}", ok, without(see, ok))
        return {f"GET issues.{endpoint}": line, f"POST issues.{endpoint}": line}

    return {
        "GET issues.list_all": Line("/issues/", EVERYBODY),
        "GET issues.show_issue": Line(issue, see),
        **act("edit_brief", "brief", ""),
        **act("endorse", "endorsements", FAR_NORTH),
        **act("endorse_alone", "endorsement-alone", "ray"),
        **act("submit", "submission", "ray"),
        **act("join", "raisers", "peter annika"),
        **act("acknowledge", "acknowledgement", NETWORK_TRIAGE),
        "GET issues.card": Line(f"{issue}/card", STATEWIDE, without(see, STATEWIDE)),
        "POST issues.card": Line(f"{issue}/card", NETWORK_TRIAGE, without(see, NETWORK_TRIAGE)),
        **act("merge", "merge", NETWORK_TRIAGE),
        **act("refer", "referral", "caitlin"),
        **act("propose", "proposals", NETWORK_TRIAGE),
        **act("confirm", "confirmations", "priya caitlin"),
        **act("cascade", "cascade", "priya wanda"),
        **act("start_action", "progress", ""),
        **act("file_verdict", "local-checks", "ray"),
        **act("reopen", "reopening", "ray"),
    }


def consultation_lines() -> dict[str, Line]:
    """A consultation of the State-wide forum that asks the networks and itself; Lien is named."""
    asked = "maddie leanne joel ray peter gwen annika priya caitlin wanda shona"
    see, one = f"{asked} lien", "/consultations/{consultation}"
    rates = "priya caitlin wanda lien"
    return {
        "GET consultations.list_consultations": Line("/consultations/", EVERYBODY),
        "GET consultations.show_consultation": Line(one, see),
        "GET consultations.answer_question": Line(f"{one}/questions/1", asked, "lien"),
        "POST consultations.answer_question": Line(f"{one}/questions/1", asked, "lien"),
        "GET consultations.check_answers": Line(f"{one}/answers", asked, "lien"),
        "POST consultations.send_answers": Line(f"{one}/submission", asked, "lien"),
        "GET consultations.show_receipt": Line(f"{one}/receipt", "", "lien"),  # nobody has sent
        "GET consultations.show_responses": Line(f"{one}/responses", "lien", asked),
        "GET consultations.show_results": Line(f"{one}/results", rates, without(see, rates)),
        "GET regional.answering.have_a_say": Line(
            "/regional/far-north/have-a-say/", FAR_NORTH, without(EVERYBODY, FAR_NORTH)
        ),
        "GET statewide.answering.have_a_say": Line(
            "/statewide/spf/have-a-say/", STATEWIDE, without(EVERYBODY, STATEWIDE)
        ),
        "GET statewide.asking.list_asked": Line(
            "/statewide/spf/consultations/", STATEWIDE, without(EVERYBODY, STATEWIDE)
        ),
        "GET strategic.asking.list_asked": Line(
            "/strategic/slf/consultations/", LEADERS, without(EVERYBODY, LEADERS)
        ),
    }


SITE = {
    "GET home.show_home": Line("/", EVERYBODY),
    "GET help.show_help": Line("/help", EVERYBODY),
    "GET notifications.list_all": Line("/notices/", EVERYBODY),
    "GET notifications.open_notice": Line("/notices/999999", ""),
    "POST notifications.read_all": Line("/notices/read", EVERYBODY),
    "POST accounts.sign_out": Line("/sign-out", EVERYBODY),
    "GET accounts.kept_text": Line("/kept/999999", ""),
    "POST accounts.kept_text": Line("/kept/999999", ""),
}
LEADERS_TRIAGE = "priya wanda helen marcus"


def triage_lines(tier: str, slug: str, works: str) -> dict[str, Line]:
    home, rest = f"/{tier}/{slug}/triage", without(EVERYBODY, works)
    several = Line(f"{home}/acknowledgements", works, rest)
    return {
        f"GET {tier}.deciding.triage": Line(home, works, rest),
        f"GET {tier}.deciding.acknowledged_several": several,
        f"POST {tier}.deciding.acknowledge_selected": several,
    }


LINES: dict[str, Line] = {
    **SITE,
    **forum_lines("regional", "far-north", "{thread}", FAR_NORTH),
    **forum_lines("statewide", "spf", "{statewide_thread}", STATEWIDE),
    **forum_lines("strategic", "slf", "{leaders_thread}", LEADERS),
    **raising_lines("regional", "far-north", "{thread}", FAR_NORTH, FAR_NORTH),
    **raising_lines(
        "statewide",
        "spf",
        "{statewide_thread}",
        STATEWIDE,
        "ray peter annika priya caitlin shona",
    ),
    **triage_lines("statewide", "spf", NETWORK_TRIAGE),
    **triage_lines("strategic", "slf", LEADERS_TRIAGE),
    **issue_lines(),
    **consultation_lines(),
}
# These are for people who are not signed in, or carry no secret.
PUBLIC = {
    "GET accounts.sign_in",
    "POST accounts.sign_in",
    "POST accounts.sign_in_as_persona",
    "POST accounts.choose_theme",
    "GET static",
}


def routes(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
            yield f"{method} {rule.endpoint}"


def test_every_route_has_a_decision(app: Flask) -> None:
    assert set(routes(app)) == set(LINES) | PUBLIC


@pytest.fixture
def places(session: Session, cast: Cast) -> dict[str, object]:
    """What the addresses above are about."""
    issue = submitted(session, cast)
    source = session.query(IssueThread).filter_by(issue_id=issue.id).one()
    elsewhere = {
        name: start_thread(session, forum, by=by, title="Here", body="Text.", now=NOW).id
        for name, forum, by in (
            ("statewide_thread", cast.forums.statewide, cast.priya),
            ("leaders_thread", cast.forums.leaders, cast.helen),
        )
    }
    consultation = consultation_for_walk(session, cast)
    session.commit()
    return {
        "issue": issue.reference,
        "thread": source.thread_id,
        "consultation": consultation,
        **elsewhere,
    }


@pytest.mark.parametrize("name", [*PEOPLE, "nobody"])
def test_every_route_answers_each_role_as_decided(
    client: FlaskClient, places: dict[str, object], name: str
) -> None:
    wrong = []
    for route, line in LINES.items():
        if name != "nobody":
            sign_in(client, name)
        method = route.split()[0]
        answer = client.open(line.path.format(**places), method=method)
        if found := _wrong(name, route, line, answer.status_code, answer.headers.get("Location")):
            wrong.append(found)
    assert not wrong, "\n".join(wrong)


def _wrong(name: str, route: str, line: Line, status: int, location: str | None) -> str:
    """Say what is wrong with an answer, or nothing."""
    if name == "nobody":
        fine = status == 303 and (location or "").startswith("/sign-in")
        return "" if fine else f"{route} let a stranger in: {status}"
    expected = line.expected(name)
    fine = {
        "ok": status in (200, 303, 409, 422),
        "no": status == 403,
        "absent": status == 404,
    }[expected]
    return "" if fine else f"{route} for {name}: {status}, decided {expected}"
