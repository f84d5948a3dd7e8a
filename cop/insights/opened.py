"""Reach-down, shown by the rule for counts of people: what is small stays hidden, and so does
whatever would give it away.

The numbers are always those of the whole site over four quarters, whatever a page chooses, so that
no two pages can be subtracted. A reader sees those of them that are theirs to see."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cop.consultations.disclosure import MIN_GROUP, Turnout, turnouts
from cop.forums.tiers import Scope
from cop.insights.permissions import Sight
from cop.insights.places import REMOTENESS, Place, Regions
from cop.insights.tables import Cell, Table

FORMULA = (
    "Copies of answers that members of raising networks opened ÷ copies sent to them, over the "
    "last four quarters. Opened means that they had the answer before them, in their network’s "
    "discussion or on the issue’s page. It is always these four quarters and all issues, hidden "
    "where fewer than ten people are in a group, where one to four copies were opened or weren’t, "
    "and where it would give another group away."
)
COLUMNS = ("Network", "Copies sent", "Copies opened", "Opened")
Reached = Sequence[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Reach:
    """What a reader is shown of it."""

    everyone: Turnout | None
    groups: tuple[tuple[str, Turnout], ...]
    networks: tuple[tuple[str, Turnout], ...]
    any_sent: bool

    @property
    def table(self) -> Table:
        """The same as a table."""
        lines = [*self.networks, *self.groups]
        if self.everyone is not None:
            lines.append(("The whole site", self.everyone))
        rows = [(name, *_cells(turnout)) for name, turnout in lines]
        return Table("opened", "Who the answers reached", COLUMNS, rows, "No answer was sent.")


def reach_of(reached: Reached, sight: Sight, places: Sequence[Place], regions: Regions) -> Reach:
    """Return the reach of answers as this reader may see it."""
    by_id = {place.id: place for place in places}
    mine = sight.forum.id if sight.forum and sight.scope is Scope.OWN else None
    listed = sight.networks if mine is None else frozenset({mine})
    # A restricted forum is counted alone: in a sum with others it could be subtracted.
    alone = mine is not None and by_id[mine].visibility == "restricted"
    shown = [
        row
        for row in reached
        if (row[0] == mine if alone else by_id[row[0]].visibility != "restricted")
    ]
    paths = {row[0]: (regions.group_of(by_id[row[0]]), by_id[row[0]].key) for row in shown}
    leaves: dict[tuple[str, ...], tuple[int, int]] = {
        paths[network]: (sent, opened) for network, _, sent, opened in shown
    }
    found = turnouts(leaves, few=_few(shown, paths)) if leaves else {}
    whole = sight.covers(places)
    groups = [
        (f"{name} networks", found[key,]) for key, name in REMOTENESS.items() if (key,) in found
    ]
    networks = [
        (place.name, found[paths[place.id]])
        for place in places
        if place.id in paths and place.id in listed
    ]
    return Reach(
        everyone=found.get(()) if whole else None,
        groups=tuple(groups) if whole else (),
        networks=tuple(networks) if sight.names_forums else (),
        any_sent=bool(paths.keys() & listed),
    )


def _few(reached: Reached, paths: dict[int, tuple[str, str]]) -> set[tuple[str, ...]]:
    """Return the groups of fewer than ten people."""
    people: Counter[tuple[str, ...]] = Counter()
    for network, members, _, _ in reached:
        path = paths[network]
        for length in range(len(path) + 1):
            people[path[:length]] += members
    return {path for path, members in people.items() if members < MIN_GROUP}


def _cells(turnout: Turnout) -> tuple[Cell, ...]:
    share = "hidden" if turnout.percent is None else f"{turnout.percent}%"
    asked = "hidden" if turnout.asked is None else turnout.asked
    opened = "hidden" if turnout.answered is None else turnout.answered
    return asked, opened, share
