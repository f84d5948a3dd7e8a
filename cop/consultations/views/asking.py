"""The consultations that a forum asks."""

from flask import Blueprint, render_template

from cop.consultations.lines import PER_PAGE, list_open, list_past
from cop.consultations.rows import list_rows
from cop.consultations.urls import asked_by_url
from cop.errors import require
from cop.extensions import db
from cop.forums.permissions import can_read_forum
from cop.visitors import forum_here, me, now, wall
from cop.web import Page, number_asked

bp = Blueprint("asking", __name__, url_prefix="/consultations")


@bp.get("/")
def list_asked() -> Page:
    """List what this forum asks and has asked."""
    forum = forum_here()
    require(can_read_forum(me(), forum))
    before = number_asked("before")
    past = list_past(db.session(), me(), now(), forum_id=forum.id, before=before)
    page = past[:PER_PAGE]
    more = len(past) > PER_PAGE
    return render_template(
        "consultations/asked_by.html",
        forum=forum,
        open=list_rows(list_open(db.session(), me(), now(), forum_id=forum.id), wall()),
        past=list_rows(page, wall()),
        older=f"{asked_by_url(forum.tier, forum.slug)}?before={page[-1].id}" if more else None,
    )
