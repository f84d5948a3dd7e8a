"""What stands around the words that an item is about: their marking, and a warning before them."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.guidance.models import Directive
from cop.redaction.models import ReviewItem
from cop.threads.models import Thread


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around something, and what it is called; nothing around what bears nothing."""

    kind: str = ""
    marked: bool = False
    marking: str = ""
    names_deceased: bool = False


def around(session: Session, item: ReviewItem) -> Around:
    """Return what stands around the discussion, issue or directive that the words are part of."""
    match item.subject:
        case "thread":
            thread = session.get_one(Thread, item.subject_id)
            return Around("discussion", thread.marked, thread.marking, thread.names_deceased)
        case "issue":
            issue = session.get_one(Issue, item.subject_id)
            return Around("issue", issue.marked, issue.marking, issue.names_deceased)
        case "directive":
            directive = session.get_one(Directive, item.subject_id)
            return Around("directive", directive.marked, directive.marking)
    return Around()
