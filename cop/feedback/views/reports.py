"""Name what a decision sets going, report how far it is, tell raisers how it goes."""

from flask import Blueprint, request

from cop.errors import Unlawful
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.forms import DropActionForm, NameActionForm, ReportForm, UpdateForm
from cop.feedback.operations import reporting
from cop.feedback.operations.reminding import BEING_DONE
from cop.feedback.operations.reporting import Planned
from cop.feedback.rights import WAITED_FOR, can_name_actions, can_report, can_update
from cop.feedback.states import OPEN_TO_VERDICTS
from cop.feedback.urls import issue_url
from cop.feedback.views.page import act_page, number_in, permit
from cop.forms import options
from cop.forums.queries import list_people
from cop.visitors import me, now, today
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below an issue."""
    for path, view in (
        ("actions", add_action),
        ("actions/removal", drop_action),
        ("reports", report_progress),
        ("updates", write_update),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])


def add_action(reference: str) -> Page:
    """Name one thing that the decision sets going, and who answers for it."""
    case = get_case(db.session(), reference, me(), today())
    form = NameActionForm()
    permit(can_name_actions(me(), case), case, form)
    if request.method == "GET" and case.state not in OPEN_TO_VERDICTS:
        raise Unlawful("Actions are named from the answer on, until the issue is closed.")
    people = list_people(db.session())
    form.owner.choices = options([("", "Choose somebody"), *people])
    form.delegate.choices = options([("", "Nobody else"), *people])

    def act() -> str:
        plan = Planned(form.what.data or "", form.owner.data, form.due_on.data, form.delegate.data)
        reporting.add_action(
            db.session(), case.issue, plan, by=me(), now=now(), version=form.seen_version()
        )
        say("Named. Whoever answers for it is told now.")
        return issue_url(reference, "progress")

    return handle(form, act, lambda: act_page("action", case, form))


def drop_action(reference: str) -> Page:
    """Take off an action that was named by mistake or isn’t needed any more."""
    case = get_case(db.session(), reference, me(), today())
    form = DropActionForm()
    permit(can_name_actions(me(), case), case, form)
    actions = reporting.actions_of(db.session(), case.issue)
    form.action.choices = options((a.id, a.what) for a in actions if not a.over)
    if request.method == "GET":
        if not form.action.choices:
            raise Unlawful("There is no action here that could be taken off.")
        form.action.data = number_in(request.args.get("action"))

    def act() -> str:
        reporting.drop_action(
            db.session(),
            case.issue,
            form.action.data,
            by=me(),
            now=now(),
            version=form.seen_version(),
        )
        say("Taken off. Whoever answered for it is told.")
        return issue_url(reference, "progress")

    return handle(form, act, lambda: act_page("drop_action", case, form))


def report_progress(reference: str) -> Page:
    """Report how far an action is, or the whole decision."""
    case = get_case(db.session(), reference, me(), today())
    actions = reporting.actions_of(db.session(), case.issue)
    form = ReportForm()
    permit(can_report(me(), case, actions), case, form)
    if request.method == "GET" and case.state not in BEING_DONE:
        raise Unlawful("Progress is reported from the day the work begins until it is closed.")
    mine = reporting.reportable(me(), case, actions)
    form.action.choices = options(
        (action.id if action else "", action.what if action else "All that was decided")
        for action in mine
    )
    if request.method == "GET":
        form.action.data = number_in(request.args.get("action"))

    def act() -> str:
        reporting.report_progress(
            db.session(),
            case.issue,
            by=me(),
            text=form.text.data or "",
            percent=form.number(),
            action_id=form.action.data,
            now=now(),
            version=form.seen_version(),
        )
        say("Reported. Everybody who raised it is told.")
        return issue_url(reference, "progress")

    return handle(form, act, lambda: act_page("report", case, form))


def write_update(reference: str) -> Page:
    """Tell the raisers how it goes while they wait."""
    case = get_case(db.session(), reference, me(), today())
    form = UpdateForm()
    permit(can_update(me(), case), case, form)
    if request.method == "GET" and case.state not in WAITED_FOR:
        raise Unlawful("Nobody waits for news of it now.")

    def act() -> str:
        reporting.write_update(
            db.session(),
            case.issue,
            by=me(),
            text=form.text.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Told. It stands with the issue, and those who raised it get a notice.")
        return issue_url(reference, "progress")

    return handle(form, act, lambda: act_page("update", case, form))
