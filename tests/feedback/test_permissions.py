"""Who may do what to an issue, at every stage of its journey, over the whole cast."""

from collections.abc import Callable, Mapping
from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback import permissions as may
from cop.feedback.cases import case_of
from cop.feedback.models import Issue
from cop.feedback.permissions import Case, visible_issues
from cop.forums.models import Forum
from cop.forums.operations import add_member
from cop.forums.people import Person
from cop.forums.tiers import Role
from cop.site.operations import mark
from tests.cast import PEOPLE, SINCE, TODAY, Cast
from tests.feedback.journeys import hours
from tests.feedback.stages import STAGES, journey

Table = Mapping[str, str]


def at(stages: str, who: str) -> dict[str, str]:
    return dict.fromkeys(stages.split(), who)


UNSENT = "raised endorsed"
STATEWIDE = "submitted acknowledged referred"
LEADERS = "with_leaders decided cascaded local_check"
NETWORK = "maddie leanne joel ray"
BELOW = "ray peter annika priya caitlin wanda shona"
ABOVE = "helen marcus rosalind"
MEMBERS = f"{NETWORK} {BELOW} {ABOVE} gwen lien"

# Nobody but these, at these stages; a stage that isn't named is nobody's. What a stage doesn't
# allow anybody is the table's business in states.py, so some of these stand at all stages.
WHO: dict[str, Table] = {
    "can_see_issue": at(UNSENT, NETWORK)
    | at(f"{STATEWIDE} with_leaders decided", MEMBERS)
    | at("cascaded local_check closed reopened", f"{MEMBERS} louise"),
    "can_read_brief": at(UNSENT, NETWORK)
    | at(STATEWIDE, f"{NETWORK} {BELOW}")
    | at(f"{LEADERS} closed reopened", f"{NETWORK} {BELOW} {ABOVE}"),
    "can_read_deliberation": at(f"{STATEWIDE} reopened", BELOW)
    | at(f"{LEADERS} closed", f"priya wanda shona {ABOVE}"),
    "can_endorse": at(f"{UNSENT} {STATEWIDE} with_leaders reopened", NETWORK),
    "can_edit_brief": at(UNSENT, "maddie ray"),
    "can_endorse_alone": dict.fromkeys(STAGES, "ray"),
    "can_submit": dict.fromkeys(STAGES, "ray") | at("referred", "priya wanda caitlin"),
    "can_join": at(f"{STATEWIDE} with_leaders reopened", "peter"),
    # Priya sent it to the leaders and Ray sent it back, so neither looks after those legs.
    "can_acknowledge": at(f"{STATEWIDE} reopened", "priya caitlin wanda")
    | at(LEADERS, "helen marcus wanda"),
    "can_divert": at(UNSENT, "ray"),
    "can_act_locally": at(UNSENT, "ray"),
    # Here it is Leanne who tries it.
    "can_mark_issue": at(UNSENT, "maddie ray")
    | at(f"{STATEWIDE}", "maddie ray priya caitlin")
    | at(f"{LEADERS} closed reopened", "maddie ray priya caitlin helen marcus"),
    "can_close_locally": at(UNSENT, "leanne ray"),
    "can_answer_question": dict.fromkeys(STAGES, "ray")
    | at(f"{STATEWIDE} reopened", "ray priya caitlin wanda")
    | at(LEADERS, "ray helen marcus wanda"),
    "can_appeal": dict.fromkeys(STAGES, "ray"),
    "can_object": dict.fromkeys(STAGES, "ray"),
    "can_learn": dict.fromkeys(STAGES, "ray"),
    "can_withdraw": dict.fromkeys(STAGES, "maddie ray"),
    "can_clarify": at(f"{STATEWIDE} reopened", "priya caitlin wanda")
    | at(LEADERS, "helen marcus wanda"),
    "can_hand_over": at(f"{STATEWIDE} reopened", "priya caitlin wanda")
    | at(LEADERS, "helen marcus wanda"),
    "can_pause_leg": at(f"{STATEWIDE} reopened", "priya caitlin wanda")
    | at(LEADERS, "helen marcus wanda"),
    "can_return": at(f"{STATEWIDE} reopened", "priya caitlin") | at(LEADERS, "helen marcus"),
    "can_merge": at(f"{STATEWIDE} reopened", "priya caitlin wanda")
    | at(LEADERS, "helen marcus wanda"),
    "can_refer": at(f"{STATEWIDE} reopened", "caitlin"),
    "can_propose": at(f"{STATEWIDE} reopened", "priya caitlin wanda")
    | at(f"{LEADERS} closed", "helen marcus wanda priya"),
    "can_confirm": at(f"{STATEWIDE} reopened", "priya caitlin")
    | at(f"{LEADERS} closed", "helen marcus"),
    "can_cascade": at(f"{STATEWIDE} {LEADERS} closed reopened", "priya wanda"),
    "can_start_action": at("decided cascaded local_check closed reopened", "caitlin"),
    "can_file_verdict": dict.fromkeys(STAGES, "ray"),
    "can_reopen": dict.fromkeys(STAGES, "ray"),
}

