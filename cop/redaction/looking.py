"""What masking would change, for whoever looks at it first: no word that they may not read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cop.forums.people import Person
from cop.redaction.finding import Finder, texts_of
from cop.redaction.models import ReviewItem
from cop.redaction.operations.family import family_of
from cop.redaction.operations.seeking import (
    Masker,
    masked_in_family,
    placed_these,
    sought_of,
    value_of,
)
from cop.redaction.queries import what
from cop.redaction.reading import Spot, reads_spot


@dataclass(frozen=True, slots=True)
class Look:
    """In how many places what was found is masked, of what kinds, and how the text reads then.

    Of places that this person doesn't read there is only how many they are."""

    kinds: tuple[tuple[str, int], ...] = ()
    unread: int = 0
    texts: tuple[str, ...] = ()

    @property
    def places(self) -> int:
        """Return in how many places it is masked altogether."""
        return sum(count for _, count in self.kinds) + self.unread


def look_first(
    session: Session, item: ReviewItem, *, by: Person, secret: str, reads_it: bool, now: datetime
) -> Look:
    """Return what masking the item would change; nothing where it has gone already."""
    finder = Finder(session, secret)
    sought = sought_of(session, finder, item)
    if not sought.words:
        return Look()
    masker = Masker(finder, item, sought)
    family = family_of(session, item.subject, item.subject_id)
    masked = masked_in_family(session, item, masker, family)
    readable: dict[Spot, bool] = {}
    kinds: Counter[str] = Counter()
    for one, where in placed_these(session, masked):
        spot = Spot(one.table.name, where.forum_id, where.subject, where.subject_id)
        if spot not in readable:
            readable[spot] = reads_spot(session, by, spot, now)
        kinds[what(spot.table_name, one.column) if readable[spot] else ""] += 1
    unread = kinds.pop("", 0)
    texts = tuple(_new_texts(session, item, masker)) if reads_it else ()
    return Look(tuple(kinds.most_common()), unread, texts)


def _new_texts(session: Session, item: ReviewItem, masker: Masker) -> Iterator[str]:
    """Return those texts of the item that change, as they read then."""
    for text in texts_of(value_of(session, item)):
        if (new := masker.text(text)) != text:
            yield new
