"""The page on which something is done to an issue: where it is, then the form."""

from datetime import date

from flask import render_template, request

from cop.errors import Verdict, require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.clocks import due_while_running
from cop.feedback.dossier import dossier_of
from cop.feedback.permissions import Case
from cop.feedback.record import check_lawful, moved_words
from cop.feedback.states import Action
from cop.feedback.trails import trail_of
from cop.feedback.words import OUTCOME_WORDS, state_words
from cop.forms import CopForm
from cop.visitors import me, today, wall


def act_page(name: str, case: Case, form: CopForm, **more: object) -> str:
    """Render the page of one act, made for the issue's present version."""
    if request.method == "POST":  # what refused the form may have moved the issue
        case = get_case(db.session(), case.issue.reference, me(), today())
        if form.seen_version() not in (None, case.issue.version):
            form.own_up(moved_words(case.issue))
    form.version.data = str(case.issue.version)
    dossier = dossier_of(db.session(), case, me())
    return render_template(
        f"feedback/acts/{name}.html",
        case=case,
        issue=case.issue,
        form=form,
        dossier=dossier,
        trail=trail_of(dossier.steps, wall(), due_while_running(db.session(), case.issue)),
        state=state_words(case.state, case.issue.closure),
        outcome_words=OUTCOME_WORDS,
        wall=wall(),
        **more,
    )


def permit(verdict: Verdict, case: Case, form: CopForm) -> None:
    """Refuse with the reason, but let the act answer a form that was made before the last step.

    An issue that has moved on is often out of its old hands: they are told what changed."""
    made_before = form.seen_version() not in (None, case.issue.version)
    if request.method == "GET" or not made_before:
        require(verdict)


def moved_news(named: date | None, news_on: date | None) -> str:
    """Return what to add if the networks hear next on another day than was named."""
    if named is None or news_on is None or named == news_on:
        return ""
    day = wall().weekday
    return f" They hear next on {day(news_on)}: {day(named)} isn’t a working day."


def number_in(raw: str | None) -> int | None:
    """Return the number that a hidden field holds, None for anything else."""
    raw = raw or ""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else None


def lawful_now(case: Case, action: Action) -> None:
    """On opening a form, refuse what the table doesn't allow; a sent form is judged by the act."""
    if request.method == "GET":
        check_lawful(case.issue, action)
