"""Who may do what to a directive, at every stage of it, over the whole cast."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.forums.operations import add_member
from cop.forums.people import Person
from cop.forums.tiers import Role
from cop.guidance import permissions as may
from cop.guidance.cases import case_of
from cop.guidance.models import Directive
from cop.guidance.permissions import Case, visible_directives
from tests.cast import PEOPLE, SINCE, Cast
from tests.guidance.journeys import STAGES, drafted, journey

LEADERS = "priya wanda helen marcus rosalind shona"
NETWORKS = "maddie leanne joel ray peter gwen annika"
STATEWIDE = "ray peter annika priya caitlin wanda shona"
MEMBERS = " ".join(name for name in PEOPLE if name not in ("louise", "colin", "stranger"))
DIRECTS = "helen marcus rosalind priya wanda"
CONCERNED = f"{LEADERS} {NETWORKS} {STATEWIDE}"
OPEN = ("reflection", "local_discussion")
AFTER = STAGES[1:]
Rule = Callable[[Person, Case], object]


def at(stages: tuple[str, ...], who: str) -> dict[str, str]:
    return dict.fromkeys(stages, who)


# Nobody but these, at these stages. What a stage doesn't allow anybody is the table's business in
# states.py, so most of these stand at all stages.
WHO: dict[str, dict[str, str]] = {
    "can_see_directive": at(("draft",), LEADERS) | at(AFTER, MEMBERS),
    "can_read_answers": at(STAGES, f"{CONCERNED} lien"),
    "can_edit_draft": at(STAGES, DIRECTS),
    "can_propose": at(STAGES, DIRECTS),
    "can_confirm": at(STAGES, "helen marcus rosalind"),
    "can_replace": at(STAGES, DIRECTS),
    "can_open_reflection": at(STAGES, "priya caitlin wanda"),
    "can_open_discussions": at(STAGES, "priya caitlin wanda helen marcus"),
    "can_reflect": at(OPEN, f"{NETWORKS} {STATEWIDE}"),
    "can_feed_back": at(STAGES, "ray"),
    "can_gather": at(STAGES, DIRECTS),
    "can_synthesise": at(STAGES, "lien priya wanda"),
    "can_review": at(STAGES, DIRECTS),
    "can_receive": at(AFTER, NETWORKS),
    "can_read_receipt_counts": at(STAGES, LEADERS),
    "can_read_receipts": at(AFTER, f"{LEADERS} ray peter annika"),
}


def rules(cast: Cast) -> dict[str, Rule]:
    """Every rule about a directive, as a question about a person and a case."""
    far_north = cast.forums.far_north.id
    asked: dict[str, Rule] = {name: getattr(may, name) for name in WHO}
    asked["can_feed_back"] = lambda person, case: may.can_feed_back(person, case, far_north)
    return asked


def test_every_rule_about_a_directive_is_in_this_table() -> None:
    assert {name for name in dir(may) if name.startswith("can_")} == set(WHO) | {"can_draft"}


def test_nobody_but_these_at_these_stages(session: Session, cast: Cast) -> None:
    people, asked = cast.everybody(), rules(cast)
    for stage, directive in journey(session, cast):
        case = case_of(session, directive)
        found = {
            name: {person.key for person in people if rule(person, case)}
            for name, rule in asked.items()
        }
        expected = {name: set(table.get(stage, "").split()) for name, table in WHO.items()}
        assert found == expected, stage


def test_the_list_shows_what_the_rule_for_one_shows_at_every_stage(
    session: Session, cast: Cast
) -> None:
    people = cast.everybody()
    for stage, directive in journey(session, cast, drafter_id=cast.gwen.id):
        case = case_of(session, directive)
        for person in people:
            listed = select(Directive.id).where(visible_directives(person))
            seen = directive.id in session.scalars(listed).all()
            assert seen == bool(may.can_see_directive(person, case)), (stage, person.key)


def test_who_is_named_writes_the_draft_and_nothing_else(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast, drafter_id=cast.gwen.id)
    case = case_of(session, directive)
    assert may.can_see_directive(cast.gwen, case)
    assert may.can_edit_draft(cast.gwen, case)
    assert not may.can_propose(cast.gwen, case)
    assert not may.can_confirm(cast.gwen, case)


def test_each_role_of_the_issuing_forum(session: Session, cast: Cast) -> None:
    for role in Role:
        with session.begin_nested() as savepoint:
            add_member(session, cast.forums.leaders, cast.stranger.id, role, since=SINCE)
            stranger, forum = cast.stranger, cast.forums.leaders
            directs = role in {Role.CO_CHAIR, Role.SPONSOR, Role.SECRETARIAT}
            assert bool(may.can_draft(stranger, forum)) == directs, role
            savepoint.rollback()
        session.expire_all()


@pytest.mark.parametrize("state", ["restricted", "archived"])
def test_a_restricted_or_archived_forum_issues_none(
    session: Session, cast: Cast, state: str
) -> None:
    forum = cast.forums.leaders
    if state == "restricted":
        forum.visibility = "restricted"
    else:
        forum.status = "archived"
    session.flush()
    assert not may.can_draft(cast.helen, forum)
