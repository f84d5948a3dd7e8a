"""The directives that a forum issues."""

from flask import Blueprint, render_template

from cop.errors import require
from cop.extensions import db
from cop.forums.permissions import can_read_forum
from cop.guidance.permissions import can_draft
from cop.guidance.queries import list_directives
from cop.guidance.rows import directive_rows
from cop.guidance.urls import issued_by_url, new_directive_url
from cop.guidance.views.drafting import new_directive
from cop.visitors import forum_here, me, wall
from cop.web import Page, number_asked

bp = Blueprint("directing", __name__, url_prefix="/directives")
bp.add_url_rule("/new", view_func=new_directive, methods=["GET", "POST"])


@bp.get("/")
def list_issued() -> Page:
    """List what this forum has issued, and what it is drafting."""
    forum = forum_here()
    require(can_read_forum(me(), forum))
    here = issued_by_url(forum.tier, forum.slug)
    before = number_asked("before")
    lines = list_directives(db.session(), me(), forum_id=forum.id, before=before)
    rows, older = directive_rows(lines, wall(), here=here)
    new = new_directive_url(forum.tier, forum.slug) if can_draft(me(), forum) else None
    return render_template("guidance/forum.html", forum=forum, rows=rows, older=older, new=new)
