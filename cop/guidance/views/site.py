"""Directives of the site: the list, and the pages of each one."""

from flask import Blueprint, render_template

from cop.extensions import db
from cop.guidance.queries import list_directives
from cop.guidance.rows import directive_rows
from cop.guidance.urls import directives_url
from cop.guidance.views import answering, discussing, drafting, receipts
from cop.guidance.views.show import show_comparison, show_directive
from cop.visitors import me, signed_in_only, wall
from cop.web import Page, number_asked, sent_before

bp = Blueprint("directives", __name__, url_prefix="/directives")
bp.before_request(signed_in_only)
bp.before_request(sent_before)

bp.get("/<reference>")(show_directive)
bp.get("/<reference>/comparison")(show_comparison)


@bp.get("/")
def list_all() -> Page:
    """List the directives that this person may read."""
    lines = list_directives(db.session(), me(), before=number_asked("before"))
    rows, older = directive_rows(lines, wall(), here=directives_url())
    return render_template("guidance/list.html", rows=rows, older=older)


for part in (drafting, discussing, answering, receipts):
    part.register(bp)
