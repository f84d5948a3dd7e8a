"""Mask a name on request: in the discussion, and in every issue that was raised from it."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cop.activity.operations import schedule
from cop.database import begin_write, really_overwrite
from cop.errors import NotFound, Unlawful, require
from cop.feedback.finding import TEXTS, index_issues
from cop.feedback.models import (
    Brief,
    Cascade,
    Endorsement,
    Issue,
    IssueThread,
    LearningNote,
    LivedExperience,
    PublicOutcome,
    UndoPoint,
)
from cop.feedback.operations.briefs import latest_brief
from cop.feedback.operations.terms import index_terms
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import local_day
from cop.screening.operations.resealing import change_sealed
from cop.threads.mask_requests import (
    checked_name,
    close_request,
    name_in,
    requests_for,
)
from cop.threads.masking import (
    LONGEST_TITLE,
    WITHHELD,
    checked_word,
    replace_in_thread,
    replaced,
    words_of_name,
)
from cop.threads.models import MaskRequest, Thread
from cop.threads.permissions import can_mask
from cop.threads.sealed_requests import change_said

# What people wrote about an issue outside of its record, which is never changed.
WRITTEN: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Brief, TEXTS),
    (Cascade, ("answer",)),
    (Endorsement, ("note",)),
    (LivedExperience, ("text",)),
    (LearningNote, ("text",)),
    (PublicOutcome, ("you_said", "we_did")),
)


def mask_name(
    session: Session,
    secret: str,
    forum: Forum,
    thread: Thread,
    request_id: int,
    *,
    by: Person,
    word: str = WITHHELD,
    now: datetime,
) -> None:
    """Mask the name that somebody asked about, everywhere it stands; nobody can unmask it.

    Whoever else asked about the same name is answered with that."""
    require(can_mask(by, forum, thread))
    begin_write(session)
    request = session.get(MaskRequest, request_id)
    if request is None or request.thread_id != thread.id:
        raise NotFound
    name = name_in(secret, request)
    if request.answered_at is None and not name:
        raise Unlawful("This request can’t be opened any more. Ask them to send it again.")
    if name:
        _replace(session, secret, forum, thread, name, word, now)
    others = requests_for(session, secret, thread, name) if name else []
    for answered in dict.fromkeys([request_id, *others]):
        close_request(session, secret, forum, thread, answered, by=by, masked=True, now=now)


def mask_directly(
    session: Session,
    secret: str,
    forum: Forum,
    thread: Thread,
    *,
    by: Person,
    name: str,
    word: str = WITHHELD,
    now: datetime,
) -> None:
    """Mask a name that nobody need ask about, as this person would be the one to answer.

    Whoever has asked about the same name is answered with that."""
    require(can_mask(by, forum, thread))
    name = checked_name(session, thread, name)
    begin_write(session)
    _replace(session, secret, forum, thread, name, word, now)
    for answered in requests_for(session, secret, thread, name):
        close_request(session, secret, forum, thread, answered, by=by, masked=True, now=now)


def _replace(
    session: Session,
    secret: str,
    forum: Forum,
    thread: Thread,
    name: str,
    word: str,
    now: datetime,
) -> None:
    words, instead = words_of_name(name), checked_word(word, name)
    today = local_day(now, forum.timezone)
    really_overwrite(session)
    replace_in_thread(session, thread, words, instead)
    thread.masked_on = today
    issues = raised_from(session, thread)
    for issue in issues:
        replace_in_issue(session, issue, words, instead)
        issue.masked_on = today
    # It holds what a title was like; a step can no longer be taken back to the name.
    of_these = UndoPoint.issue_id.in_([issue.id for issue in issues])
    session.execute(delete(UndoPoint).where(of_these))
    _replace_in_sealed(session, secret, thread, issues, words, instead)
    schedule(session, "rename_notices", not_before=now, thread=thread.id)
    schedule(session, "overwrite", not_before=now)
    really_overwrite(session, "FAST")


def _replace_in_sealed(
    session: Session,
    secret: str,
    thread: Thread,
    issues: Sequence[Issue],
    words: re.Pattern[str],
    instead: str,
) -> None:
    """Replace words in what nobody has posted yet here, and in what was said in other requests."""

    def change(text: str) -> str:
        return replaced(text, words, instead)

    parts = [f"/threads/{thread.id}", *(f"/issues/{issue.reference}" for issue in issues)]
    change_sealed(session, secret, change, parts=parts)
    change_said(session, secret, thread, change)


def replace_in_issue(session: Session, issue: Issue, words: re.Pattern[str], instead: str) -> None:
    """Replace words everywhere they stand in what people wrote about an issue."""
    issue.title = replaced(issue.title, words, instead)[:LONGEST_TITLE]
    for model, fields in WRITTEN:
        for row in session.scalars(select(model).where(model.issue_id == issue.id)):
            for field in fields:
                setattr(row, field, replaced(getattr(row, field) or "", words, instead))
    session.flush()
    index_terms(session, issue, latest_brief(session, issue))
    index_issues(session, issue.id)


def raised_from(session: Session, thread: Thread) -> list[Issue]:
    """Return the issues that were raised from the discussion."""
    tied = select(IssueThread.issue_id).where(IssueThread.thread_id == thread.id)
    return list(session.scalars(select(Issue).where(Issue.id.in_(tied)).order_by(Issue.id)))
