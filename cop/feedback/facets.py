"""How many issues each filter of an inbox would show: as many as this person may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, Row, Select, case, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from cop.feedback.inbox import NARROWER, Asked, chosen, inside, narrower, shown
from cop.feedback.models import Issue, IssueRaiser, Leg
from cop.feedback.permissions import came_to
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, Shape, Union, prepared

MOST = 1000  # of everything that ever came, so many are counted
VIEWS = ("waiting", *NARROWER)
EVERYTHING = "all"
Numbers = Mapping[str, int]  # by view


@dataclass(frozen=True, slots=True)
class Facets:
    """The regions and themes that occur in a view of the inbox, and how many issues have them."""

    show: str
    names: Mapping[str, str]  # of the regions, by slug
    by_region: Mapping[str, Mapping[str, Numbers]]  # and theme; an issue may have several regions
    by_theme: Mapping[str, Numbers]  # each issue once, also those that have no theme
    came: int  # everything that ever came here

    @property
    def themes_alone(self) -> dict[str, int]:
        """How many issues of the view each theme has, wherever they come from."""
        numbers = {theme: of.get(self.show, 0) for theme, of in self.by_theme.items() if theme}
        return {theme: number for theme, number in numbers.items() if number}

    def regions(self, theme: str) -> dict[str, int]:
        """Return how many issues each region has, of the chosen theme if there is one."""
        return {slug: self._sum(self.show, slug, theme) for slug in self.names}

    def themes(self, region: str) -> dict[str, int]:
        """Return how many issues each theme has, of the chosen region if there is one."""
        return {theme: self._sum(self.show, region, theme) for theme in self.themes_alone}

    def counts(self, region: str, theme: str) -> dict[str, int]:
        """Return how many issues wait, in each view, of the chosen region and theme."""
        return {view: self._sum(view, region, theme) for view in VIEWS}

    def _sum(self, view: str, region: str, theme: str) -> int:
        rows = self.by_region.get(region, {}) if region else self.by_theme
        return sum(of.get(view, 0) for what, of in rows.items() if theme in ("", what))


def facets_of(session: Session, forum: Forum, person: Person, today: date, show: str) -> Facets:
    """Return what occurs in the inbox and in a view of it, in one statement.

    Of everything that came here, no more than MOST are counted: the archive only grows."""
    everything = Shape(EVERYTHING) if show == EVERYTHING else None
    all_of_it = inside(person, forum.id)
    rows = _occurring(session, person, forum.id, today, all_of_it, everything).all()
    came = next(row.waiting for row in rows if row.name is None)
    return _facets(show, came, [row for row in rows if row.name is not None])


def _facets(show: str, came: int, rows: Sequence[Row[*tuple[Any, ...]]]) -> Facets:
    names: dict[str, str] = {}
    by_region: dict[str, dict[str, dict[str, int]]] = {}
    by_theme: dict[str, dict[str, int]] = {}
    for of_all, slug, name, theme, *numbers in rows:
        views: Iterable[str] = (EVERYTHING,) if of_all else VIEWS
        found = dict(zip(views, numbers, strict=False))
        if slug and found.get(show):
            names[slug] = name
        here = by_region.setdefault(slug, {}) if slug else by_theme
        here.setdefault(theme, {}).update(found)
    in_order = dict(sorted(names.items(), key=lambda pair: pair[1]))
    return Facets(show, in_order, by_region, by_theme, came)


@prepared
def _occurring(
    me: Person, forum_id: int, today: date, inside: bool, everything: str | None
) -> Union:
    """Everything that waits, by region and theme; the same of everything that came, if asked."""
    narrow = narrower(me, today)
    flags = [case((narrow[view], 1), else_=0).label(view) for view in NARROWER]
    waiting = (
        select(Issue.id, Issue.priority_area.label("theme"), *flags)
        .where(shown(me, forum_id, today, inside, "waiting"))
        .cte("waiting_here")
        .prefix_with("MATERIALIZED")
    )
    parts = _grouped(0, waiting, *(func.sum(waiting.c[view]).label(view) for view in NARROWER))
    no_more = [literal(0).label(view) for view in NARROWER]
    if everything:
        came = (
            select(Issue.id, Issue.priority_area.label("theme"))
            .where(shown(me, forum_id, today, inside, everything))
            .order_by(Issue.id.desc())
            .limit(MOST)
            .cte("came_here")
            .prefix_with("MATERIALIZED")
        )
        parts += _grouped(1, came, *no_more)
    total = select(func.count()).select_from(_came(me, forum_id, today, inside).subquery())
    number = total.scalar_subquery().label("waiting")
    return union_all(*parts, select(literal(1), literal(""), null(), literal(""), number, *no_more))


def _grouped(of_all: int, some: CTE, *more: Any) -> list[Select[Any]]:
    """Return these issues by region and theme, and by theme alone."""
    kind, number = literal(of_all).label("of_all"), func.count().label("waiting")
    behind = (  # by number: by name it takes twice as long
        select(IssueRaiser.forum_id, some.c.theme, number, *more)
        .join(some, some.c.id == IssueRaiser.issue_id)
        .where(IssueRaiser.detached_at.is_(None))
        .group_by(IssueRaiser.forum_id, some.c.theme)
        .subquery()
    )
    _, *numbers = behind.c
    named = select(kind, Forum.slug, Forum.name.label("name"), *numbers).join(
        behind, behind.c.forum_id == Forum.id
    )
    everywhere = literal(""), literal("").label("name")
    alone = select(kind, *everywhere, some.c.theme, number, *more).group_by(some.c.theme)
    return [named, alone]


def _came(me: Person, forum_id: int, today: date, inside: bool) -> Select[Any]:
    if inside:  # then the visits themselves tell
        here = Leg.forum_id == forum_id, came_to(Leg)
        return select(Leg.issue_id).where(*here).distinct().limit(MOST)
    return select(Issue.id).where(shown(me, forum_id, today, inside, EVERYTHING)).limit(MOST)


def counts_of(
    session: Session, forum: Forum, person: Person, today: date, asked: Asked, facets: Facets
) -> Mapping[str, int]:
    """Return how many issues each view holds with the chosen region and theme.

    It asks again only for what came here of a region or theme that was chosen."""
    found = facets.counts(asked.region, asked.theme)
    came = facets.came
    if asked.region or asked.theme:
        of_these = asked.region or None, asked.theme or None
        all_of_it = inside(person, forum.id)
        came = _came_of(session, person, forum.id, today, all_of_it, *of_these).scalar_one()
    return found | {EVERYTHING: came}


@prepared
def _came_of(
    me: Person, forum_id: int, today: date, inside: bool, region: str | None, theme: str | None
) -> Query:
    some = (
        select(Issue.id)
        .where(shown(me, forum_id, today, inside, EVERYTHING), *chosen(region, theme))
        .limit(MOST)
    )
    return select(func.count()).select_from(some.subquery())
