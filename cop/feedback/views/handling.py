"""What the forum that has an issue does besides deciding it: ask, return, hand over, pause."""

from flask import Blueprint, request

from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.forms import HandOverForm, PauseForm, QuestionForm, ReturnForm
from cop.feedback.operations import clarifying, handling, pausing, returning
from cop.feedback.permissions import can_clarify, can_hand_over, can_pause_leg, can_return
from cop.feedback.states import Action
from cop.feedback.urls import issue_url
from cop.feedback.views.page import act_page, lawful_now, moved_news, permit
from cop.feedback.words import moved_by
from cop.forms import ActionForm, options
from cop.visitors import me, now, today
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below an issue."""
    for path, view in (
        ("question", clarify),
        ("return", return_issue),
        ("handover", hand_over),
        ("pause", pause),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])
    bp.add_url_rule("/<reference>/pause/end", view_func=resume, methods=["POST"])


def clarify(reference: str) -> Page:
    """Ask the network that raised it a question; the clock stands still meanwhile."""
    case = get_case(db.session(), reference, me(), today())
    form = QuestionForm()
    permit(can_clarify(me(), case), case, form)
    lawful_now(case, Action.CLARIFY)
    if request.method == "GET":
        clarifying.check_questions_left(db.session(), case.issue)

    def act() -> str:
        clarifying.clarify(
            db.session(),
            case.issue,
            by=me(),
            question=form.question.data or "",
            note=form.note.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Asked. They are told in a minute. Your clock stands still until they answer.")
        return issue_url(reference)

    left = clarifying.questions_left(db.session(), case.issue)
    days = case.rules.targets["clarify"]
    return handle(form, act, lambda: act_page("question", case, form, left=left, days=days))


def return_issue(reference: str) -> Page:
    """Return the issue with a reason, and with what the network can do."""
    case = get_case(db.session(), reference, me(), today())
    form = ReturnForm()
    permit(can_return(me(), case), case, form)
    lawful_now(case, Action.RETURN)

    def act() -> str:
        returning.return_issue(
            db.session(),
            case.issue,
            by=me(),
            reason_code=form.reason_code.data or "",
            reason=form.reason.data or "",
            what_locals_can_do=form.what_locals_can_do.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say(
            "Returned. Every network behind it is told the reason in a minute, and may appeal once."
        )
        return issue_url(reference)

    appeals = returning.may_still_appeal(db.session(), case.issue)
    return handle(form, act, lambda: act_page("return", case, form, appeals=appeals))


def hand_over(reference: str) -> Page:
    """Give the issue to somebody else, or name another date."""
    case = get_case(db.session(), reference, me(), today())
    form = HandOverForm()
    permit(can_hand_over(me(), case), case, form)
    able = handling.free_handlers(db.session(), case.holder, case.leg, today()) if case.leg else {}
    form.handler.choices = options(able)
    if request.method == "GET" and case.leg:
        form.handler.data, form.next_on.data = case.leg.handler_id, case.leg.next_on

    def act() -> str:
        handling.hand_over(
            db.session(),
            case.issue,
            by=me(),
            handler_id=form.handler.data,
            next_on=form.next_on.data,
            note=form.note.data or "",
            now=now(),
            version=form.seen_version(),
        )
        moved = moved_news(form.next_on.data, case.leg.next_on if case.leg else None)
        say(f"Saved. The networks see who looks after it, and when they hear next.{moved}")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("hand_over", case, form))


def pause(reference: str) -> Page:
    """Let the clock of this forum stand still."""
    case = get_case(db.session(), reference, me(), today())
    form = PauseForm()
    permit(can_pause_leg(me(), case), case, form)

    def act() -> str:
        pausing.pause_leg(
            db.session(), case.issue, by=me(), reason=form.reason.data or "", now=now()
        )
        say("The clock stands still. Let it run on when the time comes.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("pause", case, form))


def resume(reference: str) -> Page:
    """Let the clock run on."""
    case = get_case(db.session(), reference, me(), today())
    form = ActionForm()
    permit(can_pause_leg(me(), case), case, form)

    def act() -> str:
        days = pausing.resume_leg(db.session(), case.issue, by=me(), now=now())
        say(f"The clock runs again. {moved_by(days)}")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("refused", case, form, asked=request.path))
