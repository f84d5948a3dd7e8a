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
from cop.feedback.operations import deciding
from cop.threads.operations import start_thread
from tests.cast import NOW, PEOPLE, Cast
from tests.feedback.journeys import acknowledged, draft, hours, submitted
from tests.guidance.journeys import at_stage
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

EVERYBODY = " ".join(PEOPLE)
FAR_NORTH = "maddie leanne joel ray"
STATEWIDE = "ray peter annika priya caitlin wanda shona"
LEADERS = "priya wanda helen marcus rosalind shona"
# Whoever holds a seat that is more than an observer's sees the card of an issue that was sent.
MEMBERS = " ".join(name for name in PEOPLE if name not in ("louise", "colin", "stranger"))
# The brief: the network that raised it, the forum that has it, and convenors who may join.
BRIEF_READERS = "maddie leanne joel ray peter annika priya caitlin wanda shona"
NETWORK_TRIAGE = "priya caitlin wanda"
RUNS = {"regional": "ray", "statewide": "priya caitlin", "strategic": "helen marcus"}
STARTED = {"regional": "maddie", "statewide": "priya", "strategic": "helen"}


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
        f"GET {tier}.said.forum_said_did": Line(f"{home}you-said-we-did", EVERYBODY),
        f"GET {tier}.home.members": Line(f"{home}members", readers, rest),
        f"GET {tier}.threads.list_threads_page": Line(f"{home}threads/", readers, rest),
        f"GET {tier}.threads.new_thread": Line(f"{home}threads/new", readers, rest),
        f"POST {tier}.threads.new_thread": Line(f"{home}threads/new", readers, rest),
        f"GET {tier}.alike.back_to_new_thread": Line(f"{home}threads/new/similar", readers, rest),
        f"POST {tier}.alike.like_new_thread": Line(f"{home}threads/new/similar", readers, rest),
        f"GET {tier}.threads.show_thread": Line(inside, readers),
        f"GET {tier}.threads.back_to_reply": Line(f"{inside}/posts", readers),
        f"POST {tier}.threads.reply": Line(f"{inside}/posts", readers),
        f"GET {tier}.threads.back_to_post": Line(f"{inside}/posts/1/useful", readers),
        f"POST {tier}.threads.set_useful": Line(f"{inside}/posts/1/useful", readers),
        **care_lines(tier, home, inside, readers),
    }


def care_lines(tier: str, home: str, inside: str, readers: str) -> dict[str, Line]:
    """Who cares for a discussion: who started it and who runs the forum; anybody asks for a mask.

    Nobody has asked that a name be masked, and nobody says that they belong to a community, which
    those who answer and keep are told only once their form is in order."""
    runs, cares = RUNS[tier], f"{STARTED[tier]} {RUNS[tier]}"
    rest, communities = without(EVERYBODY, readers), f"{home}communities"
    care, belong = Line(f"{inside}/care", cares, without(readers, cares)), f"{communities}/women"
    return {
        f"GET {tier}.caring.care": care,
        f"POST {tier}.caring.care": care,
        f"GET {tier}.caring.masks": Line(f"{inside}/masks", readers),
        f"POST {tier}.caring.masks": Line(f"{inside}/masks", readers),
        f"POST {tier}.caring.withdraw_mask": Line(f"{inside}/masks/999999/withdrawal", readers),
        f"POST {tier}.caring.answer_mask": Line(
            f"{inside}/masks/999999", runs, without(readers, runs)
        ),
        f"GET {tier}.communities.show_communities": Line(communities, readers, rest),
        f"POST {tier}.communities.change": Line(belong, readers, rest),
        f"POST {tier}.communities.keep": Line(f"{belong}/999999", runs, without(EVERYBODY, runs)),
    }


def screen_lines(tier: str, slug: str, reviews: str) -> dict[str, Line]:
    """What was held back in a forum, and what was found in words that stand there."""
    held, review = f"/{tier}/{slug}/held", f"/{tier}/{slug}/review"
    # What somebody held back of their own they see as well; here nobody has any.
    rest = without(EVERYBODY, reviews)
    return {
        f"GET {tier}.held.list_held_texts": Line(f"{held}/", reviews, rest),
        f"GET {tier}.held.show_held": Line(f"{held}/999999", ""),
        f"POST {tier}.held.show_held": Line(f"{held}/999999", ""),
        f"GET {tier}.held.back_to_held": Line(f"{held}/999999/withdrawal", ""),
        f"POST {tier}.held.withdraw": Line(f"{held}/999999/withdrawal", ""),
        f"POST {tier}.held.look_again": Line(f"{held}/999999/second-look", ""),
        f"GET {tier}.review.list_found": Line(f"{review}/", reviews, rest),
        f"GET {tier}.review.show_item": Line(f"{review}/999999", ""),
        f"POST {tier}.review.show_item": Line(f"{review}/999999", ""),
        f"GET {tier}.review.look_at_mask": Line(f"{review}/999999/mask", ""),
        f"GET {tier}.review.back_to_item": Line(f"{review}/999999/second-look", ""),
        f"POST {tier}.review.look_again": Line(f"{review}/999999/second-look", ""),
    }


