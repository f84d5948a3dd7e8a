"""Whose numbers somebody reads: by the position of the forums they hold seats in.

Restricted forums are in nobody's totals. Their members read them alone, as their own forum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from cop.errors import Forbidden, NotFound
from cop.forums.people import Person
from cop.forums.tiers import TABLE, Ability, Scope
from cop.insights.models import LoopCount, LoopDays, LoopFact, LoopMonth
from cop.insights.places import Place

Counted = type[LoopCount] | type[LoopDays] | type[LoopFact] | type[LoopMonth]
WIDEST = (Scope.SITE, Scope.TOTALS, Scope.BELOW, Scope.OWN)
NOT_FOR_YOU = "Loop health is read by the members of forums, each about their own."


@dataclass(frozen=True, slots=True)
class Sight:
    """Some forums whose numbers a person may read together; `forum` is the one they hang on."""

    scope: Scope
    forum: Place | None
    networks: frozenset[int]
    places: frozenset[int]
    every: frozenset[int]  # the ids of all forums, to say in fewest words which are meant

    @property
    def key(self) -> str:
        """How an address names it."""
        if self.forum is None:
            return "site"
        return f"below-{self.forum.key}" if self.scope is Scope.BELOW else self.forum.key

    @property
    def label(self) -> str:
        """How a page names it."""
        if self.forum is None:
            return "The whole site"
        name = self.forum.name
        return f"{name} and the forums below it" if self.scope is Scope.BELOW else name

    @property
    def own(self) -> Place | None:
        """The forum, if it is one on its own, with what came to it from others."""
        return self.forum if self.scope is Scope.OWN else None

    @property
    def restricted(self) -> bool:
        """Whether it is a restricted forum, which is in nobody else’s totals."""
        return self.own is not None and self.own.visibility == "restricted"

    @property
    def names_forums(self) -> bool:
        """Whether it tells one forum from another."""
        return self.scope is not Scope.TOTALS

    def covers(self, places: Sequence[Place]) -> bool:
        """Say whether it is every forum that is in anybody’s totals, and no other."""
        every = {place.id for place in places if place.visibility != "restricted"}
        return self.scope is not Scope.OWN and self.networks == every

    def clause(self, table: Counted) -> ColumnElement[bool]:
        """Return the clause of the rows that may be counted."""
        return self.between(table.network_id, table.place_id, table.restricted.is_(False))

    def between(
        self,
        network: ColumnElement[int] | InstrumentedAttribute[int],
        place: ColumnElement[int] | InstrumentedAttribute[int],
        in_the_open: ColumnElement[bool] | None = None,
    ) -> ColumnElement[bool]:
        """Return the clause of what may be counted of a network and the forum that acted."""
        known = true() if in_the_open is None else in_the_open
        whole = and_(self._among(network, self.networks), self._among(place, self.places))
        if self.forum is None or self.scope is not Scope.OWN:
            return and_(whole, known)
        came_here = and_(place == self.forum.id, known)
        return and_(whole, or_(network == self.forum.id, came_here))

    def _among(
        self, column: ColumnElement[int] | InstrumentedAttribute[int], ids: frozenset[int]
    ) -> ColumnElement[bool]:
        """Return the clause that the column is one of these, the shorter way round."""
        others = self.every - ids
        if len(others) < len(ids):
            return column.not_in(sorted(others)) if others else true()
        return column.in_(sorted(ids))


def sights_of(person: Person, forums: Sequence[Place]) -> list[Sight]:
    """Return everything whose loop health this person may read, the widest first."""
    by_id = {forum.id: forum for forum in forums}
    found = {
        (cell.scope, None if cell.scope in (Scope.SITE, Scope.TOTALS) else forum_id)
        for forum_id, roles in person.seats.items()
        for role in roles
        if forum_id in by_id and (cell := TABLE[Ability.HEALTH].get(role))
    }
    if (Scope.SITE, None) in found:
        found.discard((Scope.TOTALS, None))
    found |= {
        (Scope.OWN, f)
        for f in person.forums_where(Ability.HEALTH)
        if f in by_id and _more(person, f)
    }
    sights = [_sight(scope, by_id.get(forum_id or 0), forums) for scope, forum_id in found]
    useful = [s for s in sights if s.scope is not Scope.BELOW or len(s.networks) > 1]
    return sorted(useful, key=lambda s: (WIDEST.index(s.scope), -len(s.networks), s.label))


def single_forums(sights: Sequence[Sight]) -> frozenset[int]:
    """Return the forums to choose from where nothing wider than a single one may be read."""
    return frozenset(s.own.id for s in sights if s.own) if sights and sights[0].own else frozenset()


def busiest_first(sights: Sequence[Sight], going_on: Mapping[int, tuple[int, int]]) -> list[Sight]:
    """Return them with the forum in which the most is going on before the others."""

    def size(sight: Sight) -> tuple[int, int]:
        raised, visited = going_on.get(sight.own.id if sight.own else 0, (0, 0))
        return -raised, -visited

    return sorted(sights, key=size)


def get_sight(sights: Sequence[Sight], key: str) -> Sight:
    """Return the sight of this name among somebody’s, the first of them without one.

    Raises Forbidden for who has none at all, NotFound for one that is not theirs."""
    if not sights:
        raise Forbidden(NOT_FOR_YOU)
    if not key:
        return sights[0]
    found = next((sight for sight in sights if sight.key == key), None)
    if found is None:
        raise NotFound
    return found


def may_read_health(person: Person) -> bool:
    """Say whether this person has any loop health to read."""
    return any(TABLE[Ability.HEALTH].keys() & roles for roles in person.seats.values())


def _more(person: Person, forum_id: int) -> bool:
    """Say whether a role lets this person read the forum alone, besides with others."""
    cells = (TABLE[Ability.HEALTH].get(role) for role in person.roles_in(forum_id))
    return any(cell is not None and cell.scope is not Scope.TOTALS for cell in cells)


def _sight(scope: Scope, forum: Place | None, forums: Sequence[Place]) -> Sight:
    every = frozenset(f.id for f in forums)
    in_the_open = frozenset(f.id for f in forums if f.visibility != "restricted")
    if forum is None:
        return Sight(scope, None, in_the_open, in_the_open, every)
    if scope is Scope.BELOW:
        networks = in_the_open & _reaching(forum.id, forums)
        return Sight(scope, forum, networks, in_the_open, every)
    everywhere = in_the_open | {forum.id}
    return Sight(scope, forum, everywhere, everywhere, every)


def _reaching(forum_id: int, forums: Sequence[Place]) -> frozenset[int]:
    """Return the forum and every one whose issues go to it, straight or by others."""
    parents: Mapping[int, int | None] = {forum.id: forum.parent_id for forum in forums}
    found = set()
    for start in parents:
        here: int | None = start
        for _ in parents:  # a forum's parents end; a circle would not
            if here is None:
                break
            if here == forum_id:
                found.add(start)
                break
            here = parents.get(here)
    return frozenset(found)
