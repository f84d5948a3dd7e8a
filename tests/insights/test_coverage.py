"""Directive coverage: how many of the forums that were asked answered, and who may be told."""

from datetime import datetime

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.forums.operations import add_member
from cop.guidance.models import Directive, DirectiveTarget
from cop.insights.lines import Line
from tests.cast import NOW, SINCE, Cast
from tests.guidance import journeys
from tests.guidance.journeys import hours
from tests.insights.comparing import agrees, count_afresh, health_for
from tests.insights.told import Told
from tests.visiting import sign_in

LATER = hours(24 * 70)


def asked(session: Session, cast: Cast, *more: str) -> Directive:
    """Three networks are asked, and more: Far North answers, the others are silent."""
    directive = journeys.drafted(session, cast)
    for name in more:
        forum_id = getattr(cast.forums, name).id
        session.add(DirectiveTarget(directive_id=directive.id, forum_id=forum_id))
    session.flush()
    journeys.issue(session, directive, cast)
    journeys.reflect(session, directive, cast)
    journeys.discuss(session, directive, cast)
    journeys.close(session, directive, cast)
    return directive


def line(session: Session, at: datetime = LATER, **choice: object) -> Line:
    health = health_for(session, at, **choice)  # type: ignore[arg-type]
    return next(line for line in health.lines if line.key == "coverage")


def test_it_counts_who_answered_of_those_who_were_asked(session: Session, cast: Cast) -> None:
    asked(session, cast)
    count_afresh(session, LATER)
    assert line(session).counted == "1 of 3"
    assert line(session).sentence == "1 of 3 forums answered a directive."
    assert line(session, region="far-north").counted == "1 of 1"
    assert line(session, region="limestone-coast").counted == "0 of 1"
    assert line(session, tier="strategic").counted == "1 of 3", "the leaders asked"
    assert line(session, tier="regional").counted == "none"
    told = Told(session, LATER.date())
    for chosen in ({}, {"period": "all"}, {"period": "all", "region": "far-north"}):
        agrees(session, LATER, told, **chosen)


def test_it_counts_when_the_time_to_answer_is_over(session: Session, cast: Cast) -> None:
    directive = journeys.drafted(session, cast)
    for step in (journeys.issue, journeys.reflect, journeys.discuss):
        step(session, directive, cast)
    journeys.answer(session, directive, cast.forums.far_north, cast)
    assert line(session, hours(48)).counted == "none"
    journeys.run(session, "directive_discussion_over")
    assert line(session).counted == "1 of 3"


def test_it_belongs_to_the_period_in_which_answers_were_in(session: Session, cast: Cast) -> None:
    asked(session, cast)
    two_quarters_on, next_quarter = hours(24 * 250), hours(24 * 150)
    assert line(session, two_quarters_on, period="quarter").counted == "none"
    assert line(session, two_quarters_on, period="all").counted == "1 of 3"
    assert line(session, next_quarter, period="quarter").before == "1 of 3"


def test_an_ask_is_about_issues(session: Session, cast: Cast) -> None:
    asked(session, cast)
    health = health_for(session, LATER, period="all", ask="guidance")
    assert "coverage" not in {line.key for line in health.lines}
    assert "Answered a directive" not in {gap.label for gap in health.distance}


def test_a_restricted_forum_is_counted_for_its_members_alone(session: Session, cast: Cast) -> None:
    asked(session, cast, "cultural_practice")
    for person in (None, cast.helen, cast.caitlin, cast.lien):
        found = health_for(session, LATER, person)
        assert {line.counted for line in found.lines if line.key == "coverage"} <= {"1 of 3"}
    assert line(session, person=cast.leanne, show="cop-cultural-practice").counted == "0 of 1"
    assert line(session, person=cast.leanne, show="cfsn-far-north").counted == "1 of 1"
    assert line(session, person=cast.maddie).counted == "1 of 1"


def test_who_asked_in_secret_of_others_sees_no_more(session: Session, cast: Cast) -> None:
    """The leaders' own page counts no forum that not all of its readers know of."""
    add_member(session, cast.forums.cultural_practice, cast.wanda.id, "member", since=SINCE)
    asked(session, cast, "cultural_practice")
    assert line(session, person=cast.helen, show="slf").counted == "1 of 3"


def test_answering_a_directive_breaks_the_silence(session: Session, cast: Cast) -> None:
    asked(session, cast)
    at = hours(24 * 182)
    count_afresh(session, at)
    silent = {quiet.place.key: quiet.last for quiet in health_for(session, at).quiet}
    assert "cfsn-far-north" not in silent
    assert silent["cfsn-limestone-coast"] is None
    much_later = hours(24 * 190)
    count_afresh(session, much_later)
    silent = {quiet.place.key: quiet.last for quiet in health_for(session, much_later).quiet}
    assert silent["cfsn-far-north"] == hours(4).date()


def test_the_page_and_the_file_show_it_with_its_formula(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    asked(session, cast)
    count_afresh(session, NOW)
    session.commit()
    sign_in(client, "rosalind")
    page = client.get("/health/?period=all").text
    assert "Forums that answered a directive ÷ forums that it asked" in page
    assert "Answered a directive" in client.get("/health/measures.csv?period=all").text
