"""Whether somebody reads the text that an item is about: by the rules of its own slice."""

from collections.abc import Callable, Mapping
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


def reads(session: Session, person: Person, item: ReviewItem, now: datetime) -> bool:
    """Say whether this person looks at the item and may read its text as well."""
    if not can_see_item(person, item):
        return False
    asked = OF.get(item.subject)
    return asked is None or asked(session, person, item, now)


def _thread(session: Session, person: Person, item: ReviewItem, now: datetime) -> bool:
    del now
    thread = session.get_one(Thread, item.subject_id)
    return bool(can_read_thread(person, session.get_one(Forum, thread.forum_id), thread))


def _issue(session: Session, person: Person, item: ReviewItem, now: datetime) -> bool:
    """The text was written in the item's forum, whose people read what is written there."""
    case = issue_case(session, session.get_one(Issue, item.subject_id), now)
    forum = session.get(Forum, item.forum_id) if item.forum_id else None
    inside = forum is not None and bool(can_read_forum(person, forum))
    return inside and bool(issues.can_see_issue(person, case))


def _directive(session: Session, person: Person, item: ReviewItem, now: datetime) -> bool:
    del now
    case = directive_case(session, session.get_one(Directive, item.subject_id))
    if item.table_name == "directive_feedback":
        return bool(directives.can_read_answers(person, case))
    if item.table_name == "directive_reflection":
        along = directives.forums_read_along(person, case)
        return along is None or item.forum_id in along
    return bool(directives.can_see_directive(person, case))


def _consultation(session: Session, person: Person, item: ReviewItem, now: datetime) -> bool:
    """Answers are read by the analysts it names, whatever else somebody looks after."""
    del now
    consultation = session.get_one(Consultation, item.subject_id)
    try:
        asked = get_asked(session, consultation.key, person)
    except NotFound:
        return False
    return item.table_name != "answer" or bool(reads_responses(person, asked))


OF: Mapping[str, Callable[[Session, Person, ReviewItem, datetime], bool]] = {
    "thread": _thread,
    "issue": _issue,
    "directive": _directive,
    "consultation": _consultation,
}
