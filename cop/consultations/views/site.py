"""Consultations of the site: the list, and the pages of each one."""

from flask import Blueprint, render_template
from flask_login import login_required

from cop.consultations.lines import PER_PAGE, list_open, list_past
from cop.consultations.rows import list_rows
from cop.consultations.urls import consultations_url
from cop.consultations.views.answers import (
    answer_question,
    check_answers,
    send_answers,
    show_receipt,
)
from cop.consultations.views.intro import show_consultation
from cop.consultations.views.reading import show_responses, show_results
from cop.extensions import db
from cop.visitors import me, now, wall
from cop.web import Page, number_asked

bp = Blueprint("consultations", __name__, url_prefix="/consultations")
bp.before_request(login_required(lambda: None))

bp.get("/<key>")(show_consultation)
bp.route("/<key>/questions/<int:number>", methods=["GET", "POST"])(answer_question)
bp.get("/<key>/answers")(check_answers)
bp.post("/<key>/submission")(send_answers)
bp.get("/<key>/receipt")(show_receipt)
bp.get("/<key>/results")(show_results)
bp.get("/<key>/responses")(show_responses)


@bp.get("/")
def list_consultations() -> Page:
    """List what is open and what came of those that have closed."""
    past = list_past(db.session(), me(), now(), before=number_asked("before"))
    page = past[:PER_PAGE]
    return render_template(
        "consultations/list.html",
        open=list_rows(list_open(db.session(), me(), now()), wall()),
        past=list_rows(page, wall()),
        older=f"{consultations_url()}?before={page[-1].id}" if len(past) > PER_PAGE else None,
    )
