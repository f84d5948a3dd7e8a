"""The page on which people say to which of a forum's communities they belong."""

from flask import Blueprint, render_template, request

from cop.errors import require
from cop.extensions import db
from cop.forms import ActionForm
from cop.forums.communities import (
    Belonging,
    belong,
    communities_for,
    keep_out,
    leave,
    let_in,
    who_belongs,
)
from cop.forums.permissions import can_belong, can_keep_communities
from cop.forums.urls import communities_url
from cop.visitors import forum_here, me, now, site
from cop.web import Page, handle, say

bp = Blueprint("communities", __name__, url_prefix="/communities")


@bp.get("")
def show_communities() -> Page:
    """Show the communities of the forum, those of this person marked."""
    require(can_belong(me(), forum_here()))
    return _page()


@bp.post("/<key>")
def change(key: str) -> Page:
    """Say that one belongs, or no longer."""
    forum, form = forum_here(), ActionForm()
    require(can_belong(me(), forum))

    def act() -> str:
        if request.form.get("belong") == "no":
            leave(db.session(), forum, key, by=me(), now=now())
            say("Saved. You no longer see that community’s discussions.")
        else:
            belong(db.session(), forum, key, by=me(), now=now())
            say("Saved. You see that community’s discussions now.")
        return communities_url(forum.tier, forum.slug)

    return handle(form, act, _page)


@bp.post("/<key>/<int:user_id>")
def keep(key: str, user_id: int) -> Page:
    """Take somebody out of a community, or let them say again that they belong."""
    forum, form = forum_here(), ActionForm()
    require(can_keep_communities(me(), forum))

    def act() -> str:
        if request.form.get("keep") == "out":
            keep_out(db.session(), forum, key, user_id, by=me(), now=now())
            say("Saved. They no longer see that community’s discussions.")
        else:
            let_in(db.session(), forum, key, user_id, by=me())
            say("Saved. They can say again that they belong.")
        return communities_url(forum.tier, forum.slug)

    return handle(form, act, _page)


def _page() -> str:
    forum, facts = forum_here(), site()
    keeps = can_keep_communities(me(), forum)
    kept = who_belongs(db.session(), forum, me()) if keeps else []
    lines = communities_for(db.session(), forum, me(), facts.settings if facts else {})
    by_key: dict[str, list[Belonging]] = {line.key: [] for line in lines}
    for one in kept:
        by_key.setdefault(one.key, []).append(one)
    return render_template(
        "forums/communities.html",
        forum=forum,
        lines=lines,
        people=by_key,
        keeps=keeps,
        form=ActionForm(formdata=None),
    )
