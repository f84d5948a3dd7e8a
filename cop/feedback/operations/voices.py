"""Hear more than those who write and decide: co-authors, lived experience, advice."""

from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.feedback.cases import case_of
from cop.feedback.models import Advice, BriefAuthor, Issue, LivedExperience
from cop.feedback.operations.briefs import checked
from cop.feedback.permissions import Case
from cop.feedback.record import lock
from cop.feedback.standing import (
    advises_as,
    can_advise,
    can_invite_author,
    can_tell_experience,
    may_withdraw,
    speaks_from_experience,
)
from cop.forums.people import Person
from cop.forums.queries import list_members
from cop.forums.tiers import Ability, Role, roles_that
from cop.forums.working_days import local_day

LONGEST_PSEUDONYM = 60


def invite_author(
    session: Session, issue: Issue, user_id: int | None, *, by: Person, now: datetime
) -> BriefAuthor:
    """Ask a member of a raising forum to write the brief, too, until it is sent."""
    lock(session, issue)
    case = case_of(session, issue, now)
    require(can_invite_author(by, case))
    if user_id not in authors_to_ask(session, case, now):
        raise Invalid("Choose a member of a network that raised it.", "person")
    author = BriefAuthor(issue_id=issue.id, user_id=user_id, invited_by_id=by.id, at=now)
    session.add(author)
    session.flush()
    record(
        session,
        "issue.author",
        subject="issue",
        subject_id=issue.id,
        by_id=by.id,
        forum_id=issue.origin_id,
        now=now,
        person=author.user_id,
    )
    return author


def authors_to_ask(session: Session, case: Case, now: datetime) -> dict[int, str]:
    """Return the members of the raising forums who don't write the brief yet, by id."""
    today = local_day(now, case.holder.timezone)
    readers = roles_that(Ability.READ)
    return {
        line.user_id: line.name
        for forum_id in sorted(case.raisers)
        for line in list_members(session, forum_id, today)
        if set(line.roles) & readers
        and line.user_id not in case.authors | {case.issue.raised_by_id}
    }


def tell_experience(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    text: str,
    pseudonym: str,
    now: datetime,
    consent: str = "",
) -> LivedExperience:
    """Add what somebody has lived through under a pseudonym; who it is, is told to nobody.

    Who writes for somebody else says how that person agreed."""
    lock(session, issue)
    case = case_of(session, issue, now)
    require(can_tell_experience(by, case))
    told = LivedExperience(
        issue_id=issue.id,
        by_id=by.id,
        at=now,
        pseudonym=checked_pseudonym(session, pseudonym, by, for_somebody=bool(consent.strip())),
        text=checked(text, "text"),
        consent=checked(consent, "consent", 400),
    )
    if not told.text:
        raise Invalid("Write what you want those who decide to know.", "text")
    if not told.consent and not speaks_from_experience(by, case):
        raise Invalid("Say how this person agreed, and to what.", "consent")
    session.add(told)
    session.flush()
    return told


def withdraw_experience(
    session: Session, issue: Issue, told_id: int | None, *, by: Person, now: datetime
) -> LivedExperience:
    """Withdraw consent: the words are gone for good, that there were some stays.

    What a convenor wrote for somebody, any convenor of a raising forum withdraws for them."""
    lock(session, issue)
    case = case_of(session, issue, now)
    told = session.scalar(
        select(LivedExperience)
        .where(LivedExperience.id == told_id, LivedExperience.issue_id == issue.id)
        .with_for_update()
    )
    # To anybody else it must look as if there were nothing of the kind: it would name its writer.
    if told is None or not may_withdraw(by, case, told.by_id, told.consent):
        raise NotFound
    if told.withdrawn_at is not None:
        raise Unlawful("This was withdrawn already.")
    told.text, told.consent, told.withdrawn_at = "", "", now
    session.flush()
    return told


def advise(
    session: Session, issue: Issue, *, by: Person, text: str, now: datetime, pseudonym: str = ""
) -> Advice:
    """Tell those who decide what they should know; it is recorded, and counts as no vote."""
    lock(session, issue)
    case = case_of(session, issue, now)
    require(can_advise(by, case))
    role = advises_as(by, case)
    lived = role is Role.LIVED_EXPERIENCE
    advice = Advice(
        leg_id=issue.leg_id,
        by_id=by.id,
        at=now,
        role=role,
        pseudonym=checked_pseudonym(session, pseudonym, by) if lived else "",
        text=checked(text, "text"),
    )
    if not advice.text:
        raise Invalid("Write your advice.", "text")
    session.add(advice)
    session.flush()
    return advice


def checked_pseudonym(session: Session, raw: str, by: Person, *, for_somebody: bool = False) -> str:
    """Return the pseudonym, or raise Invalid if there is none or it is a name of an account."""
    name = checked(" ".join(raw.split()), "pseudonym", LONGEST_PSEUDONYM)
    if not name:
        raise Invalid("Choose a name to be known by here.", "pseudonym")
    own = {part.casefold() for part in by.name.split() if len(part) > 1}
    others = or_(User.name == name, and_(User.pseudonym == name, User.id != by.id))
    # A convenor writes under the pseudonym of whom they write for.
    theirs = User.name == name if for_somebody else others
    taken = session.scalar(select(User.id).where(theirs).limit(1))
    if own & {part.casefold() for part in name.split()} or taken is not None:
        raise Invalid("Choose a name that isn’t anybody’s here, not your own either.", "pseudonym")
    return name


def pseudonym_of(session: Session, by: Person) -> str:
    """Return the name under which this person speaks of what they have lived through."""
    return session.get_one(User, by.id).pseudonym