def running_lines(tier: str, slug: str, runs: str, pauses: str) -> dict[str, Line]:
    """The page from which a forum is looked after."""
    home, rest = f"/{tier}/{slug}/running", without(EVERYBODY, runs)
    others = without(EVERYBODY, pauses)
    view = f"{tier}.running"
    return {
        f"GET {view}.show_running": Line(home, runs, rest),
        f"GET {view}.pause": Line(f"{home}/pause", pauses, others),
        f"POST {view}.pause": Line(f"{home}/pause", pauses, others),
        f"POST {view}.resume": Line(f"{home}/pause/end", pauses, others),
        f"POST {view}.set_notice": Line(f"{home}/notice", pauses, others),
        f"GET {view}.cover": Line(f"{home}/cover", runs, rest),
        f"POST {view}.cover": Line(f"{home}/cover", runs, rest),
        f"POST {view}.end": Line(f"{home}/cover/999999/end", "", rest),
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

    def act(endpoint: str, noun: str, ok: str, *, absent: bool = False) -> dict[str, Line]:
        line = Line(f"{issue}/{noun}", ok, "" if absent else without(see, ok))
        return {f"GET issues.{endpoint}": line, f"POST issues.{endpoint}": line}

    return {
        "GET issues.list_all": Line("/issues/", EVERYBODY),
        "GET issues.mine": Line("/issues/mine", EVERYBODY),
        "GET issues.show_issue": Line(issue, see),
        **act("edit_brief", "brief", ""),
        **act("care", "care", "maddie ray priya caitlin"),
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
        # It has been sent, so the network itself changes it no longer.
        **act("divert", "diversion", ""),
        **act("act_locally", "local-action", ""),
        **act("close_locally", "local-closure", ""),
        **act("reply", "reply", f"ray {NETWORK_TRIAGE}"),
        **act("appeal", "appeal", "ray"),
        **act("withdraw", "withdrawal", "maddie ray"),
        **act("object_to_merge", "objection", "ray"),
        **act("write_learning_note", "learning-note", "ray"),
        **act("clarify", "question", NETWORK_TRIAGE),
        **act("return_issue", "return", "priya caitlin"),
        **act("hand_over", "handover", NETWORK_TRIAGE),
        **act("pause", "pause", NETWORK_TRIAGE),
        "POST issues.resume": Line(
            f"{issue}/pause/end", NETWORK_TRIAGE, without(see, NETWORK_TRIAGE)
        ),
        "POST issues.undo": Line(f"{issue}/undo", see),  # it says why not
        # Nobody has asked to withdraw it.
        "POST issues.agree_to_withdraw": Line(f"{issue}/withdrawal/agreement", ""),
        "POST issues.keep_standing": Line(f"{issue}/withdrawal/refusal", ""),
        **act("add_action", "actions", "priya wanda"),
        **act("drop_action", "actions/removal", "priya wanda"),
        **act("report_progress", "reports", ""),  # nobody owns what isn’t decided yet
        **act("write_update", "updates", ""),  # nobody looks after it yet
        **act("publish", "public-outcome", "priya wanda"),
        **act("withdraw_outcome", "public-outcome/withdrawal", "priya wanda"),
        **act("invite_author", "authors", ""),
        **act("tell_experience", "experiences", "ray shona"),
        **act("withdraw_experience", "withdrawal-of-consent?told=1", "", absent=True),
        **act("advise", "advice", "shona"),
        **act("declare_conflict", "conflicts", "priya caitlin"),
        **act("hide_counts", "brief/counts", ""),
        "GET issues.show_versions": Line(
            f"{issue}/brief/versions", BRIEF_READERS, without(see, BRIEF_READERS)
        ),
        "GET issues.export_record": Line(f"{issue}/record.json", see),
    }


def register_lines() -> dict[str, Line]:
    """The register of decisions, with one that the State-wide forum has not sent back yet."""
    return {
        "GET decisions.list_all": Line("/decisions/", EVERYBODY),
        "GET decisions.show_decision": Line("/decisions/DEC-1", STATEWIDE),
        "GET statewide.register.forum_decisions": Line("/statewide/spf/decisions/", EVERYBODY),
        "GET strategic.register.forum_decisions": Line("/strategic/slf/decisions/", EVERYBODY),
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


def directive_lines() -> dict[str, Line]:
    """A directive of the leaders that the State-wide forum opened in three networks."""
    one, see = "/directives/{directive}", MEMBERS
    directs = "priya wanda helen marcus rosalind"

    def act(endpoint: str, noun: str, ok: str) -> dict[str, Line]:
        line = Line(f"{one}/{noun}", ok, without(see, ok))
        return {f"GET directives.{endpoint}": line, f"POST directives.{endpoint}": line}

    def forum(tier: str, slug: str, readers: str, drafters: str) -> dict[str, Line]:
        home = f"/{tier}/{slug}/directives/"
        new = Line(f"{home}new", drafters, without(EVERYBODY, drafters))
        listed = Line(home, readers, without(EVERYBODY, readers))
        return {
            f"GET {tier}.directing.list_issued": listed,
            f"GET {tier}.directing.new_directive": new,
            f"POST {tier}.directing.new_directive": new,
        }

    networks = "maddie leanne joel ray peter gwen annika"
    reflect = f"{one}/reflections/1"
    reflecting = f"{networks} priya caitlin wanda shona"
    counted = f"{LEADERS} ray peter annika"
    return {
        **forum("strategic", "slf", LEADERS, directs),
        **forum("statewide", "spf", STATEWIDE, "priya caitlin wanda"),
        "GET directives.list_all": Line("/directives/", EVERYBODY),
        "GET directives.show_directive": Line(one, see),
        "GET directives.show_comparison": Line(f"{one}/comparison", ""),  # it replaces nothing
        "GET directives.reflect": Line(reflect, see),
        "POST directives.reflect": Line(reflect, reflecting, without(see, reflecting)),
        "GET directives.show_receipts": Line(f"{one}/receipts", counted, without(see, counted)),
        "POST directives.receive": Line(f"{one}/receipts", networks, without(see, networks)),
        **act("edit_draft", "draft", directs),
        **act("draft_successor", "successor", directs),
        **act("propose_issue", "issuing", directs),
        **act("confirm_issue", "issuing-confirmations", "helen marcus rosalind"),
        **act("open_reflection", "reflection", "priya caitlin wanda"),
        **act("open_discussions", "discussions", "priya caitlin wanda helen marcus"),
        **act("plan_discussion", "plans", "ray peter annika"),
        **act("feed_back", "feedback", "ray peter annika"),
        **act("gather", "closing", directs),
        **act("synthesise", "synthesis", "lien priya wanda"),
        **act("propose_response", "response", directs),
        **act("confirm_response", "response-confirmations", "helen marcus rosalind"),
        **act("review", "review", directs),
    }


SITE = {
    "GET home.show_home": Line("/", EVERYBODY),
    "GET said.site_said_did": Line("/you-said-we-did", EVERYBODY),
    "GET help.show_help": Line("/help", EVERYBODY),
    "GET insights.show_health": Line("/health/", MEMBERS, "louise colin stranger"),
    "GET insights.download": Line("/health/measures.csv", MEMBERS, "louise colin stranger"),
    "GET notifications.list_all": Line("/notices/", EVERYBODY),
    "GET notifications.open_notice": Line("/notices/999999", ""),
    "POST notifications.read_all": Line("/notices/read", EVERYBODY),
    "POST accounts.sign_out": Line("/sign-out", EVERYBODY),
    "GET site_review.list_found": Line("/review/", "colin", without(EVERYBODY, "colin")),
    "GET site_review.show_item": Line("/review/999999", ""),
    "POST site_review.show_item": Line("/review/999999", ""),
    "GET site_review.look_at_mask": Line("/review/999999/mask", ""),
    "GET site_review.back_to_item": Line("/review/999999/second-look", ""),
    "POST site_review.look_again": Line("/review/999999/second-look", ""),
    "GET accounts.kept_text": Line("/kept/999999", ""),
    "POST accounts.kept_text": Line("/kept/999999", ""),
}
LEADERS_TRIAGE = "priya wanda helen marcus"


def check_lines(tier: str, slug: str, looks_after: str) -> dict[str, Line]:
    """What who looks after a forum sees of the check, and what was held back."""
    home, rest = f"/{tier}/{slug}", without(EVERYBODY, looks_after)

    def inside(path: str) -> Line:
        return Line(f"{home}/screening/{path}", looks_after, rest)

    contacts, trial = inside("contacts"), inside("trial")
    return {
        f"GET {tier}.held.list_held_texts": Line(f"{home}/held/", looks_after, rest),
        f"GET {tier}.held.show_held": Line(f"{home}/held/999999", ""),
        f"POST {tier}.held.show_held": Line(f"{home}/held/999999", ""),
        f"GET {tier}.check.show_counts": inside("counts"),
        f"GET {tier}.check.download_counts": inside("counts.csv"),
        f"GET {tier}.check.contacts": contacts,
        f"POST {tier}.check.contacts": contacts,
        f"POST {tier}.check.remove": Line(f"{home}/screening/contacts/999999/removal", "", rest),
        f"GET {tier}.check.try_here": trial,
        f"POST {tier}.check.try_here": trial,
    }


def site_check_lines() -> dict[str, Line]:
    """The rules of the check and the numbers to ring, which the administrator keeps."""
    rest = without(EVERYBODY, "colin")

    def line(path: str) -> Line:
        return Line(f"/screening/{path}", "colin", rest)

    return {
        "GET check.list_rules": line(""),
        "GET check.change_rule": line("rules/phone"),
        "POST check.change_rule": line("rules/phone"),
        "GET check.show_counts": line("counts"),
        "GET check.download_counts": line("counts.csv"),
        "GET check.try_here": line("trial"),
        "POST check.try_here": line("trial"),
        "GET hotlines.list_hotlines": line("hotlines/"),
        "GET hotlines.correct": line("hotlines/1"),
        "POST hotlines.correct": line("hotlines/1"),
        "POST hotlines.mark_checked": line("hotlines/1/check"),
        "POST hotlines.undo_check": line("hotlines/1/check/undo"),
        "GET hotlines.add": line("hotlines/new"),
        "POST hotlines.add": line("hotlines/new"),
        "GET hotlines.remove": line("hotlines/2/removal"),
        "POST hotlines.remove": line("hotlines/2/removal"),
        "POST hotlines.move": line("hotlines/3/place"),
        "GET explaining.show_how": Line("/help/check", EVERYBODY),
    }


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
    **running_lines("regional", "far-north", "ray", "ray"),
    **running_lines("statewide", "spf", "priya caitlin wanda", "priya caitlin"),
    **running_lines("strategic", "slf", "helen marcus rosalind priya wanda", "helen marcus"),
    **screen_lines("regional", "far-north", "ray"),
    **screen_lines("statewide", "spf", "priya caitlin wanda"),
    **screen_lines("strategic", "slf", "priya wanda helen marcus"),
    **triage_lines("statewide", "spf", NETWORK_TRIAGE),
    **triage_lines("strategic", "slf", LEADERS_TRIAGE),
    **check_lines("regional", "far-north", "ray"),
    **check_lines("statewide", "spf", "priya caitlin wanda"),
    **check_lines("strategic", "slf", "helen marcus priya wanda"),
    **site_check_lines(),
    **issue_lines(),
    **register_lines(),
    **consultation_lines(),
    **directive_lines(),
}
# These are for people who are not signed in, or carry no secret.
PUBLIC = {
    "GET health.answer",
    "GET accounts.sign_in",
    "POST accounts.sign_in",
    "POST accounts.sign_in_as_persona",
    "POST accounts.choose_theme",
    "GET public.public_said_did",
    "GET at_risk.show_at_risk",
    "GET public.robots",
    "GET static",
}


def routes(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
            yield f"{method} {rule.endpoint}"


def test_every_route_has_a_decision(app: Flask) -> None:
    assert set(routes(app)) == set(LINES) | PUBLIC


def decided_on(session: Session, cast: Cast) -> None:
    """Another issue, on which the State-wide forum has decided."""
    issue = acknowledged(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(6))


@pytest.fixture
def places(session: Session, cast: Cast) -> dict[str, object]:
    return places_for(session, cast)


def places_for(session: Session, cast: Cast) -> dict[str, object]:
    """What the addresses above are about."""
    decided_on(session, cast)
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
    directive = at_stage(session, cast, "local_discussion").reference
    session.commit()
    return {
        "issue": issue.reference,
        "thread": source.thread_id,
        "consultation": consultation,
        "directive": directive,
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
