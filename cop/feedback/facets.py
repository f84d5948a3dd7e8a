"""How many issues each filter of an inbox would show: as many as this person may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, literal, select, union_all
from sqlalchemy.orm import Session

from cop.feedback.inbox import NARROWER, Asked, chosen, inside, narrower, shown
from cop.feedback.models import Issue, IssueRaiser, Leg
from cop.feedback.permissions import came_to
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, Shape, Union, prepared

MOST = 1000  # of everything that ever came, so many are counted


@dataclass(frozen=True, slots=True)
class Facets:
    """The regions and themes that occur in a view of the inbox, with their numbers."""

    names: Mapping[str, str]  # of the regions, by slug
    both: Mapping[tuple[str, str], int]
    themes_alone: Mapping[str, int]

    def regions(self, theme: str) -> dict[str, int]:
        """Return how many issues each region has, of the chosen theme if there is one."""
        return {slug: self._sum(slug, theme) for slug in self.names}

    def themes(self, region: str) -> dict[str, int]:
        """Return how many issues each theme has, of the chosen region if there is one."""
        if not region:
            return dict(self.themes_alone)
        return {theme: self.both.get((region, theme), 0) for theme in self.themes_alone}

    def _sum(self, slug: str, theme: str) -> int:
        return sum(
            count
            for (where, what), count in self.both.items()
            if where == slug and theme in ("", what)
        )


def facets_of(session: Session, forum: Forum, person: Person, today: date, show: str) -> Facets:
    """Return what occurs in a view of the inbox, in one statement."""
    rows = _occurring(session, person, forum.id, today, inside(person, forum.id), Shape(show)).all()
    names = {slug: name for slug, name, _, _ in rows if slug}
    return Facets(
        names=dict(sorted(names.items(), key=lambda pair: pair[1])),
        both={(slug, theme): count for slug, _, theme, count in rows if slug},
        themes_alone={theme: count for slug, _, theme, count in rows if not slug and theme},
    )


@prepared
def _occurring(me: Person, forum_id: int, today: date, inside: bool, show: str) -> Union:
    some = (
        select(Issue.id, Issue.priority_area.label("theme"))
        .where(shown(me, forum_id, today, inside, show))
        .order_by(Issue.id.desc())
        .limit(MOST)
        .cte("some")
    )
    behind = (
        select(Forum.slug, Forum.name, some.c.theme, func.count())
        .join(IssueRaiser, IssueRaiser.forum_id == Forum.id)
        .join(some, some.c.id == IssueRaiser.issue_id)
        .where(IssueRaiser.detached_at.is_(None))
        .group_by(Forum.slug, Forum.name, some.c.theme)
    )
    alone = select(literal(""), literal(""), some.c.theme, func.count()).group_by(some.c.theme)
    return union_all(behind, alone)


def counts_of(
    session: Session, forum: Forum, person: Person, today: date, asked: Asked
) -> Mapping[str, int]:
    """Return how many issues each view holds with the chosen region and theme, in one statement.

    Of everything that came here, no more than MOST are counted: the archive only grows."""
    of_these = asked.region or None, asked.theme or None
    all_of_it = inside(person, forum.id)
    row = _counted(session, person, forum.id, today, all_of_it, *of_these).one()
    return dict(zip(("waiting", *NARROWER, "all"), row, strict=True))


@prepared
def _counted(
    me: Person, forum_id: int, today: date, inside: bool, region: str | None, theme: str | None
) -> Query:
    of_all = (
        select(Issue.id)
        .where(shown(me, forum_id, today, inside, "all"), *chosen(region, theme))
        .limit(MOST)
    )
    if inside and region is None and theme is None:  # then the visits themselves tell
        here = Leg.forum_id == forum_id, came_to(Leg)
        of_all = select(Leg.issue_id).where(*here).distinct().limit(MOST)
    everything = of_all.subquery()
    narrow = narrower(me, today)
    clauses = [narrow[view] for view in NARROWER]
    sums = [func.coalesce(func.sum(case((clause, 1), else_=0)), 0) for clause in clauses]
    total = select(func.count()).select_from(everything).scalar_subquery()
    return (
        select(func.count(), *sums, total)
        .select_from(Issue)
        .where(shown(me, forum_id, today, inside, "waiting"), *chosen(region, theme))
    )
