"""The open consultations that ask a forum's people."""

from flask import Blueprint, render_template

from cop.consultations.queries import open_to_forum
from cop.consultations.rows import ask_card
from cop.errors import require
from cop.extensions import db
from cop.forums.permissions import can_read_forum
from cop.visitors import forum_here, me, now, wall
from cop.web import Page

bp = Blueprint("answering", __name__, url_prefix="/have-a-say")


@bp.get("/")
def have_a_say() -> Page:
    """List what this forum's people are asked, with how many of them have answered."""
    forum = forum_here()
    require(can_read_forum(me(), forum))
    found = open_to_forum(db.session(), forum.id, me(), now())
    return render_template(
        "consultations/have_a_say.html",
        forum=forum,
        cards=[ask_card(line, forum.name, turnout, wall()) for line, turnout in found],
    )
