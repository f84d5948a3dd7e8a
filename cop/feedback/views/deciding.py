"""A forum's inbox of issues, due first, and what is done to several of them at once."""

from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from cop.errors import Unlawful, require
from cop.extensions import db
from cop.feedback.forms import AcknowledgeSeveralForm
from cop.feedback.operations.together import acknowledge_several
from cop.feedback.permissions import can_triage
from cop.feedback.urls import acknowledge_several_url, triage_url
from cop.feedback.views.page import moved_news
from cop.feedback.views.several import told_of, undo_forms
from cop.feedback.views.triage import triage_page
from cop.visitors import forum_here, me, now
from cop.web import Page, handle, say, sent_before

bp = Blueprint("deciding", __name__)


@bp.get("/triage")
def triage() -> Page:
    """Show what waits for this forum, what is due first, and one issue opened."""
    forum = forum_here()
    require(can_triage(me(), forum))
    return triage_page(forum, AcknowledgeSeveralForm(formdata=None))


@bp.post("/triage/acknowledgements")
def acknowledge_selected() -> Page:
    """Acknowledge the issues that were selected; a mistake shows the inbox with them selected."""
    forum = forum_here()
    require(can_triage(me(), forum))
    if earlier := sent_before():
        return earlier
    form = AcknowledgeSeveralForm()
    form.handler.choices = []
    form.handler.validate_choice = False  # the operation knows who looks after issues here

    def act() -> str:
        result = acknowledge_several(
            db.session(),
            forum,
            form.issues.data or [],
            by=me(),
            handler_id=form.handler.data or 0,
            next_on=form.next_on.data,
            note=form.note.data or "",
            now=now(),
        )
        if result.done and (moved := moved_news(form.next_on.data, result.next_on)):
            say(moved.strip())
        if not result.done:
            reasons = dict.fromkeys(result.refused.values())
            raise Unlawful(" ".join(["Nothing was changed.", *reasons]))
        told = {
            "done": ".".join(result.done),
            "not": ".".join(result.refused),
            "handler": str(form.handler.data),
        }
        here = acknowledge_several_url(forum.tier, forum.slug)
        return f"{here}?{urlencode({k: v for k, v in told.items() if v})}"

    return handle(form, act, lambda: triage_page(forum, form))


@bp.get("/triage/acknowledgements")
def acknowledged_several() -> Page:
    """Say which issues were acknowledged, and which not and why."""
    forum = forum_here()
    require(can_triage(me(), forum))
    told = told_of(forum, request.args)
    return render_template(
        "feedback/several.html",
        forum=forum,
        told=told,
        undo_forms=undo_forms(told),
        inbox=triage_url(forum.tier, forum.slug),
    )
