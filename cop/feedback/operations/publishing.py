"""Tell people without an account what was said and what was done, and take it back."""

from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from cop.errors import Invalid, NotFound, Unlawful, require
from cop.feedback.cases import case_of
from cop.feedback.models import Cascade, Decision, Issue, IssueRaiser, PublicOutcome
from cop.feedback.operations.answering import decision_of
from cop.feedback.operations.briefs import checked
from cop.feedback.record import expect_version, lock
from cop.feedback.rights import can_publish
from cop.forums.models import Forum
from cop.forums.people import Person

LONGEST = 1000


def publish(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    you_said: str,
    we_did: str,
    now: datetime,
    version: int | None = None,
) -> PublicOutcome:
    """Show an answered issue to people without an account, in plain words of its own.

    What was published of it before is withdrawn: of one issue one text is shown."""
    lock(session, issue)
    expect_version(issue, version)
    decision = decision_of(session, issue)
    require(can_publish(by, case_of(session, issue, now), decision.forum_id))
    _check_may_be_shown(session, issue, decision)
    you_said, we_did = check_public_words(you_said, we_did)
    outcome = PublicOutcome(
        issue_id=issue.id,
        decision_id=decision.id,
        you_said=you_said,
        we_did=we_did,
        published_by_id=by.id,
        at=now,
    )
    _take_back(session, issue, by=by, now=now)
    session.add(outcome)
    session.flush()
    return outcome


def check_public_words(you_said: str, we_did: str) -> tuple[str, str]:
    """Return both texts as they would be kept, or refuse them as publishing would."""
    if not you_said.strip():
        raise Invalid("Say what people said.", "you_said")
    if not we_did.strip():
        raise Invalid("Say what was done.", "we_did")
    return checked(you_said, "you_said", LONGEST), checked(we_did, "we_did", LONGEST)


def withdraw_outcome(session: Session, issue: Issue, *, by: Person, now: datetime) -> None:
    """Show what was published of the issue no longer; what was shown, when and by whom stays."""
    lock(session, issue)
    decision = decision_of(session, issue)
    require(can_publish(by, case_of(session, issue, now), decision.forum_id))
    if not _take_back(session, issue, by=by, now=now):
        raise NotFound("Nothing of this issue is published.")


def published(session: Session, issue: Issue) -> PublicOutcome | None:
    """Return what is shown of the issue to people without an account, if anything is."""
    return session.scalar(
        select(PublicOutcome).where(
            PublicOutcome.issue_id == issue.id, PublicOutcome.withdrawn_at.is_(None)
        )
    )


def _take_back(session: Session, issue: Issue, *, by: Person, now: datetime) -> bool:
    before = published(session, issue)
    if before is None:
        return False
    before.withdrawn_at, before.withdrawn_by_id = now, by.id
    session.flush()
    return True


def _check_may_be_shown(session: Session, issue: Issue, decision: Decision) -> None:
    sent = exists().where(Cascade.decision_id == decision.id)
    if not session.scalar(select(sent)):
        raise Unlawful("The networks hear the answer before anybody else does.")
    raises = select(IssueRaiser.forum_id).where(IssueRaiser.issue_id == issue.id)
    hidden = exists().where(
        Forum.visibility == "restricted",
        or_(Forum.id.in_(raises), Forum.id == decision.forum_id),
    )
    if session.scalar(select(hidden)):
        raise Unlawful("A restricted forum stands behind this issue. It stays among members.")
