"""Ask that a name be masked in a discussion, take that back, and answer it.

The name is sealed, and forgotten once somebody has answered; why it stays as it is, is sealed too,
and read by who asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.database import begin_write
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.forums.models import CommunityMember, Forum, Membership
from cop.forums.people import Person, held_on
from cop.forums.tiers import Ability, roles_that
from cop.forums.working_days import add_working_days, local_day
from cop.screening.gate import screen
from cop.threads.masking import stands_in, words_of_name
from cop.threads.models import MaskRequest, Post, Thread
from cop.threads.permissions import can_ask_mask, can_mask
from cop.threads.sealed_requests import open_request, seal_because, seal_name

WORKING_DAYS = 1
LONGEST_NAME = 120
LONGEST_REASON = 500
SHOWN = 5
TAKEN_BACK = "It was taken back, so nothing was changed."
NOBODY = "Nobody who could mask it reads this discussion. Ask the forum’s contact instead."


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits, as those who answer it read it."""

    id: int
    name: str
    reason: str
    asked_by: str
    asked_at: datetime
    due_on: date


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request as who made it sees it: the name while it waits, then what became of it."""

    id: int
    name: str
    asked_at: datetime
    due_on: date
    answered_at: datetime | None
    answered_by: str
    masked: bool | None  # None of one that waits, or that was taken back
    because: str

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answered_at is None


def ask_for_mask(
    session: Session,
    secret: str,
    forum: Forum,
    thread: Thread,
    *,
    by: Person,
    name: str,
    reason: str = "",
    now: datetime,
) -> MaskRequest:
    """Ask that a name be masked; it is sealed, and its keepers are told that somebody asked.

    Of the same name nobody asks twice while it waits."""
    require(can_ask_mask(by, forum, thread))
    reason = _checked(reason, "reason")
    name = checked_name(session, thread, name)
    today = local_day(now, forum.timezone)
    if not who_answers(session, forum, thread, today):
        raise Unlawful(NOBODY)
    begin_write(session)
    if any(_same(asked.name, name) for asked in _own_waiting(session, secret, thread, by)):
        raise Invalid("You have asked about this name already. It waits for an answer.", "name")
    request = MaskRequest(
        thread_id=thread.id,
        asked_by_id=by.id,
        asked_at=now,
        due_on=add_working_days(session, forum, today, WORKING_DAYS),
        sealed=seal_name(secret, thread, name, reason),
    )
    session.add(request)
    session.flush()
    due = request.due_on.isoformat()
    _tell(session, "thread.mask_asked", forum, thread, request, by=by, now=now, due=due)
    return request


def who_answers(session: Session, forum: Forum, thread: Thread, today: date) -> list[str]:
    """Return the names of those who can mask a name in the discussion, as they all can read it.

    Of a community’s discussion that is who started it, too."""
    runs = select(Membership.user_id).where(
        Membership.forum_id == forum.id,
        Membership.role.in_([role.value for role in roles_that(Ability.MASK)]),
        held_on(today),
    )
    found = select(User.name).where(User.id.in_(runs))
    if thread.community_id is not None:
        belongs = select(CommunityMember.user_id).where(
            CommunityMember.community_id == thread.community_id, CommunityMember.kept_out.is_(False)
        )
        here = select(Membership.user_id).where(
            Membership.forum_id == forum.id, Membership.user_id == thread.author_id, held_on(today)
        )
        found = select(User.name).where(User.id.in_(runs) | User.id.in_(here), User.id.in_(belongs))
    return list(session.scalars(found.order_by(User.name)))


def waiting_requests(
    session: Session, secret: str, forum: Forum, thread: Thread, *, by: Person
) -> list[Asked]:
    """Return what waits for an answer in this discussion, for those who give it."""
    require(can_mask(by, forum, thread))
    rows = session.execute(
        select(MaskRequest, User.name)
        .join(User, User.id == MaskRequest.asked_by_id)
        .where(MaskRequest.thread_id == thread.id, MaskRequest.answered_at.is_(None))
        .order_by(MaskRequest.id)
    )
    return [_asked(secret, request, asked_by) for request, asked_by in rows]


def own_requests(session: Session, secret: str, thread: Thread, person: Person) -> list[OwnRequest]:
    """Return what this person asked in the discussion, the newest first, and what became of it."""
    rows = session.execute(
        select(MaskRequest, User.name)
        .outerjoin(User, User.id == MaskRequest.answered_by_id)
        .where(MaskRequest.thread_id == thread.id, MaskRequest.asked_by_id == person.id)
        .order_by(MaskRequest.id.desc())
        .limit(SHOWN)
    )
    return [_own(secret, request, answered_by or "") for request, answered_by in rows]


def withdraw_request(
    session: Session, thread: Thread, request_id: int, *, by: Person, now: datetime
) -> MaskRequest:
    """Take one’s own request back, which forgets the name."""
    begin_write(session)
    request = _waiting(session, thread, request_id, asked_by=by)
    request.answered_at, request.answered_by_id, request.sealed = now, by.id, None
    session.flush()
    return request


def close_request(
    session: Session,
    secret: str,
    forum: Forum,
    thread: Thread,
    request_id: int,
    *,
    by: Person,
    masked: bool,
    because: str = "",
    now: datetime,
) -> MaskRequest:
    """Answer a request, which forgets the name, and tell who asked; a no comes with why."""
    require(can_mask(by, forum, thread))
    begin_write(session)
    request = _waiting(session, thread, request_id)
    if not masked:
        because = _checked_because(because, name_in(secret, request))
    request.answered_at, request.answered_by_id, request.masked = now, by.id, masked
    request.sealed = None if masked else seal_because(secret, thread, because)
    session.flush()
    _tell(session, "thread.mask_answered", forum, thread, request, by=by, now=now, masked=masked)
    return request


def leave_name(
    session: Session,
    secret: str,
    forum: Forum,
    thread: Thread,
    request_id: int,
    *,
    by: Person,
    because: str,
    now: datetime,
) -> None:
    """Leave a name as it is, and tell everybody who asked about it why."""
    request = session.get(MaskRequest, request_id)
    if request is None or request.thread_id != thread.id:
        raise NotFound
    require(can_mask(by, forum, thread))
    name = name_in(secret, request)
    others = requests_for(session, secret, thread, name) if name else []
    for answered in dict.fromkeys([request_id, *others]):
        close_request(
            session,
            secret,
            forum,
            thread,
            answered,
            by=by,
            masked=False,
            because=because,
            now=now,
        )


def by_name(waiting: Sequence[Asked]) -> list[list[Asked]]:
    """Return the requests with those about the same name together, in the order of the first.

    One that can’t be opened any more stands by itself."""
    found: dict[str | int, list[Asked]] = {}
    for asked in waiting:
        found.setdefault(asked.name.casefold() or asked.id, []).append(asked)
    return list(found.values())


def requests_for(session: Session, secret: str, thread: Thread, name: str) -> list[int]:
    """Return the requests that wait in the discussion and are about this very name."""
    waiting = select(MaskRequest).where(
        MaskRequest.thread_id == thread.id, MaskRequest.answered_at.is_(None)
    )
    rows = session.scalars(waiting.order_by(MaskRequest.id)).all()
    return [request.id for request in rows if _same(name_in(secret, request), name)]


def name_in(secret: str, request: MaskRequest) -> str:
    """Return the name that a request is about, while it waits."""
    return open_request(secret, request)[0]


def _own_waiting(
    session: Session, secret: str, thread: Thread, person: Person
) -> Sequence[OwnRequest]:
    waiting = select(MaskRequest).where(
        MaskRequest.thread_id == thread.id,
        MaskRequest.asked_by_id == person.id,
        MaskRequest.answered_at.is_(None),
    )
    return [_own(secret, request, "") for request in session.scalars(waiting)]


def _waiting(
    session: Session, thread: Thread, request_id: int, asked_by: Person | None = None
) -> MaskRequest:
    """Return a request of the discussion that nobody has answered; of others’ none is one’s own."""
    request = session.get(MaskRequest, request_id, with_for_update=True, populate_existing=True)
    if request is None or request.thread_id != thread.id:
        raise NotFound
    if asked_by is not None and request.asked_by_id != asked_by.id:
        raise NotFound
    if request.answered_at is not None:
        taken_back = request.masked is None
        raise Unlawful(TAKEN_BACK if taken_back else "Somebody has answered this already.")
    return request


def _checked_because(because: str, name: str) -> str:
    because = " ".join(because.split())
    if not any(letter.isalnum() for letter in because):
        raise Invalid("Say why it stays as it is. Whoever asked reads it.", "because")
    if name and stands_in(because, words_of_name(name)):
        raise Invalid("Leave the name out of it.", "because")
    return _checked(because, "because")


def checked_name(session: Session, thread: Thread, name: str) -> str:
    """Return the name on one line, or raise Invalid if it stands nowhere in the discussion."""
    name = " ".join(name.split())
    if not name:
        raise Invalid("Write the name that is to be masked.", "name")
    if len(name) < 2:
        raise Invalid("One letter stands in many words: write the name as it stands.", "name")
    if len(name) > LONGEST_NAME:
        raise Invalid(f"Shorten the name by {len(name) - LONGEST_NAME} characters.", "name")
    if not _stands(session, thread, name):
        raise Invalid("We don’t find that name here. Write it as it stands in the text.", "name")
    return name


def _checked(words: str, field: str) -> str:
    words = " ".join(words.split())
    if len(words) > LONGEST_REASON:
        raise Invalid(f"Shorten this by {len(words) - LONGEST_REASON} characters.", field)
    screen(words, field)
    return words


def _stands(session: Session, thread: Thread, name: str) -> bool:
    words = words_of_name(name)
    texts = session.scalars(select(Post.body).where(Post.thread_id == thread.id)).all()
    return any(stands_in(text, words) for text in (thread.title, *texts))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _asked(secret: str, request: MaskRequest, asked_by: str) -> Asked:
    name, reason = open_request(secret, request)
    return Asked(request.id, name, reason, asked_by, request.asked_at, request.due_on)


def _own(secret: str, request: MaskRequest, answered_by: str) -> OwnRequest:
    name, words = open_request(secret, request)
    waits = request.answered_at is None
    return OwnRequest(
        id=request.id,
        name=name,
        asked_at=request.asked_at,
        due_on=request.due_on,
        answered_at=request.answered_at,
        answered_by=answered_by,
        masked=request.masked,
        because="" if waits else words,
    )


def _tell(
    session: Session,
    kind: str,
    forum: Forum,
    thread: Thread,
    request: MaskRequest,
    *,
    by: Person,
    now: datetime,
    **data: Any,
) -> None:
    record(
        session,
        kind,
        subject="thread",
        subject_id=thread.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        request=request.id,
        asked_by=request.asked_by_id,
        **data,
    )
