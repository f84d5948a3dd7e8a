"""Make again what was made of words that have been masked: pages, indexes, titles of notices."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape
from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.feedback.finding import index_issues
from cop.feedback.models import Decision, DecisionWord, Issue, UndoPoint
from cop.feedback.operations.briefs import latest_brief
from cop.feedback.operations.finding import index_decision
from cop.feedback.operations.terms import index_terms
from cop.guidance.models import DirectiveSection
from cop.notifications.models import Notice
from cop.redaction.marks import sentences
from cop.redaction.models import Redaction
from cop.redaction.operations.family import Family
from cop.screening.models import OwnContact
from cop.search.operations import put
from cop.site.queries import SiteFacts, read_site
from cop.threads.finding import post_documents
from cop.threads.markdown import render
from cop.threads.models import Post


@dataclass(frozen=True, slots=True)
class Change:
    """A column of a row in which something was masked."""

    table: str
    column: str
    row_id: int


@dataclass(frozen=True, slots=True)
class Remaking:
    """What was masked where, what that hangs together with, and the placeholder of each word."""

    family: Family
    changes: tuple[Change, ...]
    words: tuple[tuple[str, str], ...]

    def rows(self, *tables: str) -> set[int]:
        """Return the keys of the rows of these tables that were changed."""
        return {change.row_id for change in self.changes if change.table in tables}


def remake(session: Session, done: Remaking) -> None:
    """Make everything again that was made of what has changed."""
    session.expire_all()
    _posts(session, done)
    _sections(session, done)
    _issues(session, done)
    _notices(session, done)
    _contacts(session, done)


def _posts(session: Session, done: Remaking) -> None:
    """Render the posts again, with a line that says what was done, and let them be found anew."""
    first = select(Post.id).where(Post.thread_id.in_(done.rows("thread")), Post.number == 1)
    ids = done.rows("post") | set(session.scalars(first))
    if not ids:
        return
    site = read_site(session)
    for post in session.scalars(select(Post).where(Post.id.in_(ids))):
        post.html = render(post.body) + _mark(session, post, site)
    session.flush()
    put(session, *post_documents(session, sorted(ids)))


def _mark(session: Session, post: Post, site: SiteFacts | None) -> str:
    """Return what stands below a post of which something was masked, or of whose title."""
    of_post = (Redaction.table_name == "post") & (Redaction.row_id == post.id)
    of_title = (Redaction.table_name == "thread") & (Redaction.row_id == post.thread_id)
    clause = or_(of_post, of_title) if post.number == 1 else of_post
    done = session.scalars(select(Redaction).where(clause).order_by(Redaction.id)).all()
    return "".join(f'<p class="masked">{escape(line)}</p>\n' for line in sentences(done, site))


def _sections(session: Session, done: Remaking) -> None:
    ids = done.rows("directive_section")
    for section in session.scalars(select(DirectiveSection).where(DirectiveSection.id.in_(ids))):
        section.html = render(section.text)
    session.flush()


def _issues(session: Session, done: Remaking) -> None:
    """Cut the words again by which issues and decisions are found."""
    issues = sorted(done.family.get("issue", ()))
    if not issues:
        return
    # It holds what columns were like; a step can no longer be taken back to words that are gone.
    session.execute(delete(UndoPoint).where(UndoPoint.issue_id.in_(issues)))
    if done.rows("issue", "brief"):
        for issue in session.scalars(select(Issue).where(Issue.id.in_(issues))):
            index_terms(session, issue, latest_brief(session, issue))
        index_issues(session, *issues)
    if done.rows("issue", "proposal_text"):
        for decision in session.scalars(select(Decision).where(Decision.issue_id.in_(issues))):
            session.execute(delete(DecisionWord).where(DecisionWord.decision_id == decision.id))
            index_decision(session, decision)


def _contacts(session: Session, done: Remaking) -> None:
    """Take off the list what is no service's own contact after all."""
    session.execute(delete(OwnContact).where(OwnContact.id.in_(done.rows("own_contact"))))


def _notices(session: Session, done: Remaking) -> None:
    """Mask the titles that people were told, of everything that hangs together with it."""
    for subject, ids in done.family.items():
        told = select(Event.id).where(Event.subject == subject, Event.subject_id.in_(sorted(ids)))
        _rename(session, Notice.event_id.in_(told), done.words)
    forums = done.family.get("forum", ())
    if forums:  # its name stands in what was told of anything there
        there = select(Event.id).where(Event.forum_id.in_(sorted(forums)))
        _rename(session, Notice.event_id.in_(there), done.words)


def _rename(session: Session, which: object, words: Iterable[tuple[str, str]]) -> None:
    for column in (Notice.title, Notice.text):
        for word, placeholder in words:
            holds = column.contains(word, autoescape=True)
            said = select(column).where(which, holds).distinct()  # type: ignore[arg-type]
            for text in session.scalars(said).all():
                session.execute(
                    update(Notice)
                    .where(which, column == text)  # type: ignore[arg-type]
                    .values({column.key: text.replace(word, placeholder)[:300]})
                    .execution_options(synchronize_session=False)
                )
