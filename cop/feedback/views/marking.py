"""Mark an issue, and put a notice above it."""

from flask import Blueprint

from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.forms.caring import IssueCareForm
from cop.feedback.operations.marking import mark_issue
from cop.feedback.permissions import can_mark_issue
from cop.feedback.urls import issue_url
from cop.feedback.views.page import act_page, permit
from cop.visitors import me, now, today
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount this page below an issue."""
    bp.add_url_rule("/<reference>/care", view_func=care, methods=["GET", "POST"])


def care(reference: str) -> Page:
    """Give the issue a marking, and say above it that it speaks of somebody who has died."""
    case = get_case(db.session(), reference, me(), today())
    issue = case.issue
    form = IssueCareForm(data={"marking": issue.marking, "names_deceased": issue.names_deceased})
    permit(can_mark_issue(me(), case), case, form)

    def act() -> str:
        mark_issue(
            db.session(),
            issue,
            marking=form.marking.data or "",
            names_deceased=bool(form.names_deceased.data),
            by=me(),
            now=now(),
        )
        say("Saved.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("care", case, form))
