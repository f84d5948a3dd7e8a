"""Look after a forum: pause it for Sorry Business, and name who acts for whom."""

from flask import Blueprint, render_template, request

from cop.errors import NotFound, require
from cop.extensions import db
from cop.feedback.forms.caring import ForumNoticeForm
from cop.feedback.forms.running import CoverForm, ForumPauseForm
from cop.feedback.operations.pausing import open_forum_pause, pause_forum, resume_forum
from cop.feedback.permissions import can_pause_forum
from cop.feedback.words import moved_by
from cop.forms import ActionForm, options
from cop.forums.models import Forum, Membership
from cop.forums.operations import end_cover, name_cover
from cop.forums.permissions import can_name_cover, can_set_notice
from cop.forums.queries import list_members, seats_running
from cop.forums.tiers import Role
from cop.forums.urls import running_url
from cop.redaction.queries import said_of_column, said_of_notice
from cop.screening.permissions import can_review
from cop.threads.caring import set_forum_notice
from cop.visitors import forum_here, me, now, site, today, wall
from cop.web import Page, handle, say

bp = Blueprint("running", __name__)


@bp.get("/running")
def show_running() -> Page:
    """Show who runs the forum, who acts for whom, and whether its clocks stand still."""
    require(can_name_cover(me(), forum_here()))
    return _page()


@bp.route("/running/pause", methods=["GET", "POST"])
def pause() -> Page:
    """Let the network's own clocks stand still for Sorry Business."""
    forum, form = forum_here(), ForumPauseForm()
    require(can_pause_forum(me(), forum))

    def act() -> str:
        pause_forum(db.session(), forum, by=me(), note=form.note.data or "", now=now())
        say("Paused. No issue here falls due until you end it.")
        return running_url(forum.tier, forum.slug)

    return handle(form, act, lambda: _page(pause_form=form))


@bp.post("/running/pause/end")
def resume() -> Page:
    """Let the network's clocks run on."""
    forum, form = forum_here(), ActionForm()
    require(can_pause_forum(me(), forum))

    def act() -> str:
        days = resume_forum(db.session(), forum, by=me(), now=now())
        say(f"The clocks run again. {moved_by(days)}")
        return running_url(forum.tier, forum.slug)

    return handle(form, act, _page)


@bp.post("/running/notice")
def set_notice() -> Page:
    """Put a cultural notice above every discussion of the forum."""
    forum, form = forum_here(), ForumNoticeForm()
    require(can_set_notice(me(), forum))

    def act() -> str:
        text = form.cultural_notice.data or ""
        set_forum_notice(db.session(), forum, text, by=me())
        say("Saved. It stands above every discussion that has none of its own.")
        return running_url(forum.tier, forum.slug)

    return handle(form, act, lambda: _page(notice_form=form))


@bp.route("/running/cover", methods=["GET", "POST"])
def cover() -> Page:
    """Name who acts for somebody who is away."""
    forum, form = forum_here(), CoverForm()
    require(can_name_cover(me(), forum))
    _fill(form, forum)

    def act() -> str:
        seat = _seat(forum, form.seat.data)
        name_cover(
            db.session(),
            forum,
            seat,
            form.cover.data,
            by=me(),
            since=form.since.data,
            until=form.until.data,
            now=now(),
        )
        say("Saved. Notices, inboxes and confirmations go to them for those days.")
        return running_url(forum.tier, forum.slug)

    return handle(form, act, lambda: _page(cover_form=form))


@bp.post("/running/cover/<int:seat_id>/end")
def end(seat_id: int) -> Page:
    """End a cover: who was away is back."""
    forum, form = forum_here(), ActionForm()
    require(can_name_cover(me(), forum))
    seat = _seat(forum, seat_id)

    def act() -> str:
        end_cover(db.session(), forum, seat, by=me(), now=now())
        say("Ended. They are back in their own seat.")
        return running_url(forum.tier, forum.slug)

    return handle(form, act, _page)


def _page(
    pause_form: ForumPauseForm | None = None,
    cover_form: CoverForm | None = None,
    notice_form: ForumNoticeForm | None = None,
) -> str:
    forum = forum_here()
    form = pause_form or cover_form or notice_form
    if cover_form is None:
        cover_form = CoverForm(formdata=None)
        _fill(cover_form, forum)
    facts, pause = site(), open_forum_pause(db.session(), forum.id)
    return render_template(
        "forums/running.html",
        forum=forum,
        form=form,
        pause_form=pause_form or ForumPauseForm(formdata=None),
        cover_form=cover_form,
        notice_form=notice_form
        or ForumNoticeForm(formdata=None, cultural_notice=forum.cultural_notice),
        may_notice=can_set_notice(me(), forum),
        button_form=ActionForm(formdata=None),
        pause=pause,
        masked_notice=said_of_notice(db.session(), forum, facts),
        masked_pause=said_of_column(db.session(), "forum_pause", "note", pause.id, facts)
        if pause
        else [],
        seats=seats_running(db.session(), forum.id, today()),
        role_labels=facts.settings.get("role_labels", {}) if facts else {},
        may_pause=can_pause_forum(me(), forum),
        reviews=bool(can_review(me(), forum)),
        wall=wall(),
    )


def _fill(form: CoverForm, forum: Forum) -> None:
    facts = site()
    labels = facts.settings.get("role_labels", {}) if facts else {}
    seats = [s for s in seats_running(db.session(), forum.id, today()) if not s.acting_for]
    form.seat.choices = options(
        [("", "Choose a seat"), *((s.id, f"{s.name}, {labels.get(s.role, s.role)}") for s in seats)]
    )
    people = [
        (line.user_id, line.name)
        for line in list_members(db.session(), forum.id, today())
        if set(line.roles) - {Role.OBSERVER}
    ]
    form.cover.choices = options([("", "Choose somebody"), *people])
    if request.method == "GET":
        mine = next((s.id for s in seats if s.user_id == me().id), None)
        form.seat.data = mine


def _seat(forum: Forum, seat_id: int | None) -> Membership:
    seat = db.session().get(Membership, seat_id) if seat_id else None
    if seat is None or seat.forum_id != forum.id:
        raise NotFound
    return seat
