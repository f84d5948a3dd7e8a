"""Single measures at their edges: what counts, what doesn't, and from which day."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import raising
from cop.feedback.states import Outcome, Verdict
from cop.forums.communities import belong
from cop.forums.working_days import moment_on
from cop.insights.figures import Rate, spread_of
from cop.insights.lines import Line
from cop.threads.caring import Care, limit
from cop.threads.operations import post_answer, start_thread
from cop.threads.queries import last_words
from tests.cast import NOW, TIMEZONE, Cast
from tests.feedback import journeys
from tests.feedback.reading import leg, let_time_pass
from tests.insights.comparing import count_afresh, health_for


def lines(session: Session, at: object = NOW) -> dict[str, Line]:
    count_afresh(session, at)  # type: ignore[arg-type]
    return {line.key: line for line in health_for(session, at, period="all").lines}  # type: ignore[arg-type]


def test_an_empty_site_says_so_and_never_a_percentage_of_nothing(
    session: Session, cast: Cast
) -> None:
    found = lines(session)
    assert {line.counted for line in found.values()} == {"none"}
    assert not any("%" in line.value or "0 of 0" in line.sentence for line in found.values())
    health = health_for(session, NOW)
    assert (health.raised, list(health.funnel), health.open) == (0, [], 0)


def test_a_date_counts_from_the_day_after_it(session: Session, cast: Cast) -> None:
    issue = journeys.submitted(session, cast)
    due = leg(session, issue).acknowledge_by
    on_the_day, after = moment_on(due, TIMEZONE), moment_on(due + timedelta(days=1), TIMEZONE)
    assert lines(session, on_the_day)["acknowledged"].counted == "none"
    assert lines(session, after)["acknowledged"].counted == "0 of 1"


def test_an_early_answer_counts_when_its_date_has_passed(session: Session, cast: Cast) -> None:
    issue = journeys.acknowledged(session, cast)
    due = leg(session, issue).acknowledge_by
    assert lines(session)["acknowledged"].counted == "none"
    after = moment_on(due + timedelta(days=1), TIMEZONE)
    assert lines(session, after)["acknowledged"].counted == "1 of 1"
    assert lines(session, after)["days-ack-days"].counted == "1"


@pytest.mark.parametrize("outcome", [Outcome.NOT_AGREED, Outcome.DEFERRED])
def test_a_no_asks_nobody(session: Session, cast: Cast, outcome: Outcome) -> None:
    later = {"deferred_to": journeys.in_days(200)} if outcome is Outcome.DEFERRED else {}
    journeys.cascaded(session, cast, outcome, **later)
    much_later = NOW + timedelta(days=150)
    let_time_pass(session, much_later)
    found = lines(session, much_later)
    assert (found["closure"].counted, found["fixed"].counted) == ("none", "none")
    assert found["sent-back"].counted == "1 of 1"


def test_silence_at_the_check_is_not_fixed(session: Session, cast: Cast) -> None:
    issue = journeys.cascaded(session, cast)
    much_later = NOW + timedelta(days=200)
    let_time_pass(session, much_later)
    assert issue.closure == "unconfirmed"
    found = lines(session, much_later)
    assert (found["closure"].counted, found["fixed"].counted) == ("0 of 1", "none")


def test_too_early_is_no_answer_yet(session: Session, cast: Cast) -> None:
    journeys.checked(session, cast, Verdict.FIXED, Verdict.TOO_EARLY)
    much_later = NOW + timedelta(days=250)
    let_time_pass(session, much_later)
    found = lines(session, much_later)
    assert (found["closure"].counted, found["fixed"].counted) == ("0 of 1", "1 of 1")


def test_partly_stands_beside_fixed(session: Session, cast: Cast) -> None:
    journeys.checked(session, cast, Verdict.FIXED, Verdict.PARTLY)
    found = lines(session)
    assert found["fixed"].counted == found["partly"].counted == "1 of 2"
    assert found["closure"].counted == "1 of 1"
    assert found["fixed"].value == "1 of 2", "no percentage of so few"


def test_issues_of_restricted_forums_are_in_nobody_s_totals(session: Session, cast: Cast) -> None:
    issue = journeys.submitted(session, cast)
    issue.restricted = True
    later = NOW + timedelta(days=30)
    count_afresh(session, later)
    for person in (None, cast.caitlin, cast.helen, cast.lien):
        health = health_for(session, later, person)
        assert (health.raised, health.open) == (0, 0)
    assert health_for(session, later, cast.maddie).raised == 1
    assert health_for(session, later, cast.annika, show="spf").open == 0


def test_a_network_is_silent_after_two_quarters(session: Session, cast: Cast) -> None:
    journeys.submitted(session, cast)
    for days, silent in ((181, False), (184, True)):
        later = NOW + timedelta(days=days)
        count_afresh(session, later)
        names = {quiet.place.key for quiet in health_for(session, later).quiet}
        assert ("cfsn-far-north" in names) is silent
        assert "cfsn-limestone-coast" in names
        assert "slf" not in names, "it has nobody to raise things with"
        assert "cfsn-barossa" not in names, "nobody is in it"


def test_a_forum_that_handles_issues_is_not_silent(session: Session, cast: Cast) -> None:
    journeys.cascaded(session, cast)
    later = NOW + timedelta(days=150)
    count_afresh(session, later)
    assert "spf" not in {quiet.place.key for quiet in health_for(session, later).quiet}
    much_later = NOW + timedelta(days=250)
    count_afresh(session, much_later)
    quiet = {quiet.place.key: quiet.last for quiet in health_for(session, much_later).quiet}
    assert quiet["spf"] is not None, "it did acknowledge once"


def test_backing_an_issue_and_talking_at_home_break_the_silence(
    session: Session, cast: Cast
) -> None:
    issue, later = journeys.raised(session, cast), NOW + timedelta(days=200)
    gwen, there = cast.gwen, cast.forums.limestone_coast
    raising.endorse(session, issue, by=cast.leanne, note="", now=later - timedelta(days=2))
    start_thread(session, there, by=gwen, title="T", body="B", now=later)
    count_afresh(session, later)
    silent = {quiet.place.key for quiet in health_for(session, later).quiet}
    assert not silent & {"cfsn-far-north", "cfsn-limestone-coast"}
    assert "cfsn-eyre-western" in silent


def test_what_others_post_in_a_network_is_not_its_voice(session: Session, cast: Cast) -> None:
    there, later = cast.forums.limestone_coast, NOW + timedelta(days=200)
    post_answer(session, there, None, title="T", body="B", by=cast.helen, now=later)
    count_afresh(session, later)
    assert "cfsn-limestone-coast" in {q.place.key for q in health_for(session, later).quiet}


def test_what_a_community_says_among_itself_is_not_heard_of(session: Session, cast: Cast) -> None:
    there, later = cast.forums.limestone_coast, NOW + timedelta(days=200)
    belong(session, there, "women", by=cast.gwen, now=NOW)
    care = Care(community="women")
    thread = start_thread(session, there, by=cast.gwen, title="T", body="B", care=care, now=later)
    assert last_words(session, [there.id]) == {}
    count_afresh(session, later)
    for reader in (cast.gwen, cast.peter, cast.helen):
        silent = {quiet.place.key for quiet in health_for(session, later, reader).quiet}
        assert "cfsn-limestone-coast" in silent, reader.key
    limit(session, there, thread, "", by=cast.gwen, now=later)
    assert last_words(session, [there.id]) == {there.id: later}


def test_medians_are_exact() -> None:
    spread = spread_of({1: 2, 4: 1, 9: 1})
    assert (spread.number, spread.median, spread.ninety) == (4, 2.5, 9)
    assert spread_of({7: 1}).median == 7
    assert spread_of({}).median is None


def test_a_share_of_fewer_than_five_is_said_in_counts() -> None:
    assert [Rate(n, n).words for n in (0, 4, 5)] == ["none", "4 of 4", "100%"]


def test_a_verdict_replaced_within_the_hour_s_look_is_seen(session: Session, cast: Cast) -> None:
    from cop.feedback.operations import checking
    from tests.insights.comparing import count

    issue: Issue = journeys.joined(session, cast)
    far_north = cast.forums.far_north
    for verdict, at in ((Verdict.NO, journeys.hours(12)), (Verdict.FIXED, journeys.hours(40))):
        checking.file_verdict(
            session, issue, far_north, by=cast.ray, verdict=verdict, note="As seen.", now=at
        )
        count(session, at)
        count(session, at + timedelta(hours=2))
    health = health_for(session, journeys.hours(43), period="all")
    fixed = next(line for line in health.lines if line.key == "fixed")
    assert fixed.counted == "1 of 1"
