"""Confirm having read a must-read, and see who has."""

from flask import Blueprint, render_template

from cop.consultations.queries import turnouts_of_groups
from cop.errors import require
from cop.extensions import db
from cop.forms import ActionForm
from cop.guidance.operations.receiving import give_receipt
from cop.guidance.permissions import (
    Case,
    can_read_receipt_counts,
    can_read_receipts,
    can_receive,
    forums_of_receipts,
)
from cop.guidance.receipts import counts_of, readers_of
from cop.guidance.urls import directive_url
from cop.guidance.views.page import badge_of, case_here
from cop.visitors import me, now, today, wall
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below a directive."""
    bp.add_url_rule("/<reference>/receipts", view_func=show_receipts)
    bp.add_url_rule("/<reference>/receipts", view_func=receive, methods=["POST"])


def show_receipts(reference: str) -> Page:
    """Show who has read it: names to a forum’s convenor, numbers to the forum that issued it."""
    case = case_here(reference)
    require(can_read_receipts(me(), case))
    forums = forums_of_receipts(me(), case)
    readers = readers_of(db.session(), case.directive, forums, today())
    return render_template(
        "guidance/receipts.html",
        case=case,
        directive=case.directive,
        badge_here=badge_of(case),
        readers=readers,
        counts=_counts(case) if can_read_receipt_counts(me(), case) else None,
        wall=wall(),
    )


def receive(reference: str) -> Page:
    """Remember that this person has read it; once is enough."""
    case = case_here(reference)
    require(can_receive(me(), case))
    form = ActionForm()

    def act() -> str:
        give_receipt(db.session(), case.directive, by=me(), now=now())
        say("Thank you. Your receipt is kept.")
        return directive_url(reference)

    def page() -> str:
        return render_template(
            "guidance/receive.html", case=case, directive=case.directive, form=form
        )

    return handle(form, act, page)


def _counts(case: Case) -> dict[str, object]:
    """Return the numbers as they may be shown: the small ones hidden, by the one rule for all."""
    counts = counts_of(db.session(), case.directive, me(), today())
    shown = turnouts_of_groups({(str(c.forum_id),): (c.asked, c.received) for c in counts})
    return {
        "everyone": shown.get(()),
        "forums": [(count, shown[(str(count.forum_id),)]) for count in counts],
    }
