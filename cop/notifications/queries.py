"""A person's notices, the newest first."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from cop.activity.models import Event
from cop.errors import NotFound
from cop.feedback.models import Confirmation, Issue, Proposal
from cop.feedback.states import State
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared
from cop.notifications.models import Notice

PER_PAGE = 30


def list_notices(
    session: Session, person: Person, *, limit: int = PER_PAGE, before: int | None = None
) -> Sequence[Notice]:
    """Return one more than a page of the person's notices, so that the reader knows of the rest."""
    return _notices(session, person, limit + 1, before).scalars().all()


@prepared
def _notices(me: Person, limit: int, before: int | None) -> Query:
    query = select(Notice).where(Notice.user_id == me.id)
    if before is not None:
        query = query.where(Notice.id < before)
    return query.order_by(Notice.id.desc()).limit(limit)


def get_notice(session: Session, person: Person, notice_id: int) -> Notice:
    """Return this person's notice, or raise NotFound."""
    notice = session.scalar(
        select(Notice).where(Notice.id == notice_id, Notice.user_id == person.id)
    )
    if notice is None:
        raise NotFound
    return notice


def asks_no_more(session: Session, person: Person, notices: Sequence[Notice]) -> frozenset[int]:
    """Return those of the notices whose proposal no longer needs this person's yes.

    Where none of them asks for one, nothing is looked up."""
    asking = {notice.event_id: notice.id for notice in notices if notice.href.endswith("/card")}
    if not asking:
        return frozenset()
    newer = aliased(Proposal)
    still = session.scalars(
        select(Event.id)
        .join(Proposal, Proposal.id == Event.data["proposal"].as_integer())
        .join(Issue, Issue.leg_id == Proposal.leg_id)
        .where(
            Event.id.in_(asking),
            Issue.state == State.ACKNOWLEDGED,
            ~exists().where(newer.leg_id == Proposal.leg_id, newer.version > Proposal.version),
            ~exists().where(
                Confirmation.proposal_id == Proposal.id, Confirmation.by_id == person.id
            ),
        )
    )
    return frozenset(asking.values()) - {asking[event_id] for event_id in still}
