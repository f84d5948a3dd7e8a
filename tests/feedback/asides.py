"""Where an issue can be besides the straight way: tried at home, asked about, returned, merged."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import clarifying, handling, local, raising, returning
from cop.forums.people import Person
from cop.threads.operations import start_thread
from tests.cast import Cast
from tests.feedback.journeys import FULL_BRIEF, acknowledged, hours, in_days, raised


def acknowledged_in(session: Session, cast: Cast, forum_name: str, convenor: Person) -> Issue:
    """An issue of another network that the State-wide forum has received."""
    forum = getattr(cast.forums, forum_name)
    thread = start_thread(
        session, forum, by=convenor, title="Again", body="Here, too.", now=hours(1)
    )
    issue = raising.raise_issue(session, forum, thread, by=convenor, brief=FULL_BRIEF, now=hours(2))
    raising.endorse_alone(session, issue, by=convenor, reason="Small network.", now=hours(3))
    raising.submit(session, issue, by=convenor, now=hours(4))
    handling.acknowledge(
        session,
        issue,
        by=cast.priya,
        handler_id=cast.priya.id,
        next_on=in_days(14),
        now=hours(5),
    )
    return issue


def tried_at_home(session: Session, cast: Cast) -> Issue:
    issue = raised(session, cast)
    local.act_locally(
        session, issue, by=cast.ray, owner_id=cast.leanne.id, due_on=in_days(14), now=hours(2)
    )
    return issue


def asked(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    clarifying.clarify(session, issue, by=cast.priya, question="How many?", now=hours(6))
    return issue


def given_back(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    returning.return_issue(
        session,
        issue,
        by=cast.priya,
        reason_code="not_ours",
        reason="It is theirs.",
        what_locals_can_do="Ask them.",
        now=hours(7),
    )
    return issue


def merged(session: Session, cast: Cast) -> Issue:
    into = acknowledged_in(session, cast, "limestone_coast", cast.peter)
    issue = acknowledged(session, cast)
    handling.merge(session, issue, into, by=cast.priya, reason="The same.", now=hours(8))
    return issue


ASIDES: dict[str, Callable[[Session, Cast], Issue]] = {
    "local_action": tried_at_home,
    "clarifying": asked,
    "returned": given_back,
    "merged": merged,
}
