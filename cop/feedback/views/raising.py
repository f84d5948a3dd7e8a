"""Raise a discussion of this forum."""

from flask import Blueprint, render_template, request

from cop.errors import NotFound, require
from cop.extensions import db
from cop.feedback.forms import RaiseForm
from cop.feedback.operations import raising
from cop.feedback.permissions import can_raise
from cop.feedback.queries import issue_of_thread, list_issues
from cop.feedback.rows import issue_rows
from cop.feedback.urls import issue_url
from cop.feedback.views.alike import instead_page, suggestions
from cop.forums.models import Forum
from cop.forums.permissions import can_read_forum
from cop.forums.queries import get_parent, rule_set_of
from cop.guidance.queries import barrier_of
from cop.previewed import previewed
from cop.threads.markdown import excerpt
from cop.threads.models import Thread
from cop.threads.queries import get_post, get_thread
from cop.visitors import forum_here, me, now, wall
from cop.web import Page, handle, number_asked, say

bp = Blueprint("raising", __name__)


@bp.route("/threads/<int:thread_id>/issue", methods=["GET", "POST"])
def raise_issue(thread_id: int) -> Page:
    """Raise a discussion: what is happening, what we ask, and nobody identifiable."""
    forum = forum_here()
    if not can_read_forum(me(), forum):
        raise NotFound  # saying “not allowed” would say that the discussion is there
    thread = get_thread(db.session(), forum, thread_id, me()).thread
    require(can_raise(me(), forum))
    form = RaiseForm()
    form.carried = thread.marking
    if request.method == "GET":
        # The title of what few read isn’t put into what many do.
        form.title.data = "" if thread.community_id else thread.title
        form.marking.data, form.names_deceased.data = thread.marking, thread.names_deceased
        _fill_in_barrier(form, thread_id)

    if page_instead := instead_page(forum, form.what_is_happening.data or ""):
        return page_instead

    def act() -> str:
        issue = raising.raise_issue(
            db.session(),
            forum,
            thread,
            by=me(),
            title=form.title.data or "",
            brief=form.brief(),
            marking=form.marking.data or "",
            names_deceased=bool(form.names_deceased.data),
            now=now(),
        )
        say(f"Raised as {issue.reference}. Two more people behind it, and it can go up.")
        return issue_url(issue.reference)

    if "similar" in request.form:
        previewed(form)  # so that what was answered to the panel stays answered
        return _raise_page(forum, thread, form)
    return handle(form, act, lambda: _raise_page(forum, thread, form))


def _raise_page(forum: Forum, thread: Thread, form: RaiseForm) -> str:
    """Render the form beside what is raised, and what sounds like it already."""
    parent = get_parent(db.session(), forum)
    point = get_post(db.session(), thread.id, number_asked("post") or 1)
    return render_template(
        "feedback/raise.html",
        forum=forum,
        thread=thread,
        parent=parent,
        form=form,
        point="" if point.removed_at else excerpt(point.body, 300),
        point_number=point.number,
        targets=rule_set_of(db.session(), parent.id).targets if parent else {},
        already=issue_of_thread(db.session(), thread.id, me()),
        alike=suggestions(_said(form, "" if point.removed_at else point.body), forum),
        wall=wall(),
    )


def _said(form: RaiseForm, point: str) -> str:
    """Return what is written so far; at first that is the discussion it comes from."""
    written = [form.title.data, form.what_is_happening.data, form.ask.data]
    if request.method == "GET":
        written.append(excerpt(point, 300))
    return "\n".join(filter(None, written))


@bp.get("/issues/")
def forum_issues() -> Page:
    """List the issues that this forum stands behind."""
    forum = forum_here()
    lines = list_issues(db.session(), me(), forum_id=forum.id, before=number_asked("before"))
    rows, older = issue_rows(lines, wall(), me(), here=f"/{forum.tier}/{forum.slug}/issues/")
    return render_template("feedback/forum_issues.html", forum=forum, rows=rows, older=older)


def _fill_in_barrier(form: RaiseForm, thread_id: int) -> None:
    """Begin with what the forum said is in the way of a directive, if the address names it."""
    feedback_id = number_asked("feedback")
    if feedback_id is None:
        return
    found = barrier_of(db.session(), feedback_id, thread_id, me())
    if found is None:
        raise NotFound
    reference, barrier = found
    form.title.data = excerpt(barrier, 200)
    form.what_is_happening.data = f"{barrier}\n\nIt is in the way of {reference}."
