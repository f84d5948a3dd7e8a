"""The briefing card: what those who decide need on one page, and the decision from it."""

from flask import Blueprint, render_template, request

from cop.errors import require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.clocks import clocks_of
from cop.feedback.dossier import dossier_of
from cop.feedback.forms import ProposeForm
from cop.feedback.models import Pause
from cop.feedback.operations import deciding
from cop.feedback.operations.pausing import open_pause
from cop.feedback.permissions import Case, can_propose, can_read_deliberation
from cop.feedback.similar import SimilarLine
from cop.feedback.states import Action, lawful_from
from cop.feedback.urls import issue_url
from cop.feedback.views.decisions import draft_of
from cop.feedback.views.page import number_in, permit
from cop.feedback.views.show import confirm_form_for, priority_areas
from cop.feedback.views.triage import alike
from cop.feedback.words import (
    CRITERIA,
    OUTCOME_WORDS,
    SEVERITIES,
    state_words,
)
from cop.forms import options
from cop.forums.queries import list_people
from cop.visitors import me, now, today, wall
from cop.web import Page, handle, say

LIKE_IT = 12
RELATED = 3


def register(bp: Blueprint) -> None:
    """Mount this page below an issue."""
    bp.add_url_rule("/<reference>/card", view_func=card, methods=["GET", "POST"])


def card(reference: str) -> Page:
    """Show the briefing card to the forum that has the issue; its deciders propose on it."""
    case = get_case(db.session(), reference, me(), today())
    form = ProposeForm.of(*deciding.open_proposal(db.session(), case.issue))
    if request.method == "GET":
        require(can_read_deliberation(me(), case))
    else:
        permit(can_propose(me(), case), case, form)
    proposes = _may_propose(case)
    people = list_people(db.session()) if proposes or request.method == "POST" else []
    form.owner.choices = options([("", "Choose somebody"), *people])

    def act() -> str:
        decision = deciding.propose(
            db.session(),
            case.issue,
            draft_of(form),
            by=me(),
            now=now(),
            version=form.seen_version(),
            seen=number_in(form.seen.data),
        )
        say("Decided." if decision else "Proposed. It counts when the others have confirmed it.")
        return issue_url(reference, "decision" if decision else "proposal")

    return handle(form, act, lambda: _page(reference, form))


def _may_propose(case: Case) -> bool:
    lawful = Action.DECIDE in {line.action for line in lawful_from(case.state)}
    return lawful and bool(can_propose(me(), case))


def _page(reference: str, form: ProposeForm) -> str:
    case = get_case(db.session(), reference, me(), today())  # the form may have come too late
    newest = deciding.latest_proposal(db.session(), case.issue)
    form.version.data, form.seen.data = str(case.issue.version), str(newest.id if newest else 0)
    dossier = dossier_of(db.session(), case, me())
    like_it = alike(case, dossier, LIKE_IT)
    return render_template(
        "feedback/card.html",
        case=case,
        issue=case.issue,
        dossier=dossier,
        form=form,
        proposes=_may_propose(case) or bool(form.errors),
        confirm_form=confirm_form_for(case, dossier),
        like_it=like_it,
        answered=_answered(like_it),
        clocks=clocks_of(db.session(), case, _pause_of(case), wall()),
        state=state_words(case.state, case.issue.closure),
        criteria=CRITERIA,
        outcome_words=OUTCOME_WORDS,
        severities=SEVERITIES,
        theme=priority_areas().get(case.issue.priority_area, ""),
        wall=wall(),
    )


def _answered(like_it: list[SimilarLine]) -> list[SimilarLine]:
    """Return those that came back with an answer: what was decided before of the same."""
    return [line for line in like_it if line.outcome][:RELATED]


def _pause_of(case: Case) -> Pause | None:
    return open_pause(db.session(), case.leg) if case.leg else None
