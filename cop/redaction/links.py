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
    """Return the address of where it stands; of what has no page of its own, the front page."""
    match item.subject:
        case "rule_change":
            return check_url()
        case "thread":
            return _post(session, item)
        case "issue":
            return issue_url(session.get_one(Issue, item.subject_id).reference)
        case "directive":
            return directive_url(session.get_one(Directive, item.subject_id).reference)
        case "consultation":
            return consultation_url(session.get_one(Consultation, item.subject_id).key)
        case "forum" if item.subject_id:
            forum = session.get_one(Forum, item.subject_id)
            if item.table_name in PARTS:
                return forum_check_url(forum.tier, forum.slug, PARTS[item.table_name])
            return forum_url(forum.tier, forum.slug)
    return "/"


def _post(session: Session, item: ReviewItem) -> str:
    tier, slug = session.execute(
        select(Forum.tier, Forum.slug)
        .join(Thread, Thread.forum_id == Forum.id)
        .where(Thread.id == item.subject_id)
    ).one()
    number = None
    if item.table_name == "post":
        number = session.scalar(select(Post.number).where(Post.id == item.row_id))
    return post_url(tier, slug, item.subject_id, number or 1)