Rule = Callable[[Person, Case], object]


def rules(cast: Cast) -> dict[str, Rule]:
    """Every rule about an issue, as a question about a person and a case."""
    limestone, far_north = cast.forums.limestone_coast.id, cast.forums.far_north.id
    asked: dict[str, Rule] = {name: getattr(may, name) for name in WHO}
    asked["can_close_locally"] = lambda p, c: may.can_close_locally(p, c, cast.leanne.id)
    asked["can_join"] = lambda p, c: may.can_join(p, c, limestone)
    asked["can_file_verdict"] = lambda p, c: may.can_file_verdict(p, c, far_north)
    return asked


def test_every_rule_about_an_issue_is_in_this_table() -> None:
    of_a_forum = {"can_raise", "can_triage", "can_pause_forum"}
    assert {name for name in dir(may) if name.startswith("can_")} == set(WHO) | of_a_forum


def test_nobody_but_these_at_these_stages(session: Session, cast: Cast) -> None:
    people, asked = cast.everybody(), rules(cast)
    for stage, issue in journey(session, cast):
        case = case_of(session, issue, hours(24))
        found = {
            name: {person.key for person in people if rule(person, case)}
            for name, rule in asked.items()
        }
        assert found == {name: set(table.get(stage, "").split()) for name, table in WHO.items()}, (
            stage
        )


def test_the_list_shows_what_the_rule_for_one_shows_at_every_stage(
    session: Session, cast: Cast
) -> None:
    people = cast.everybody()
    for stage, issue in journey(session, cast):
        for restricted, withheld in product((False, True), repeat=2):
            issue.restricted, issue.withheld = restricted, withheld
            session.flush()
            case = case_of(session, issue, hours(24))
            for person in people:
                listed = lists(session, person, issue)
                assert listed == bool(may.can_see_issue(person, case)), (stage, person.key)
        issue.restricted = issue.withheld = False


def test_what_is_withheld_exists_for_no_guest_whatever_became_of_it(
    session: Session, cast: Cast
) -> None:
    guests = [person for person in cast.everybody() if not person.is_member]
    assert "louise" in {guest.key for guest in guests}
    for stage, issue in journey(session, cast):
        mark(session, issue, "OFFICIAL: Sensitive // Personal privacy")
        case = case_of(session, issue, hours(24))
        assert not any(may.can_see_issue(guest, case) for guest in guests), stage
        mark(session, issue, "")


def lists(session: Session, person: Person, issue: Issue) -> bool:
    found = select(Issue.id).where(Issue.id == issue.id, visible_issues(person))
    return session.scalar(found) is not None


def test_an_issue_of_a_restricted_forum_exists_for_raising_and_visited_forums_only(
    session: Session, cast: Cast
) -> None:
    for stage, issue in journey(session, cast):
        issue.restricted = True
        case = case_of(session, issue, hours(24))
        seen = {p.key for p in cast.everybody() if may.can_see_issue(p, case)}
        sent, above = stage not in UNSENT.split(), stage not in f"{UNSENT} {STATEWIDE}".split()
        expected = f"{NETWORK} {BELOW if sent else ''} {ABOVE if above else ''}"
        assert seen == set(expected.split()), stage
        issue.restricted = False


def test_nobody_joins_a_restricted_issue(session: Session, cast: Cast) -> None:
    for _, issue in journey(session, cast):
        issue.restricted = True
        case = case_of(session, issue, hours(24))
        assert not may.can_join(cast.peter, case, cast.forums.limestone_coast.id)
        assert not may.can_read_brief(cast.gwen, case)
        issue.restricted = False


