"""Merge an issue into another one: what the networks of both said, and why they belong together."""

from flask import Blueprint, request

from cop.errors import Invalid, NotFound
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.dossier import dossier_of
from cop.feedback.forms import MergeForm
from cop.feedback.operations import handling
from cop.feedback.permissions import Case, can_merge
from cop.feedback.record import expect_version
from cop.feedback.states import Action
from cop.feedback.urls import issue_url
from cop.feedback.views.page import act_page, lawful_now, permit
from cop.visitors import me, now, today
from cop.web import Page, handle, say

UNKNOWN = "There is no such issue, or you can’t see it. Look for its reference, like ISS-106."
LONGEST = 24


def register(bp: Blueprint) -> None:
    """Mount this page below an issue."""
    bp.add_url_rule("/<reference>/merge", view_func=merge, methods=["GET", "POST"])


def merge(reference: str) -> Page:
    """Merge an issue into another one."""
    case = get_case(db.session(), reference, me(), today())
    form = MergeForm()
    permit(can_merge(me(), case), case, form)
    lawful_now(case, Action.MERGE)
    if request.method == "GET":
        form.into.data = request.args.get("into", "")[:LONGEST]

    def act() -> str:
        into = _target(form)
        if into is None:
            raise Invalid(UNKNOWN, "into")
        expect_version(case.issue, form.seen_version())
        handling.merge(
            db.session(), case.issue, into.issue, by=me(), reason=form.reason.data or "", now=now()
        )
        say(f"Merged. The networks of {reference} hear everything that {form.target()} hears.")
        return issue_url(reference)  # where it can be taken back

    def page() -> str:
        into = _target(form)
        other = dossier_of(db.session(), into, me()) if into else None
        return act_page("merge", case, form, into=into, other=other)

    return handle(form, act, page)


def _target(form: MergeForm) -> Case | None:
    """Return the issue that was named, None if there is none for this person."""
    try:
        return get_case(db.session(), form.target(), me(), today())
    except NotFound:
        return None
