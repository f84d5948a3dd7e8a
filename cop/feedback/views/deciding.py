"""A forum's inbox of issues, sorted by what is due."""

from flask import Blueprint, render_template, request

from cop.errors import require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.dossier import dossier_of
from cop.feedback.inbox import inbox_of
from cop.feedback.pending import pending_of
from cop.feedback.permissions import can_triage
from cop.feedback.states import State
from cop.feedback.trails import trail_of
from cop.feedback.urls import triage_url
from cop.feedback.views.acts import acts_for
from cop.feedback.views.show import confirm_form_for, where_now
from cop.feedback.words import OUTCOME_WORDS, state_words
from cop.visitors import forum_here, me, now, today, wall
from cop.web import Page

bp = Blueprint("deciding", __name__)

SHOWN = {"waiting": "Waiting on us", "all": "Everything that came here"}


@bp.get("/triage")
def triage() -> Page:
    """Show what waits for this forum, what is due first, and one issue opened."""
    forum = forum_here()
    require(can_triage(me(), forum))
    shown = request.args.get("show", "waiting")
    shown = shown if shown in SHOWN else "waiting"
    lines = inbox_of(db.session(), forum, me(), wall(), everything=shown == "all")
    asked = request.args.get("issue", "")
    reference = asked or (lines[0].reference if lines else "")
    return render_template(
        "feedback/triage.html",
        forum=forum,
        lines=lines,
        shown=shown,
        shows=SHOWN,
        overdue=sum(line.days_left is not None and line.days_left < 0 for line in lines),
        inbox=triage_url(forum.tier, forum.slug),
        opened=_opened(reference) if reference else None,
        wall=wall(),
    )


def _opened(reference: str) -> dict[str, object]:
    """Return the issue that is opened beside the list."""
    case = get_case(db.session(), reference, me(), today())
    dossier = dossier_of(db.session(), case, me())
    return {
        "case": case,
        "issue": case.issue,
        "dossier": dossier,
        "trail": trail_of(dossier.steps, wall(), case.issue.due_on),
        "state": state_words(case.state, case.issue.closure),
        "where": where_now(case),
        "acts": acts_for(case, dossier, pending_of(db.session(), case, me(), now())),
        "confirm_form": confirm_form_for(case, dossier),
        "outcome_words": OUTCOME_WORDS,
        "waiting": case.state in (State.SUBMITTED, State.REOPENED),
    }
