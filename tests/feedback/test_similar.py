"""Issues that sound like a text: found by what a person may read, at a bounded cost."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.orm import Session

from cop.demo.issues import brief_text
from cop.demo.reader import read_demo
from cop.feedback.cases import case_of
from cop.feedback.models import Issue, IssueTerm
from cop.feedback.operations import answering, briefs, deciding, handling, raising
from cop.feedback.permissions import can_read_brief, readable_briefs
from cop.feedback.similar import NEWEST, similar_issues
from cop.feedback.states import State
from cop.feedback.terms import stem, terms_of
from cop.forums.people import Person
from tests.cast import Cast
from tests.counting import Statements
from tests.databases import POSTGRESQL
from tests.factories import add_thread, brief, raise_issue, submit_issue
from tests.feedback import journeys
from tests.feedback.crowds import add_issues_like
from tests.feedback.journeys import draft, hours
from tests.feedback.stages import journey

ABOUT_TRAVEL = "Families travel four hours to a first appointment, and nobody pays"
SECRET = "wombat marsupial"


def found(session: Session, person: Person, said: str, exclude: Sequence[int] = ()) -> list[str]:
    lines = similar_issues(session, said, person=person, limit=5, exclude=exclude)
    return [line.reference for line in lines]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("forms", "form"),
        ("agencies", "agency"),
        ("stopped", "stopping"),
        ("services", "service"),
        ("crossing", "crossed"),
        ("houses", "housing"),
        ("passes", "pass"),
    ],
)
def test_words_are_cut_back_to_what_they_share(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_terms_are_words_that_tell_something_each_once_in_their_order() -> None:
    said = "The network’s Referral FORM asks families again; 2 forms, one referral."
    assert terms_of(said) == ["referral", "form"]
    assert terms_of(said, most=1) == ["referral"]
    assert terms_of("", "…", "42 & 7") == []


def test_what_was_raised_is_found_by_its_words(session: Session, cast: Cast) -> None:
    issue = submit_issue(cast)
    assert found(session, cast.gwen, ABOUT_TRAVEL) == [issue.reference]
    assert found(session, cast.gwen, "After-hours interpreters by telephone") == []
    assert found(session, cast.gwen, ABOUT_TRAVEL, exclude=[issue.id]) == []
    assert found(session, cast.gwen, "of the and") == []


def test_a_new_version_of_the_brief_is_found_by_its_new_words_alone(
    session: Session, cast: Cast
) -> None:
    issue = raise_issue(cast)
    changed = brief(ask="Lend telephones to outreach teams.", what_is_happening="No telephones.")
    briefs.edit_brief(session, issue, changed, by=cast.ray, now=hours(1))
    assert found(session, cast.ray, "Lend outreach teams telephones") == [issue.reference]
    kept = session.scalars(select(IssueTerm.term).where(IssueTerm.issue_id == issue.id)).all()
    assert "pay" not in kept


def test_before_it_is_sent_only_its_own_network_finds_it(session: Session, cast: Cast) -> None:
    issue = raise_issue(cast)
    for person in cast.everybody():
        expected = [issue.reference] if person.key in ("maddie", "leanne", "joel", "ray") else []
        assert found(session, person, ABOUT_TRAVEL) == expected, person.key


def test_words_of_the_brief_alone_find_it_for_its_readers_alone(
    session: Session, cast: Cast
) -> None:
    issue = submit_issue(cast, what_is_happening=SECRET, evidence=SECRET, impact=SECRET)
    said = f"{SECRET} travel first appointment"
    with_it, without = {}, {}
    for person in cast.everybody():
        for told, asked in ((with_it, said), (without, said.removeprefix(SECRET))):
            lines = similar_issues(session, asked, person=person)
            told[person.key] = [(line.reference, line.score) for line in lines]
    case = case_of(session, issue, hours(9))
    readers = {p.key for p in cast.everybody() if can_read_brief(p, case)}
    assert {"peter", "caitlin", "ray"} <= readers
    assert "gwen" not in readers
    # The rarity of words is told by cards alone, so the score itself says nothing either.
    rises = {key for key in with_it if with_it[key] != without[key]}
    assert rises == readers
    assert found(session, cast.gwen, SECRET) == []
    assert [issue.reference] == found(session, cast.peter, f"{SECRET} travel")


def test_an_issue_of_a_restricted_forum_is_found_by_its_own_people_only(
    session: Session, cast: Cast
) -> None:
    issue = submit_issue(cast)
    issue.restricted = True
    session.flush()
    finders = {p.key for p in cast.everybody() if found(session, p, ABOUT_TRAVEL)}
    assert "gwen" not in finders
    assert "helen" not in finders
    assert {"maddie", "priya"} <= finders


def test_the_clause_says_what_the_rule_for_one_says_at_every_stage(
    session: Session, cast: Cast
) -> None:
    people = cast.everybody()
    for stage, issue in journey(session, cast):
        for restricted in (False, True):
            issue.restricted = restricted
            session.flush()
            case = case_of(session, issue, hours(24))
            for person in people:
                clause = select(Issue.id).where(Issue.id == issue.id, readable_briefs(person))
                listed = session.scalar(clause) is not None
                assert listed == bool(can_read_brief(person, case)), (stage, person.key)
        issue.restricted = False


def test_what_was_taken_off_or_withdrawn_is_not_shown(session: Session, cast: Cast) -> None:
    issue = submit_issue(cast)
    for state in (State.DIVERTED, State.WITHDRAWN):
        issue.state = state  # no operation takes it there yet
        session.flush()
        assert found(session, cast.ray, ABOUT_TRAVEL) == []


def test_an_answer_is_told_once_it_was_sent(session: Session, cast: Cast) -> None:
    issue = journeys.with_leaders(session, cast)
    said = "Families tell their story on four forms: one short form please"
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    proposal = deciding.latest_proposal(session, issue)
    assert proposal
    deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
    (line,) = similar_issues(session, said, person=cast.helen)
    assert (line.answer, line.words, line.networks) == ("", "Decided", 1)
    answering.cascade(session, issue, by=cast.priya, answer="Partly.", now=hours(11))
    (line,) = similar_issues(session, said, person=cast.gwen)
    assert (line.answer, line.words, line.goes_on_as) == (
        "Yes, with changes",
        "Answered",
        issue.reference,
    )
    assert line.answered_at == hours(10)


def test_a_merged_issue_leads_to_the_one_it_is_part_of(session: Session, cast: Cast) -> None:
    parent = journeys.acknowledged(session, cast)
    child = journeys.let_through(
        session, cast, cast.forums.limestone_coast, raised_by=cast.gwen, by=cast.peter
    )
    handling.merge(session, child, parent, by=cast.priya, reason="The same.", now=hours(30))
    said = "They tell the story over and over: one short form, please"
    lines = similar_issues(session, said, person=cast.priya, exclude=[parent.id])
    assert [(line.reference, line.goes_on_as) for line in lines] == [
        (child.reference, parent.reference)
    ]
    assert lines[0].words == f"Part of {parent.reference} now"


def test_the_demo_s_three_issues_about_referral_find_each_other(
    session: Session, cast: Cast
) -> None:
    """Among everything that the demo's networks raised, before anybody merged them."""
    issues = {}
    for entry in read_demo("sa").issues:
        text_of = replace(brief_text(entry.brief), deidentified=True)
        issues[entry.reference] = (
            raising.raise_issue(
                session,
                cast.forums.far_north,
                add_thread(session, cast.forums.far_north, cast.maddie, title=entry.title),
                by=cast.maddie,
                brief=text_of,
                now=hours(1),
            ),
            f"{entry.title}\n{text_of.ask}\n{text_of.what_is_happening}\n{text_of.evidence}",
        )
    by_own = {issue.reference: key for key, (issue, _) in issues.items()}
    alike = {"ISS-106", "ISS-107", "ISS-108"}
    for key in alike:
        issue, said = issues[key]
        near = [by_own[ref] for ref in found(session, cast.ray, said, exclude=[issue.id])]
        assert alike - {key} <= set(near[:4]), (key, near)
    prompt = found(session, cast.maddie, "Referral form does not work without a connection")
    assert [by_own[ref] for ref in prompt][:1] == ["ISS-106"]


