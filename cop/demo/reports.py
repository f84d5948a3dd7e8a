"""Play what was said and read after the demo's answers: reports, updates, who opened them."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial

from sqlalchemy import select

from cop.demo.issue_entries import CheckEntry, IssueEntry, PublishedEntry, UpdateEntry
from cop.demo.stage import Scene, Stage
from cop.feedback.models import Cascade
from cop.feedback.operations.publishing import publish
from cop.feedback.operations.receipts import open_answers
from cop.feedback.operations.reporting import report_progress, write_update

MORNING = time(10)
# In working days that is the next day or the one after; see timeline.working_days.
LATER = 2


def say_how_it_goes(stage: Stage, entry: IssueEntry, said: UpdateEntry, at: datetime) -> None:
    """Let the owner report how far it is, or the handler tell those who wait for an answer."""
    issue, by = stage.issues[entry.reference], stage.by(said.by, at)
    if said.percent is None:
        write_update(stage.session, issue, by=by, text=said.text, now=at)
    else:
        report_progress(stage.session, issue, by=by, text=said.text, percent=said.percent, now=at)


def opening_scenes(stage: Stage, entry: IssueEntry) -> Iterator[Scene]:
    """Return that these people opened the answer, on the morning after it came."""
    for sent in entry.cascades:
        for person in sent.opened_by:
            at = stage.moment(max(sent.days_ago - LATER, 0), MORNING)
            yield Scene(at, partial(_open, stage, entry, sent.forum, person))


def publishing_scenes(stage: Stage, entry: IssueEntry) -> Iterator[Scene]:
    """Return that an answer was published for people without an account."""
    if entry.published is not None:
        at = stage.moment(entry.published.days_ago, MORNING)
        yield Scene(at, partial(_publish, stage, entry, entry.published))


def _publish(stage: Stage, entry: IssueEntry, shown: PublishedEntry, at: datetime) -> None:
    publish(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(shown.by, at),
        you_said=shown.you_said,
        we_did=shown.we_did,
        now=at,
    )


def open_before_checking(stage: Stage, entry: IssueEntry, check: CheckEntry, at: datetime) -> None:
    """Who says for a network whether the answer worked has it before them."""
    _open(stage, entry, check.forum, check.by, at)


def _open(stage: Stage, entry: IssueEntry, forum: str, person: str, at: datetime) -> None:
    sent = stage.session.scalars(
        select(Cascade.id).where(
            Cascade.issue_id == stage.issues[entry.reference].id,
            Cascade.forum_id == stage.forums[forum].id,
        )
    )
    open_answers(stage.session, sent.all(), by=stage.by(person, at), now=at)