@pytest.mark.parametrize("role", Role)
def test_each_role_in_the_forum_that_has_it(session: Session, cast: Cast, role: Role) -> None:
    """The stranger takes a seat state-wide: what that seat alone lets them do."""
    add_member(session, cast.forums.statewide, cast.stranger.id, role, since=SINCE)
    stranger = cast.stranger
    runs_it = role in {Role.FACILITATOR, Role.CO_CHAIR, Role.SECRETARIAT}
    reads = role not in {Role.ANALYST, Role.OBSERVER}
    decides = role in {Role.FACILITATOR, Role.CO_CHAIR}
    for stage, issue in journey(session, cast):
        if stage not in STATEWIDE.split():
            continue
        case = case_of(session, issue, hours(24))
        assert {
            "can_see_issue": bool(may.can_see_issue(stranger, case)),
            "can_read_brief": bool(may.can_read_brief(stranger, case)),
            "can_read_deliberation": bool(may.can_read_deliberation(stranger, case)),
            "can_acknowledge": bool(may.can_acknowledge(stranger, case)),
            "can_merge": bool(may.can_merge(stranger, case)),
            "can_refer": bool(may.can_refer(stranger, case)),
            "can_propose": bool(may.can_propose(stranger, case)),
            "can_confirm": bool(may.can_confirm(stranger, case)),
            "can_cascade": bool(may.can_cascade(stranger, case)),
        } == {
            "can_see_issue": role is not Role.OBSERVER,
            "can_read_brief": reads,
            "can_read_deliberation": reads,
            "can_acknowledge": runs_it,
            "can_merge": runs_it,
            "can_refer": role is Role.CO_CHAIR,
            "can_propose": runs_it,
            "can_confirm": decides,
            "can_cascade": role in {Role.FACILITATOR, Role.SECRETARIAT},
        }, stage


@pytest.mark.parametrize("role", Role)
def test_the_rule_set_names_who_decides(session: Session, cast: Cast, role: Role) -> None:
    add_member(session, cast.forums.leaders, cast.stranger.id, role, since=SINCE)
    issue = next(issue for stage, issue in journey(session, cast) if stage == "with_leaders")
    case = case_of(session, issue, hours(24))
    assert bool(may.can_confirm(cast.stranger, case)) == (role is Role.CO_CHAIR)


def test_who_sent_a_leg_never_looks_after_it_whatever_seat_they_hold(
    session: Session, cast: Cast
) -> None:
    for role in ("facilitator", "co_chair"):
        add_member(session, cast.forums.statewide, cast.ray.id, role, since=SINCE)
    add_member(session, cast.forums.leaders, cast.priya.id, "co_chair", since=SINCE)
    for stage, issue in journey(session, cast):
        case = case_of(session, issue, hours(24))
        for rule in (may.can_acknowledge, may.can_merge, may.can_refer):
            if stage in f"{STATEWIDE} reopened".split():
                assert not rule(cast.ray, case), stage
            if stage in LEADERS.split():
                assert not rule(cast.priya, case), stage
        if stage == "decided":
            break


def test_a_seat_that_has_ended_allows_nothing(session: Session, cast: Cast) -> None:
    add_member(
        session, cast.forums.far_north, cast.stranger.id, "facilitator", since=SINCE, until=SINCE
    )
    assert TODAY > SINCE
    for _, issue in journey(session, cast):
        assert not may.can_see_issue(cast.stranger, case_of(session, issue, hours(24)))


RAISERS = {
    "far_north": NETWORK,
    "limestone_coast": "peter gwen",
    "cultural_practice": "leanne",
    "statewide": "ray peter annika priya caitlin shona",
    "leaders": "",
}
TRIAGE = {
    "far_north": "ray",
    "statewide": "priya caitlin wanda",
    "leaders": "priya wanda helen marcus",
}


@pytest.mark.parametrize(
    ("rule", "name", "who"),
    [(may.can_raise, name, who) for name, who in RAISERS.items()]
    + [(may.can_triage, name, who) for name, who in TRIAGE.items()],
)
def test_who_raises_in_a_forum_and_who_works_on_its_inbox(
    cast: Cast, rule: Callable[[Person, Forum], object], name: str, who: str
) -> None:
    forum = getattr(cast.forums, name)
    assert {person.key for person in cast.everybody() if rule(person, forum)} == set(who.split())


def test_every_refusal_says_why_in_a_sentence(session: Session, cast: Cast) -> None:
    people, asked = cast.everybody(), rules(cast)
    for _, issue in journey(session, cast):
        case = case_of(session, issue, hours(24))
        verdicts = [rule(person, case) for person in people for rule in asked.values()]
        reasons = {str(getattr(v, "reason", "")) for v in verdicts if not v}
        assert all(reason[0].isupper() and reason.endswith(".") for reason in reasons)


def test_the_cast_of_this_table_is_the_whole_cast() -> None:
    assert set(f"{MEMBERS} louise colin stranger".split()) == set(PEOPLE)
