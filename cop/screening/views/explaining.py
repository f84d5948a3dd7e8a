"""How the check works, for members."""

from flask import Blueprint, render_template

from cop.screening.changes import rule_lines
from cop.screening.explained import ACTIONS
from cop.screening.urls import HOW_IT_WORKS
from cop.screening.views.site import facts_here
from cop.visitors import signed_in_only
from cop.web import Page

bp = Blueprint("explaining", __name__)
bp.before_request(signed_in_only)


@bp.get(HOW_IT_WORKS)
def show_how() -> Page:
    """Say what the check looks for, what happens then, and what it can't see."""
    return render_template(
        "screening/how.html", lines=rule_lines(facts_here().settings), actions=ACTIONS
    )
