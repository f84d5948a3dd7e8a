"""Confirm having read a must-read."""

from datetime import datetime

from sqlalchemy.orm import Session

from cop.database import insert_once
from cop.errors import require
from cop.forums.people import Person
from cop.guidance.cases import case_of
from cop.guidance.models import Directive, DirectiveReceipt
from cop.guidance.permissions import can_receive


def give_receipt(session: Session, directive: Directive, *, by: Person, now: datetime) -> bool:
    """Remember that this person has read it, and say whether that was new."""
    require(can_receive(by, case_of(session, directive)))
    return insert_once(session, DirectiveReceipt, directive_id=directive.id, user_id=by.id, at=now)
