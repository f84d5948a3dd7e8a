"""Give what was found to somebody who reads it, and tell those who look at it, once.

Who looks after a forum doesn't read what is limited to a community they don't belong to. Such an
item goes to those who look after the forum and do, else to who started the discussion, else to who
has belonged longest; who wrote the words comes last. Only where nobody reads it, it stays with
those who look after the forum, who can mask it unseen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.forums.models import CommunityMember, Membership
from cop.forums.people import held_on
from cop.forums.tiers import Ability, Role, roles_that
from cop.forums.working_days import local_day
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.places import author_of
from cop.site.queries import read_site
from cop.threads.models import Thread


def pass_on_found(session: Session, now: datetime) -> None:
    """Give each waiting item to somebody who reads it today, and tell whoever wasn't told."""
    give_to_readers(session, _waiting(session), now)
    tell_of_found(session, now)


def give_to_readers(session: Session, items: Iterable[ReviewItem], now: datetime) -> None:
    """Let each item know its community, and who has it there; of any other nothing changes."""
    today = _today(session, now)
    for item in items:
        thread = session.get(Thread, item.subject_id) if item.subject == "thread" else None
        community = thread.community_id if thread else None
        holder = _holder(session, item, thread, today) if thread and community else None
        if (item.community_id, item.with_id) != (community, holder):
            item.community_id, item.with_id, item.told_at = community, holder, None
    session.flush()


def tell_of_found(session: Session, now: datetime) -> None:
    """Tell everybody who looks at new items how many there are in each forum, in one notice."""
    untold = session.scalars(
        select(ReviewItem).where(ReviewItem.state == Standing.WAITING, ReviewItem.told_at.is_(None))
    ).all()
    counts: Counter[tuple[int | None, int]] = Counter()
    people = _LooksAt(session, _today(session, now))
    for item in untold:
        counts.update((item.forum_id, id_) for id_ in people.of(item))
        item.told_at = now
    for (forum_id, person_id), count in sorted(counts.items(), key=lambda c: (c[0][0] or 0, c[0])):
        record(
            session,
            "screen.found",
            subject="forum" if forum_id else "site",
            subject_id=forum_id or 1,
            by_id=None,
            forum_id=forum_id,
            now=now,
            person=person_id,
            count=count,
        )


class _LooksAt:
    """Who looks at items, asked once for each forum."""

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._today = session, today
        self._known: dict[int | None, frozenset[int]] = {}

    def of(self, item: ReviewItem) -> frozenset[int]:
        """Return who looks at this item."""
        if item.with_id is not None:
            return frozenset({item.with_id})
        if item.forum_id not in self._known:
            self._known[item.forum_id] = self._asked(item.forum_id)
        return self._known[item.forum_id]

    def _asked(self, forum_id: int | None) -> frozenset[int]:
        if forum_id is None:
            administrators = select(User.id).where(User.administrator.is_(True))
            return frozenset(self._session.scalars(administrators))
        return frozenset(
            self._session.scalars(
                select(Membership.user_id).where(
                    Membership.forum_id == forum_id,
                    Membership.role.in_(roles_that(Ability.REVIEW)),
                    held_on(self._today),
                )
            )
        )


def _waiting(session: Session) -> Sequence[ReviewItem]:
    """Return the waiting items that are limited to a community, or have become so."""
    return session.scalars(
        select(ReviewItem)
        .join(Thread, Thread.id == ReviewItem.subject_id)
        .where(
            ReviewItem.state == Standing.WAITING,
            ReviewItem.subject == "thread",
            ReviewItem.community_id.is_not(None) | Thread.community_id.is_not(None),
        )
    ).all()


def _holder(session: Session, item: ReviewItem, thread: Thread, today: date) -> int | None:
    """Return who has an item of a limited discussion, None where nobody reads it."""
    readers = _readers(session, thread, today)
    author = author_of(session, item.table_name, item.row_id, item.column_name)
    reviews = roles_that(Ability.REVIEW)

    def rank(one: tuple[int, frozenset[Role]]) -> tuple[bool, bool, bool]:
        person, roles = one
        return person == author, not roles & reviews, person != thread.author_id

    return min(readers.items(), key=rank)[0] if readers else None


def _readers(session: Session, thread: Thread, today: date) -> dict[int, frozenset[Role]]:
    """Return who reads a limited discussion, with their roles; who belongs longest comes first."""
    rows = session.execute(
        select(Membership.user_id, Membership.role)
        .join(CommunityMember, CommunityMember.user_id == Membership.user_id)
        .where(
            Membership.forum_id == thread.forum_id,
            Membership.role.in_(roles_that(Ability.READ)),
            CommunityMember.community_id == thread.community_id,
            CommunityMember.kept_out.is_(False),
            held_on(today),
        )
        .order_by(CommunityMember.since, Membership.user_id)
    )
    readers: dict[int, frozenset[Role]] = {}
    for person, role in rows:
        readers[person] = readers.get(person, frozenset()) | {Role(role)}
    return readers


def _today(session: Session, now: datetime) -> date:
    site = read_site(session)
    return local_day(now, site.timezone if site else "UTC")
