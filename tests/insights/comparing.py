"""Put what the page shows beside what the history tells, choice by choice."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Role
from cop.insights.choices import Choice
from cop.insights.health import Health, read_health
from cop.insights.operations import count_moved, forget_counts
from cop.insights.permissions import get_sight, sights_of
from cop.insights.places import read_places, regions_of
from cop.insights.queries import read_voices
from cop.site.queries import read_site
from tests.insights.told import SHARES, TIMES, Keep, Mention, Told, months, share, time

REMOTE = {"Metropolitan": "metropolitan", "Regional": "regional", "Remote": "remote"}
QUARTERS = {"quarter": 1, "half": 2, "year": 4}
FUNNEL = ("raise", "submit", "acknowledge", "decide", "cascade", "ask", "fixed")


def count(session: Session, now: datetime) -> None:
    """Count until there is no more to read."""
    while count_moved(session, now):
        pass


def count_afresh(session: Session, now: datetime) -> None:
    forget_counts(session)
    count(session, now)


def sponsor(session: Session) -> Person:
    """Somebody who reads the whole site."""
    top = session.scalars(select(Forum.id).where(Forum.parent_id.is_(None))).first()
    return Person(0, "x", "X", 0, seats={top or 0: frozenset({Role.SPONSOR})})


def health_for(
    session: Session, now: datetime, person: Person | None = None, show: str = "", **chosen: str
) -> Health:
    """What a page shows somebody, the sponsor if nobody is named, who chose this."""
    facts = read_site(session)
    assert facts is not None
    places, regions = read_places(session), regions_of(facts.settings)
    sight = get_sight(sights_of(person or sponsor(session), places), show)
    today = now.astimezone(ZoneInfo(facts.timezone)).date()
    choice = Choice(sight, **chosen)
    return read_health(
        session,
        choice,
        places,
        regions,
        today=today,
        calendar=facts.calendar,
        timezone=facts.timezone,
    )


def first_day(today: date, quarters: int) -> date:
    """The first day of the quarter that many quarters before the running one."""
    month = 3 * ((today.month - 1) // 3) + 1
    year = today.year
    for _ in range(quarters):
        year, month = (year - 1, 10) if month == 1 else (year, month - 3)
    return date(year, month, 1)


def agrees(session: Session, now: datetime, told: Told, **chosen: str) -> None:
    """Assert that every number of the page is the one that the history tells."""
    health, keep = health_for(session, now, **chosen), kept_by(session, chosen)
    start, before = window_of(told.today, chosen.get("period", "year"))
    end = date.max
    lines = {line.key: line for line in health.lines}
    for key in [key for key in SHARES if key in lines]:
        assert lines[key].counted == share(told, key, keep, start, end), (key, chosen)
        if before:
            said = share(told, key, keep, before, start or end)
            assert said == "none" or said in lines[key].before, (key, chosen)
    for key in TIMES:
        number, words = time(told, key, keep, start, end)
        assert (lines[key].counted, lines[key].value) == (number, words), (key, chosen)
    funnel_agrees(health, told, chosen, start)
    ages_agree(session, health, told, chosen)
    heat_agrees(session, health, told, keep)
    gaps_agree(session, health, told, keep, start)


def window_of(today: date, period: str) -> tuple[date | None, date | None]:
    if period == "all":
        return None, None
    quarters = QUARTERS[period]
    return first_day(today, quarters - 1), first_day(today, 2 * quarters - 1)


def kept_by(session: Session, chosen: dict[str, str]) -> Keep:
    """Whether a mention belongs to the choice; restricted forums belong to none."""

    def keep(mention: Mention) -> bool:
        network, place = mention.network, mention.place
        return (
            "restricted" not in (network.visibility, place.visibility)
            and chosen.get("region", network.region) == network.region
            and chosen.get("kind", network.kind) == network.kind
            and chosen.get("tier", place.tier) == place.tier
            and chosen.get("ask", mention.ask) == mention.ask
        )

    return keep


def funnel_agrees(health: Health, told: Told, chosen: dict[str, str], start: date | None) -> None:
    stages = [
        stage
        for network, day, stage, ask in told.stages
        if day >= (start or date.min)
        and network.visibility != "restricted"
        and chosen.get("region", network.region) == network.region
        and chosen.get("kind", network.kind) == network.kind
        and chosen.get("tier", network.tier) == network.tier
        and chosen.get("ask", ask) == ask
        and day <= told.today
    ]
    assert health.raised == len(stages)
    counted = [stage for stage in stages if stage != "joined"]
    came = [
        sum(1 for stage in counted if stage in FUNNEL and FUNNEL.index(stage) >= number)
        for number in range(1, len(FUNNEL))
    ]
    expected = [len(counted), *came] if counted else []
    assert [row.number for row in health.funnel] == expected


def ages_agree(session: Session, health: Health, told: Told, chosen: dict[str, str]) -> None:
    if set(chosen) & {"region", "kind", "tier", "ask"}:
        return
    late = sum(due < told.today for _, due in told.open)
    heard = read_voices(session, list(told.forums))
    assert (health.open, health.late) == (len(told.open), late)
    assert {network: day for network, day in heard.items() if day} == told.voices


def heat_agrees(session: Session, health: Health, told: Told, keep: Keep) -> None:
    facts = read_site(session)
    assert facts is not None
    regions = {region["name"]: region["key"] for region in facts.settings["regions"]}
    found = months(told, keep)
    shown = {}
    for row in health.heat:
        month = health.window.heat_start
        for square in row.squares:
            shown[regions[row.name], month] = [square.rate.hits, square.rate.of]
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    assert {cell: n for cell, n in shown.items() if n[1]} == {
        cell: n for cell, n in found.items() if cell[1] >= health.window.heat_start
    }


def gaps_agree(
    session: Session, health: Health, told: Told, keep: Keep, start: date | None
) -> None:
    facts = read_site(session)
    assert facts is not None
    far = {region["key"]: region["remoteness"] for region in facts.settings["regions"]}
    shown = {line.key for line in health.lines}
    for gap, key in zip(health.distance, [key for key in SHARES if key in shown], strict=False):
        for value, group in zip(gap.values, REMOTE.values(), strict=True):

            def near(mention: Mention, group: str = group) -> bool:
                return keep(mention) and far.get(mention.network.region) == group

            assert share(told, key, near, start, date.max) in value
    of_issues = [key for key in SHARES if key != "coverage"]
    for gap, key in zip(health.acco, of_issues, strict=False):
        for value, acco in zip(gap.values, (True, False), strict=True):

            def by(mention: Mention, acco: bool = acco) -> bool:
                return keep(mention) and mention.acco is acco

            assert value == "hidden" or share(told, key, by, start, date.max) in value
