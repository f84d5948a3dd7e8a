"""Every preset becomes a site that its own words describe."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cop.errors import Unlawful
from cop.forums.models import Forum, RuleSet, WorkingDayRow
from cop.presets import available, read
from cop.presets.loader import load_preset
from cop.site.models import Site
from tests.cast import NOW, TODAY
from tests.databases import drop, make_empty, make_tables


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder: Path = tmp_path_factory.mktemp("presets")
    engine = make_empty("cop_preset_tests", folder)
    make_tables(engine)
    yield engine
    engine.dispose()
    drop("cop_preset_tests")


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session
        session.rollback()


@pytest.mark.parametrize("name", available())
def test_preset_becomes_a_site_with_its_forums(session: Session, name: str) -> None:
    preset = read(name)
    loaded = load_preset(session, preset, now=NOW)
    site = session.scalars(select(Site)).one()
    assert (site.preset, site.name) == (name, preset.site.name)
    assert site.settings["strapline"] == preset.site.strapline
    assert len(site.settings["regions"]) == len(preset.regions)
    assert site.settings["contact"]["email"] == preset.site.contact.email
    assert session.scalar(select(func.count()).select_from(Forum)) == loaded.forums
    assert set(session.scalars(select(RuleSet.key))) == set(preset.rule_sets)
    assert loaded.left_for_later == tuple(preset.left_for_later)


def test_what_the_check_reads_is_kept_as_plain_data(session: Session) -> None:
    preset = read("sa-cfss")
    day = date(2026, 3, 3)
    first = replace(preset.hotlines[0], verified_on=day)
    load_preset(session, replace(preset, hotlines=(first, *preset.hotlines[1:])), now=NOW)
    session.expire_all()
    settings = session.scalars(select(Site)).one().settings
    assert settings["hotlines"][0] == {
        "label": "Emergency: police, ambulance, fire",
        "number": "000",
        "hours": "24 hours",
        "verified_on": "2026-03-03",
    }
    assert settings["screening"]["client_systems"][1] == {
        "names": ["CARL"],
        "state": "SA",
        "shortest": 5,
        "longest": 10,
        "common": True,
    }


@pytest.mark.parametrize("name", available())
def test_issues_of_every_forum_find_their_way_to_a_top(session: Session, name: str) -> None:
    load_preset(session, read(name), now=NOW)
    forums = {forum.id: forum for forum in session.scalars(select(Forum))}
    for forum in forums.values():
        while forum.parent_id is not None:
            forum = forums[forum.parent_id]
        assert forum.rule_set_id is not None


@pytest.mark.parametrize("name", available())
def test_every_calendar_reaches_four_years_both_ways(session: Session, name: str) -> None:
    loaded = load_preset(session, read(name), now=NOW)
    spans = session.execute(
        select(
            WorkingDayRow.calendar, func.min(WorkingDayRow.day), func.max(WorkingDayRow.day)
        ).group_by(WorkingDayRow.calendar)
    ).all()
    assert {calendar for calendar, _, _ in spans} == set(loaded.calendars)
    for _, first, last in spans:
        assert TODAY - first >= timedelta(days=4 * 365)
        assert last - TODAY >= timedelta(days=4 * 365)


def test_sunset_counts_calendar_days_from_the_day_of_loading(session: Session) -> None:
    preset = read("sa-cfss")
    load_preset(session, preset, now=NOW)
    dated = {entry.key: entry.sunset for entry in preset.forums if entry.sunset}
    assert dated
    for key, sunset in dated.items():
        forum = session.scalars(select(Forum).where(Forum.key == key)).one()
        assert forum.sunset_rule == sunset.rule
        if sunset.days_from_now is not None:
            assert forum.sunset_on == TODAY + timedelta(days=sunset.days_from_now)


def test_second_preset_is_refused(session: Session) -> None:
    load_preset(session, read("sa-cfss"), now=NOW)
    with pytest.raises(Unlawful, match="already the site of preset 'sa-cfss'"):
        load_preset(session, read("nsw-practice"), now=NOW)


def test_versions_of_two_sites_differ(session: Session) -> None:
    versions = set()
    for _ in range(3):
        load_preset(session, read("nsw-practice"), now=NOW)
        versions.add(session.scalars(select(Site.version)).one())
        session.rollback()
    assert len(versions) == 3
