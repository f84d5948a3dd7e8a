"""The page of notices."""

from flask import Blueprint, render_template

from cop.extensions import db
from cop.forms import ActionForm
from cop.notifications.operations import mark_all_seen, mark_seen
from cop.notifications.queries import PER_PAGE, asks_no_more, get_notice, list_notices
from cop.notifications.rows import notice_rows
from cop.notifications.urls import notices_url
from cop.visitors import me, now, signed_in_only, wall
from cop.web import Page, number_asked, see_other

bp = Blueprint("notifications", __name__, url_prefix="/notices")
bp.before_request(signed_in_only)


@bp.get("/")
def list_all() -> Page:
    """List what has happened for this person."""
    found = list_notices(db.session(), me(), before=number_asked("before"))
    more = len(found) > PER_PAGE
    page = found[:PER_PAGE]
    return render_template(
        "notifications/list.html",
        rows=notice_rows(page, wall(), asks_no_more(db.session(), me(), page)),
        older=f"{notices_url()}?before={page[-1].id}" if more else None,
        unread=any(notice.read_at is None for notice in page),
        form=ActionForm(formdata=None),
    )


@bp.get("/<int:notice_id>")
def open_notice(notice_id: int) -> Page:
    """Lead on to what the notice is about, and mark it read."""
    notice = get_notice(db.session(), me(), notice_id)
    mark_seen(db.session(), notice, now=now())
    db.session.commit()
    return see_other(notice.href)


@bp.post("/read")
def read_all() -> Page:
    """Mark every notice as read."""
    if ActionForm().validate():
        mark_all_seen(db.session(), me().id, now=now())
        db.session.commit()
    return see_other(notices_url())
