"""While somebody writes: issues that sound like it, and backing or joining one of them instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from sqlalchemy import select

from cop.errors import require
from cop.extensions import db
from cop.feedback import permissions as may
from cop.feedback.cases import cases_among, get_case
from cop.feedback.forms import EndorseForm, JoinForm
from cop.feedback.models import Endorsement
from cop.feedback.permissions import Case
from cop.feedback.similar import SimilarLine, similar_issues
from cop.feedback.urls import issue_action_url
from cop.feedback.views.page import act_page
from cop.forms import options
from cop.forums.models import Forum
from cop.forums.permissions import can_read_forum
from cop.forums.queries import name_forums
from cop.threads.forms import ThreadForm
from cop.threads.permissions import can_start_thread
from cop.threads.urls import new_thread_url
from cop.threads.views import my_communities
from cop.visitors import forum_here, me, today, wall
from cop.web import Page, see_other

bp = Blueprint("alike", __name__)

SHOWN = 3
ASKING = ("question", "barrier")  # the kinds of discussion that may be an issue already
LONGEST = 4000
BACK, JOIN = "back", "join"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An issue that sounds like what is written, and what this person may do about it."""

    line: SimilarLine
    offer: str  # back, join, or nothing
    label: str

    @property
    def value(self) -> str:
        """What choosing it sends."""
        return f"{self.offer}.{self.line.reference}"


@bp.post("/threads/new/similar")
def like_new_thread() -> Page:
    """Show the new discussion as it is written, with the issues that sound like it."""
    forum = forum_here()
    require(can_read_forum(me(), forum))
    require(can_start_thread(me(), forum))
    form = ThreadForm()
    form.offer(my_communities(forum))
    if page := instead_page(forum, form.body.data or ""):
        return page
    asks = form.kind.data in ASKING
    said = f"{form.title.data or ''}\n{form.body.data or ''}"
    return render_template(
        "threads/new.html",
        forum=forum,
        form=form,
        preview="",
        alike=suggestions(said, forum) if asks else [],
        wall=wall(),
    )


@bp.get("/threads/new/similar")
def back_to_new_thread() -> Page:
    """Lead to the form itself, such as after a session ended while somebody wrote."""
    forum = forum_here()
    require(can_read_forum(me(), forum))
    return see_other(new_thread_url(forum.tier, forum.slug))


def suggestions(said: str, forum: Forum) -> list[Suggestion]:
    """Return the issues that sound like what is written for this forum, the likest first."""
    lines = similar_issues(db.session(), said[: 3 * LONGEST], person=me(), limit=2 * SHOWN)
    there = {line.reference for line in lines}
    lines = [line for line in lines if line.part_of not in there][:SHOWN]
    cases = cases_among(db.session(), [line.id for line in lines], today())
    backed = _backed(list(cases)) if cases else frozenset()
    return [_suggestion(line, cases[line.id], forum, backed) for line in lines]


def chosen_instead() -> tuple[str, str]:
    """Return what is to be done instead and to which issue, empty if this is raised as new."""
    offer, _, reference = request.form.get("instead", "").partition(".")
    return (offer, reference) if offer in (BACK, JOIN) and reference else ("", "")


def instead_page(forum: Forum, words: str) -> str | None:
    """Return the page on which an issue is backed or joined, with the words as its note."""
    offer, reference = chosen_instead()
    if not offer:
        return None
    case = get_case(db.session(), reference, me(), today())
    return _back(case, words) if offer == BACK else _join(case, forum, words)


def _back(case: Case, words: str) -> str:
    require(may.can_endorse(me(), case))
    form = EndorseForm()
    form.note.data = words[:LONGEST]
    action = issue_action_url(case.issue.reference, "endorsements")
    return act_page("endorse", case, form, action=action)


def _join(case: Case, forum: Forum, words: str) -> str:
    require(may.can_join(me(), case, forum.id))
    form = JoinForm()
    forums = name_forums(db.session(), [forum.id])
    form.forum.choices = options(forums)
    form.forum.data, form.note.data = forum.id, words[:LONGEST]
    action = issue_action_url(case.issue.reference, "raisers")
    return act_page("join", case, form, forums=forums, action=action)


def _suggestion(line: SimilarLine, case: Case, forum: Forum, backed: frozenset[int]) -> Suggestion:
    if line.part_of:
        return Suggestion(line, "", "")
    if case.issue.raised_by_id == me().id or line.id in backed:
        return Suggestion(line, "", "You stand behind it already.")
    if may.can_endorse(me(), case):
        return Suggestion(line, BACK, f"Back {line.reference} instead, with what I wrote")
    if may.can_join(me(), case, forum.id):
        return Suggestion(line, JOIN, f"Join {forum.name} to {line.reference} instead")
    return Suggestion(line, "", "")


def _backed(issue_ids: Sequence[int]) -> frozenset[int]:
    """Return which of these issues this person has backed."""
    mine = select(Endorsement.issue_id).where(
        Endorsement.user_id == me().id, Endorsement.issue_id.in_(issue_ids)
    )
    return frozenset(db.session().scalars(mine))
