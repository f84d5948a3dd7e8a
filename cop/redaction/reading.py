"""Whether somebody reads the text that an item is about: by the rules of its own slice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cop.consultations.models import Consultation
from cop.consultations.permissions import can_read_answers as reads_responses
from cop.consultations.queries import get_asked
from cop.errors import NotFound
from cop.feedback import permissions as issues
from cop.feedback.cases import case_of as issue_case
from cop.feedback.models import Issue
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import can_read_forum
from cop.guidance import permissions as directives
from cop.guidance.cases import case_of as directive_case
from cop.guidance.models import Directive
from cop.redaction.models import ReviewItem
from cop.redaction.permissions import can_see_item
from cop.threads.models import Thread
from cop.threads.permissions import can_read_thread


@dataclass(frozen=True, slots=True)
class Spot:
    """What decides who reads words: the table they stand in, their forum, and what they are of."""

    table_name: str
    forum_id: int | None
    subject: str
    subject_id: int


def reads(session: Session, person: Person, item: ReviewItem, now: datetime) -> bool:
    """Say whether this person looks at the item and may read its text as well."""
    spot = Spot(item.table_name, item.forum_id, item.subject, item.subject_id)
    return bool(can_see_item(person, item)) and reads_spot(session, person, spot, now)


def reads_spot(session: Session, person: Person, spot: Spot, now: datetime) -> bool:
    """Say whether this person, who looks at what is found there, may read the text as well."""
    asked = OF.get(spot.subject)
    return asked is None or asked(session, person, spot, now)


def _thread(session: Session, person: Person, spot: Spot, now: datetime) -> bool:
    del now
    thread = session.get_one(Thread, spot.subject_id)
    return bool(can_read_thread(person, session.get_one(Forum, thread.forum_id), thread))


def _issue(session: Session, person: Person, spot: Spot, now: datetime) -> bool:
    """The text was written in its forum, whose people read what is written there."""
    case = issue_case(session, session.get_one(Issue, spot.subject_id), now)
    forum = session.get(Forum, spot.forum_id) if spot.forum_id else None
    inside = forum is not None and bool(can_read_forum(person, forum))
    return inside and bool(issues.can_see_issue(person, case))


def _directive(session: Session, person: Person, spot: Spot, now: datetime) -> bool:
    del now
    case = directive_case(session, session.get_one(Directive, spot.subject_id))
    if spot.table_name == "directive_feedback":
        return bool(directives.can_read_answers(person, case))
    if spot.table_name == "directive_reflection":
        along = directives.forums_read_along(person, case)
        return along is None or spot.forum_id in along
    return bool(directives.can_see_directive(person, case))


def _consultation(session: Session, person: Person, spot: Spot, now: datetime) -> bool:
    """Answers are read by the analysts it names, whatever else somebody looks after."""
    del now
    consultation = session.get_one(Consultation, spot.subject_id)
    try:
        asked = get_asked(session, consultation.key, person)
    except NotFound:
        return False
    return spot.table_name != "answer" or bool(reads_responses(person, asked))


OF: Mapping[str, Callable[[Session, Person, Spot, datetime], bool]] = {
    "thread": _thread,
    "issue": _issue,
    "directive": _directive,
    "consultation": _consultation,
}
