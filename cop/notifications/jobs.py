"""The worker's part in telling people."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.jobs import Handler
from cop.activity.models import Event, Job
from cop.feedback.operations.receipts import remember_told
from cop.feedback.states import Action
from cop.forums.working_days import local_day
from cop.notifications.messages import message_for
from cop.notifications.operations import (
    rename_notices,
    rename_notices_of_thread,
    tell,
    waits_no_more,
)
from cop.notifications.reading import hide_notices
from cop.notifications.recipients import recipients_for
from cop.site.models import Site

# What ends the waiting of a text that somebody was to look at.
LOOKED_AT = frozenset({"screen.ruled", "screen.withdrawn", "screen.changed"})


def notify(session: Session, job: Job, now: datetime) -> None:
    """Tell everybody whom the event concerns; done twice, it tells nobody twice."""
    event = session.get_one(Event, job.data["event"])
    if event.data.get("action") == Action.DIVERT:
        rename_notices(session, event.subject_id)
    if event.data.get("masked"):
        rename_notices_of_thread(session, event.subject_id)
    if event.kind in LOOKED_AT:
        waits_no_more(session, event, kind="screen.held", now=now)
    timezone = session.scalar(select(Site.timezone).where(Site.id == 1)) or "UTC"
    message = message_for(session, event)
    if message is None:
        return
    people = recipients_for(session, event, local_day(now, timezone)) - {event.by_id}
    tell(session, event, people, message)
    if "cascade" in event.data:
        remember_told(session, event.data["cascade"], people, now=event.at)


def hide(session: Session, job: Job, now: datetime) -> None:
    """Take away what was told of discussions that their readers can’t read any more."""
    del now
    hide_notices(session, job.data["community"])


def rename(session: Session, job: Job, now: datetime) -> None:
    """Give what was told of a discussion its title of now: a name in it has been masked."""
    del now
    rename_notices_of_thread(session, job.data["thread"])


HANDLERS: Mapping[str, Handler] = {"notify": notify, "hide_notices": hide, "rename_notices": rename}
