"""Networks from which nothing has come for two quarters: where to offer help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cop.insights.permissions import Sight
from cop.insights.places import Place, Regions
from cop.insights.tables import Table

TWO_QUARTERS = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A network that has been silent, and when something last came from it."""

    place: Place
    region: str
    last: date | None


def able_to_speak(sight: Sight, places: Sequence[Place]) -> list[Place]:
    """Return the active forums of a sight that have a forum above them to raise things with."""
    return [
        place
        for place in places
        if place.id in sight.networks and place.parent_id is not None and place.status == "active"
    ]


def silent(
    networks: Sequence[Place],
    last: Mapping[int, date | None],
    began: Mapping[int, date],
    regions: Regions,
    today: date,
) -> list[Quiet]:
    """Return those from which nothing has come since two quarters ago.

    One that has had nobody in it for so long, or that is younger, is not silent."""
    since = silent_since(today)
    return [
        Quiet(place, regions.names.get(place.region, ""), last.get(place.id))
        for place in networks
        if (last.get(place.id) or date.min) < since
        and place.id in began
        and began[place.id] < since
    ]


def silent_since(today: date) -> date:
    """Return the day since when nothing has come from a silent network."""
    return today - TWO_QUARTERS


def silent_table(quiet: Sequence[Quiet]) -> Table:
    """Return them as a table."""
    rows = [
        (q.place.name, q.region, q.last.isoformat() if q.last else "nothing yet") for q in quiet
    ]
    columns = ("Network", "Region", "Last heard from")
    return Table("silent", "Silent networks", columns, rows, "Every network has been heard from.")