def test_it_costs_two_statements_with_three_issues_and_with_three_hundred(
    session: Session, cast: Cast, statements: Statements
) -> None:
    issue, gwen = submit_issue(cast), cast.gwen
    add_issues_like(session, issue, 2)
    with statements() as few:
        similar_issues(session, ABOUT_TRAVEL, person=gwen)
    add_issues_like(session, issue, 297)
    crowd(session, issue)
    with statements() as many:
        lines = similar_issues(session, ABOUT_TRAVEL, person=gwen)
    assert len(lines) == 5
    assert few.number == many.number == 2


def crowd(session: Session, issue: Issue) -> None:
    """Give every issue the words of this one."""
    words = session.execute(
        select(IssueTerm.part, IssueTerm.term, IssueTerm.weight).where(
            IssueTerm.issue_id == issue.id
        )
    ).all()
    others = session.scalars(select(Issue.id).where(Issue.id != issue.id)).all()
    rows = [
        {"part": part, "term": term, "issue_id": other, "weight": weight}
        for other in others
        for part, term, weight in words
    ]
    session.execute(insert(IssueTerm), rows)


def test_of_a_word_that_all_use_the_newest_are_looked_at_and_nothing_is_scanned(
    session: Session, cast: Cast
) -> None:
    issue = submit_issue(cast)
    add_issues_like(session, issue, NEWEST + 60)
    crowd(session, issue)
    lines = similar_issues(session, ABOUT_TRAVEL, person=cast.gwen, limit=NEWEST + 60)
    assert len(lines) == NEWEST
    assert issue.reference not in {line.reference for line in lines}
    plans = "\n".join(plans_of(session, cast.gwen))
    assert "issue_term" in plans.lower()
    for scan in ("SCAN issue_term", "SCAN issue\n", "Seq Scan on issue_term"):
        assert scan not in plans, plans


def plans_of(session: Session, person: Person) -> list[str]:
    """How the database would find what is alike: each statement’s plan, line by line."""
    sent: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, sql: str, values: object, *_: object) -> None:
        sent.append((sql, values))

    connection = session.connection()
    if POSTGRESQL:
        connection.execute(text("ANALYZE"))
    event.listen(connection, "before_cursor_execute", note)
    similar_issues(session, ABOUT_TRAVEL, person=person)
    event.remove(connection, "before_cursor_execute", note)
    how = "EXPLAIN " if POSTGRESQL else "EXPLAIN QUERY PLAN "
    return [
        str(row[-1]) + "\n"
        for sql, values in sent
        if "issue_term" in sql
        for row in connection.exec_driver_sql(how + sql, values).all()  # type: ignore[call-overload]
    ]
