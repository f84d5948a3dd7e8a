"""Where the text of an item stands on the site, for who reads it there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.consultations.models import Consultation
from cop.consultations.urls import consultation_url
from cop.feedback.models import Issue
from cop.feedback.urls import issue_url
from cop.forums.models import Forum
from cop.forums.urls import forum_url
from cop.guidance.models import Directive
from cop.guidance.urls import directive_url
from cop.redaction.models import ReviewItem
from cop.screening.urls import check_url, forum_check_url
from cop.threads.models import Post, Thread
from cop.threads.urls import post_url

# What is written of the check in a forum has pages of its own.
PARTS = {"own_contact": "contacts", "screen_log": "counts"}


def link_of(session: Session, item: ReviewItem) -> str:
    """Return the address of where an item stands; the front page of what has none."""
    return address_of(session, item.table_name, item.row_id, item.subject, item.subject_id)


def address_of(
    session: Session, table_name: str, row_id: int, subject: str, subject_id: int
) -> str:
    """Return the address of where words stand that are part of something."""
    match subject:
        case "rule_change":
            return check_url()
        case "thread":
            return _post(session, table_name, row_id, subject_id)
        case "issue":
            return issue_url(session.get_one(Issue, subject_id).reference)
        case "directive":
            return directive_url(session.get_one(Directive, subject_id).reference)
        case "consultation":
            return consultation_url(session.get_one(Consultation, subject_id).key)
        case "forum" if subject_id:
            forum = session.get_one(Forum, subject_id)
            if table_name in PARTS:
                return forum_check_url(forum.tier, forum.slug, PARTS[table_name])
            return forum_url(forum.tier, forum.slug)
    return "/"


def _post(session: Session, table_name: str, row_id: int, thread_id: int) -> str:
    tier, slug = session.execute(
        select(Forum.tier, Forum.slug)
        .join(Thread, Thread.forum_id == Forum.id)
        .where(Thread.id == thread_id)
    ).one()
    number = None
    if table_name == "post":
        number = session.scalar(select(Post.number).where(Post.id == row_id))
    return post_url(tier, slug, thread_id, number or 1)
