"""Each raising network says whether the answer worked, and may change its mind until it closes."""

from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Cascade, Issue, LocalCheck
from cop.feedback.operations import answering, checking
from cop.feedback.states import Closure, Outcome, Verdict
from tests.cast import Cast
from tests.feedback.journeys import cascaded, checked, decided, hours, in_days, joined
from tests.feedback.reading import last_step, steps, taken_back, waiting

VERDICTS = list(Verdict)
GOOD = [Verdict.FIXED, Verdict.PARTLY]


def say(session: Session, cast: Cast, issue: Issue, verdict: Verdict, at: float = 12) -> LocalCheck:
    return checking.file_verdict(
        session,
        issue,
        cast.forums.far_north,
        by=cast.ray,
        verdict=verdict,
        note="As seen.",
        now=hours(at),
    )


def say_both(session: Session, cast: Cast, issue: Issue, first: Verdict, second: Verdict) -> None:
    say(session, cast, issue, first)
    checking.file_verdict(
        session,
        issue,
        cast.forums.limestone_coast,
        by=cast.peter,
        verdict=second,
        note="As seen.",
        now=hours(12),
    )


def verdicts(session: Session, issue: Issue) -> dict[int, Verdict]:
    return checking.current_verdicts(session, answering.decision_of(session, issue))


def test_the_first_verdict_begins_the_check(session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    for verdict in VERDICTS:
        with taken_back(session):
            check = say(session, cast, issue, verdict)
            step = last_step(session, issue)
            assert (step.action, step.by_id, step.role) == ("ask", cast.ray.id, "facilitator")
            assert (issue.state, issue.closure) == ("local_check", None)
            assert (check.number, check.verdict, check.at) == (1, verdict, hours(12))


def test_the_last_verdict_of_a_network_counts_and_the_earlier_ones_stay(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    for at, verdict in enumerate([Verdict.NO, Verdict.WORSE, Verdict.PARTLY], start=12):
        say(session, cast, issue, verdict, at)
    assert verdicts(session, issue) == {cast.forums.far_north.id: Verdict.PARTLY}
    assert len(session.scalars(select(LocalCheck)).all()) == 3
    assert [step.action for step in steps(session, issue)].count("ask") == 1


def test_it_closes_by_itself_once_every_network_says_that_it_worked(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    for first, second in product(GOOD, GOOD):
        with taken_back(session):
            say_both(session, cast, issue, first, second)
            step = last_step(session, issue)
            assert (issue.state, issue.closure) == ("closed", Closure.CONFIRMED)
            assert (step.action, step.by_id, step.facts) == (
                "close",
                None,
                {"closure": "confirmed"},
            )


def test_it_stays_open_while_a_network_says_anything_else(session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    for first, second in product(VERDICTS, set(VERDICTS) - set(GOOD)):
        with taken_back(session):
            say_both(session, cast, issue, first, second)
            assert issue.state == "local_check", (first, second)


def test_a_verdict_that_turns_good_closes_it(session: Session, cast: Cast) -> None:
    issue = checked(session, cast, Verdict.NO, Verdict.FIXED)
    say(session, cast, issue, Verdict.PARTLY, 13)
    assert (issue.state, issue.closure) == ("closed", Closure.CONFIRMED)


def test_no_verdict_is_filed_once_it_is_closed(session: Session, cast: Cast) -> None:
    issue = checked(session, cast, Verdict.FIXED, Verdict.FIXED)
    with pytest.raises(Unlawful, match="until it is closed"):
        say(session, cast, issue, Verdict.NO, 13)


def test_no_verdict_is_filed_before_the_answer(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    with pytest.raises(Unlawful, match="from the answer on"):
        say(session, cast, issue, Verdict.FIXED)


@pytest.mark.parametrize("verdict", [Verdict.NO, Verdict.WORSE])
def test_a_no_says_what_is_still_in_the_way(session: Session, cast: Cast, verdict: Verdict) -> None:
    issue = cascaded(session, cast)
    with pytest.raises(Invalid) as refusal:
        checking.file_verdict(
            session,
            issue,
            cast.forums.far_north,
            by=cast.ray,
            verdict=verdict,
            note="  ",
            now=hours(12),
        )
    assert refusal.value.field == "note"


@pytest.mark.parametrize(
    ("outcome", "more"),
    [(Outcome.NOT_AGREED, {"due_on": None}), (Outcome.DEFERRED, {"deferred_to": in_days(30)})],
)
def test_what_promised_nothing_is_not_checked(
    session: Session, cast: Cast, outcome: Outcome, more: dict[str, object]
) -> None:
    issue = cascaded(session, cast, outcome, **more)
    with pytest.raises(Unlawful, match="nothing to check"):
        say(session, cast, issue, Verdict.NO)
    assert issue.state == "cascaded"


def test_only_the_convenor_of_a_network_answers_for_it(session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    for person in cast.everybody():
        if person.key != "ray":
            with pytest.raises(Forbidden):
                checking.file_verdict(
                    session,
                    issue,
                    cast.forums.far_north,
                    by=person,
                    verdict=Verdict.FIXED,
                    now=hours(12),
                )


def test_nobody_answers_for_a_network_that_did_not_raise_it(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    with pytest.raises(Forbidden):
        checking.file_verdict(
            session,
            issue,
            cast.forums.eyre_western,
            by=cast.annika,
            verdict=Verdict.FIXED,
            now=hours(12),
        )


def test_too_early_before_the_asking_plans_nothing_of_its_own(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    say(session, cast, issue, Verdict.TOO_EARLY)
    assert waiting(session, "ask_again") == []
    assert session.scalars(select(Cascade.asked_at)).one() is None
