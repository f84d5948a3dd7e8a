"""The brief is completed a version at a time until it is sent."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Stale
from cop.feedback.models import Brief
from cop.feedback.operations import briefs, raising
from cop.feedback.operations.briefs import NEEDED, gaps, latest_brief
from cop.forums.operations import add_member
from tests.cast import NOW, SINCE, Cast
from tests.feedback.journeys import FULL_BRIEF, endorsed, hours, raised, submitted
from tests.feedback.reading import steps


def test_each_saving_is_a_new_version_and_no_step(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    for by, ask in ((cast.maddie, "Second ask."), (cast.ray, "Third ask.")):
        briefs.edit_brief(session, issue, replace(FULL_BRIEF, ask=ask), by=by, now=hours(2))
    versions = session.scalars(select(Brief).order_by(Brief.version)).all()
    assert [(b.version, b.by_id, b.ask) for b in versions[1:]] == [
        (2, cast.maddie.id, "Second ask."),
        (3, cast.ray.id, "Third ask."),
    ]
    assert versions[0].ask == FULL_BRIEF.ask
    assert (len(steps(session, issue)), issue.version) == (1, 1)


def test_urgency_is_of_the_issue(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    briefs.edit_brief(session, issue, replace(FULL_BRIEF, urgent=True), by=cast.ray, now=hours(2))
    assert issue.urgent


def test_who_raised_it_and_who_helps_the_network_write_it(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    allowed = set()
    for person in cast.everybody():
        try:
            briefs.edit_brief(session, issue, FULL_BRIEF, by=person, now=hours(2))
            allowed.add(person.key)
        except Forbidden:
            continue
    assert allowed == {"maddie", "ray"}


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("co_chair", True),
        ("facilitator", True),
        ("backbone", True),
        ("secretariat", True),
        ("lived_experience", True),
        ("member", False),
        ("sponsor", False),
        ("analyst", False),
        ("observer", False),
    ],
)
def test_each_role_of_the_network_helps_or_not(
    session: Session, cast: Cast, role: str, allowed: bool
) -> None:
    issue = raised(session, cast)
    add_member(session, cast.forums.far_north, cast.stranger.id, role, since=SINCE)
    if allowed:
        briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.stranger, now=hours(2))
    else:
        with pytest.raises(Forbidden):
            briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.stranger, now=hours(2))


def test_what_was_sent_is_not_changed(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    with pytest.raises(Forbidden, match="has been sent"):
        briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.ray, now=hours(5))


def test_a_brief_sent_meanwhile_is_stale_rather_than_forbidden(
    session: Session, cast: Cast
) -> None:
    issue = endorsed(session, cast)
    opened = issue.version
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    with pytest.raises(Stale, match="Sent, waiting for a reply"):
        briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.maddie, now=hours(5), version=opened)


def test_of_two_who_write_at_once_the_second_is_told(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    rays = replace(FULL_BRIEF, ask="Two forms.")
    briefs.edit_brief(session, issue, rays, by=cast.ray, now=hours(2), seen=1)
    with pytest.raises(Stale, match="Somebody saved the brief"):
        briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.maddie, now=hours(2), seen=1)
    assert latest_brief(session, issue).by_id == cast.ray.id


@pytest.mark.parametrize("field", ["what_is_happening", "ask", "deidentified"])
def test_what_it_began_with_is_never_taken_out(session: Session, cast: Cast, field: str) -> None:
    issue = raised(session, cast)
    empty: object = False if field == "deidentified" else " "
    with pytest.raises(Invalid) as refusal:
        briefs.edit_brief(
            session,
            issue,
            replace(FULL_BRIEF, **{field: empty}),  # type: ignore[arg-type]
            by=cast.ray,
            now=NOW,
        )
    assert refusal.value.field == field


@pytest.mark.parametrize("field", [f for f in NEEDED if f not in ("what_is_happening", "ask")])
def test_each_gap_is_named_with_what_to_do(session: Session, cast: Cast, field: str) -> None:
    empty = {"severity": None, "acco_consulted": None, "deidentified": False}.get(field, "")
    brief = Brief(
        **{name: getattr(FULL_BRIEF, name) for name in NEEDED} | {field: empty},
    )
    assert gaps(brief) == {field: NEEDED[field]}


def test_a_no_to_having_consulted_is_an_answer(session: Session, cast: Cast) -> None:
    brief = Brief(**{n: getattr(FULL_BRIEF, n) for n in NEEDED} | {"acco_consulted": False})
    assert gaps(brief) == {}


def test_saving_the_same_words_makes_no_version(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    for _ in range(2):
        briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.maddie, now=hours(2))
    assert latest_brief(session, issue).version == 1
