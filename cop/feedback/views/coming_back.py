"""What an issue's page shows of the way back: progress, receipts, what is published; and that
whoever reads the page has opened the answer."""

from dataclasses import dataclass

from cop.consultations.disclosure import small
from cop.extensions import db
from cop.feedback.dossier import Dossier
from cop.feedback.dossier.progress import Progress, progress_of
from cop.feedback.dossier.receipts import ReceiptLine, receipts_of
from cop.feedback.models import PublicOutcome
from cop.feedback.operations.publishing import published
from cop.feedback.operations.receipts import open_answers
from cop.feedback.operations.reminding import BEING_DONE
from cop.feedback.permissions import Case
from cop.feedback.rights import can_name_actions, can_publish, can_read_receipts
from cop.feedback.states import OPEN_TO_VERDICTS
from cop.forums.tiers import Ability
from cop.visitors import me, now, today, wall


@dataclass(frozen=True, slots=True)
class Receipt:
    """One network's line; a count that is too small to print outside it is None."""

    line: ReceiptLine
    told: int | None
    opened: int | None


def way_back(case: Case, dossier: Dossier) -> dict[str, object]:
    """Return what the page shows beside the answer, each only to those who may read it."""
    progress = _progress(case, dossier)
    return {
        "progress": progress,
        "receipts": _receipts(case, dossier, progress),
        "published": _published(case, dossier),
        "may_report": case.state in BEING_DONE,
        "may_name": case.state in OPEN_TO_VERDICTS and bool(can_name_actions(me(), case)),
        "my_id": me().id,
        "told_here": _told_here(dossier),
    }


def open_for_me(dossier: Dossier) -> None:
    """Remember that this person has the answer before them; writes the first time only."""
    reads = me().forums_where(Ability.READ)
    closed = [
        line.cascade_id
        for line in dossier.raisers
        if line.cascade_id and not line.opened and line.forum_id in reads
    ]
    if closed and open_answers(db.session(), closed, by=me(), now=now()):
        db.session.commit()


def shown(line: ReceiptLine) -> Receipt:
    """Return the line with its counts hidden from outside where they or their rest are small."""
    if line.inside:
        return Receipt(line, line.told, line.opened)
    told = None if small(line.told) else line.told
    hides = told is None or small(line.opened) or small(line.told - line.opened)
    return Receipt(line, told, None if hides else line.opened)


def _told_here(dossier: Dossier) -> list[tuple[str, str]]:
    """Return what this person's networks were told in words of their own."""
    decision, reads = dossier.decision, me().forums_where(Ability.READ)
    if decision is None or not decision.sent:
        return []
    return [
        (line.name, line.answer)
        for line in dossier.raisers
        if line.forum_id in reads and line.answer and line.answer != decision.answer
    ]


def _progress(case: Case, dossier: Dossier) -> Progress:
    decision = dossier.decision
    sent = decision is not None and decision.sent
    found = progress_of(
        db.session(),
        case,
        dossier.steps,
        wall(),
        decision.decision_id if decision and sent else None,
        decision.owner if decision else "",
    )
    reads_brief = dossier.brief is not None
    return found if reads_brief else Progress(found.actions, found.reports, ())


def _receipts(case: Case, dossier: Dossier, progress: Progress) -> list[Receipt]:
    decision = dossier.decision
    if decision is None or decision.decision_id is None or not decision.sent:
        return []
    if not can_read_receipts(me(), case, decision.decided_by or 0):
        return []
    owners = {person for action in progress.actions for person in action.by if person}
    lines = receipts_of(db.session(), decision.decision_id, owners, me(), today())
    return [shown(line) for line in lines]


def _published(case: Case, dossier: Dossier) -> tuple[PublicOutcome | None, bool]:
    """Return what is published, and whether this person publishes; asked only by those who do."""
    decision = dossier.decision
    if decision is None or not decision.sent:
        return None, False
    if not can_publish(me(), case, decision.decided_by or 0):
        return None, False
    return published(db.session(), case.issue), True
