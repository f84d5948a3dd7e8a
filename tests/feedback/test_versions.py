"""Versions of the brief: which went up, what changed, and small counts that stay at home."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid
from cop.feedback.cases import case_of
from cop.feedback.dossier import dossier_of
from cop.feedback.models import BriefSent, Issue
from cop.feedback.operations import briefs, ending, raising
from cop.feedback.versions import changes_between, pieces_between, versions_of
from cop.forums.people import Person
from tests.cast import Cast
from tests.factories import brief
from tests.feedback.journeys import cascaded, endorsed, hours, raised, with_leaders

FEW = brief(evidence="2 families left, and 30 stayed.")


def with_few(session: Session, cast: Cast) -> Issue:
    """An issue whose brief counts two families, ready to send."""
    issue = endorsed(session, cast)
    briefs.edit_brief(session, issue, FEW, by=cast.maddie, now=hours(3.5))
    return issue


def numbers(session: Session, issue: Issue, person: Person) -> list[tuple[int, str | None]]:
    found = versions_of(session, case_of(session, issue, hours(9)), person)
    return [(v.seen.version, v.by) for v in found]


def test_each_forum_s_version_is_kept_with_who_declared_it(session: Session, cast: Cast) -> None:
    issue = with_few(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4), small_counts_read=True)
    (up,) = dossier_of(session, case_of(session, issue, hours(5)), cast.caitlin).went_up
    assert (up.version, up.forum) == (2, cast.forums.statewide.name)
    assert up.declared_by == "Maddie Kovac"


def test_every_visit_has_its_version_also_after_reopening(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    issue.state = "local_check"
    session.flush()
    ending.reopen(session, issue, by=cast.ray, evidence="Still there.", now=hours(14))
    assert len(session.scalars(select(BriefSent)).all()) == 3


def test_its_network_reads_all_versions_others_those_that_went_up(
    session: Session, cast: Cast
) -> None:
    issue = with_few(session, cast)
    assert numbers(session, issue, cast.joel) == [(2, "Maddie Kovac"), (1, "Maddie Kovac")]
    raising.submit(session, issue, by=cast.ray, now=hours(4), small_counts_read=True)
    assert numbers(session, issue, cast.caitlin) == [(2, None)]


def test_small_counts_need_a_yes_before_they_leave_home(session: Session, cast: Cast) -> None:
    issue = with_few(session, cast)
    with pytest.raises(Invalid, match="under five: “2 families”") as refusal:
        raising.submit(session, issue, by=cast.ray, now=hours(4))
    assert (refusal.value.field, issue.state) == ("small_counts", "endorsed")
    raising.submit(session, issue, by=cast.ray, now=hours(4), small_counts_read=True)
    assert issue.state == "submitted"


def test_further_up_nobody_is_asked_again(session: Session, cast: Cast) -> None:
    assert with_leaders(session, cast).holder_id == cast.forums.leaders.id


def test_outside_its_network_small_counts_are_hidden(session: Session, cast: Cast) -> None:
    issue = with_few(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4), small_counts_read=True)
    case = case_of(session, issue, hours(5))
    inside = dossier_of(session, case, cast.maddie).brief
    outside = dossier_of(session, case, cast.caitlin).brief
    joining = dossier_of(session, case, cast.peter).brief
    assert inside is not None
    assert outside is not None
    assert inside.evidence == "2 families left, and 30 stayed."
    assert outside.evidence == "Fewer than five families left, and 30 stayed."
    assert joining == outside


def test_hiding_writes_a_new_version_and_only_once(session: Session, cast: Cast) -> None:
    issue = with_few(session, cast)
    hidden = briefs.hide_counts(session, issue, by=cast.ray, now=hours(3.6))
    assert (hidden.version, hidden.evidence) == (
        3,
        "Fewer than five families left, and 30 stayed.",
    )
    assert briefs.hide_counts(session, issue, by=cast.ray, now=hours(3.7)).version == 3
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    with pytest.raises(Forbidden):
        briefs.hide_counts(session, issue, by=cast.ray, now=hours(5))


def test_saving_is_never_refused_for_a_small_count(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    saved = briefs.edit_brief(session, issue, FEW, by=cast.ray, now=hours(2))
    assert saved.version == 2


def test_what_changed_is_said_part_by_part_and_word_by_word(session: Session, cast: Cast) -> None:
    issue = with_few(session, cast)
    newer, older = versions_of(session, case_of(session, issue, hours(4)), cast.joel)
    changes = changes_between(older.seen, newer.seen)
    assert "How we know" in [change.title for change in changes]
    severity = next(c for c in changes if c.title == "How serious it is")
    assert any(piece.kind == "added" for piece in severity.pieces)
    assert changes_between(newer.seen, newer.seen) == []


def test_pieces() -> None:
    found = pieces_between("We wait two weeks for help.", "We wait six weeks for any help.")
    assert [(p.kind, p.text) for p in found] == [
        ("same", "We wait "),
        ("removed", "two "),
        ("added", "six "),
        ("same", "weeks for "),
        ("added", "any "),
        ("same", "help."),
    ]


WORDS = st.lists(st.sampled_from(["a", "b ", "\n", "word ", "é", "<ins>", " "]), max_size=40)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_the_pieces(one: list[str], other: list[str]) -> None:
    before, after = "".join(one), "".join(other)
    pieces = pieces_between(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after


@pytest.mark.parametrize("unit", ["a ", "a b ", "x", "a. "])
def test_long_texts_are_compared_in_no_time(unit: str) -> None:
    before, after = (unit * 4000)[:4000], ("b" + unit * 4000)[:4000]
    began = time.process_time()
    pieces_between(before, after)
    assert time.process_time() - began < 2
