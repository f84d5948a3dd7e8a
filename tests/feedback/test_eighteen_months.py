"""Eighteen months in which nobody lifts a finger: the calendar alone keeps its promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.demo.loader import load_set
from cop.feedback.models import Issue
from cop.feedback.operations.chasing import HANDLER, SPONSOR, stands_still
from cop.feedback.states import CHASED, ENDED, OPEN_TO_VERDICTS, State
from cop.forums.operations import calendars_in_use, extend_calendars
from tests.cast import NOW, Cast, Forums
from tests.demo.loaded import only_issues, site
from tests.demo.sets import demo_of
from tests.feedback.reading import day_of, events, let_time_pass, steps, waiting
from tests.feedback.test_journeys_at_random import (
    World,
    clocks_run_forwards,
    no_discussion_is_the_source_of_two,
    nobody_is_forgotten,
    the_record_leads_to_where_it_stands,
)

MONTHS = 18
DAYS = 30
MOVES_ON = ("ask_local_check", "ask_again", "end_window", "close_answered", "revisit")


@dataclass
class Months:
    """The demo's site as the months go by, a day at a time."""

    world: World

    @property
    def issues(self) -> list[Issue]:
        return list(self.world.session.scalars(select(Issue).order_by(Issue.id)))

    def live(self, days: int) -> None:
        """Let so many days pass, as the worker does: its calendars first, then what is due."""
        session = self.world.session
        for _ in range(days):
            self.world.now += timedelta(days=1)
            extend_calendars(session, calendars_in_use(session), today=day_of(self.world.now))
            let_time_pass(session, self.world.now)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Months]:
    folder: Path = tmp_path_factory.mktemp("months")
    with site("sa", folder, NOW) as session:
        load_set(session, only_issues(demo_of("sa").content), now=NOW, password=None)
        yield Months(World(session, {}, Cast(session, Forums(session)), NOW))


def waits_in_silence(session: Session, issue: Issue, now: datetime) -> bool:
    """Say whether the issue is past its date, runs, and nobody has heard of it or will be asked."""
    if State(issue.state) in ENDED:
        return False
    assert issue.due_on is not None, f"{issue.reference} waits for nothing"
    if issue.due_on >= day_of(now) or stands_still(session, issue):
        return False
    if State(issue.state) in CHASED:
        return issue.overdue_level < HANDLER
    # From the answer on the calendar asks the networks, some days after the work is due.
    return not any(
        job.not_before > now and job.data["issue"] == issue.id
        for kind in MOVES_ON
        for job in waiting(session, kind)
    )


def told_since(session: Session, issue: Issue) -> list[int]:
    """Return how far up it was said that the issue is late, since it last moved."""
    moved = steps(session, issue)[-1].at
    return [e.data["level"] for e in events(session, issue, "issue.overdue") if e.at >= moved]


def nobody_waits_in_silence(months: Months) -> None:
    """Look every issue over, as tests of journeys at random do, and ask of its silence."""
    for issue in months.issues:
        the_record_leads_to_where_it_stands(months.world, issue)
        clocks_run_forwards(months.world, issue)
        nobody_is_forgotten(months.world, issue)
        silent = waits_in_silence(months.world.session, issue, months.world.now)
        assert not silent, f"{issue.reference}, {issue.state}, on {months.world.now}"
    no_discussion_is_the_source_of_two(months.world.session)


def everybody_up_to_the_sponsor_was_told_once(months: Months) -> None:
    """By the end the dates of all that waits are long past, and no answer waits for a verdict."""
    session = months.world.session
    late = [
        issue
        for issue in months.issues
        if State(issue.state) in CHASED and not stands_still(session, issue)
    ]
    assert len(late) > 10
    for issue in late:
        told = told_since(session, issue)
        assert (issue.overdue_level, told[-1]) == (SPONSOR, SPONSOR), issue.reference
        assert told == sorted(set(told)), issue.reference
    assert not {State(issue.state) for issue in months.issues} & OPEN_TO_VERDICTS


def test_in_eighteen_months_nothing_waits_in_silence(months: Months) -> None:
    for _ in range(MONTHS):
        months.live(DAYS)
        nobody_waits_in_silence(months)
    everybody_up_to_the_sponsor_was_told_once(months)
