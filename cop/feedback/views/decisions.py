"""What a receiving forum does: acknowledge, raise further, propose, confirm."""

from flask import Blueprint, request

from cop.errors import require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.forms import AcknowledgeForm, ConfirmForm, ProposeForm, ReferForm
from cop.feedback.operations import deciding, handling
from cop.feedback.permissions import can_acknowledge, can_confirm, can_propose, can_refer
from cop.feedback.states import Action
from cop.feedback.urls import issue_url
from cop.feedback.views.page import act_page, lawful_now, moved_news, number_in, permit
from cop.feedback.words import OUTCOME_HINTS
from cop.forms import options
from cop.forums.queries import get_parent, list_people
from cop.visitors import me, now, today
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below an issue."""
    for path, view in (
        ("acknowledgement", acknowledge),
        ("referral", refer),
        ("proposals", propose),
        ("confirmations", confirm),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])


def acknowledge(reference: str) -> Page:
    """Say that the issue has arrived, who looks after it, and when the network hears next."""
    case = get_case(db.session(), reference, me(), today())
    form = AcknowledgeForm()
    permit(can_acknowledge(me(), case), case, form)
    lawful_now(case, Action.ACKNOWLEDGE)
    able = handling.free_handlers(db.session(), case.holder, case.leg, today()) if case.leg else {}
    form.handler.choices = options(able)
    if request.method == "GET" and me().id in able:
        form.handler.data = me().id

    def act() -> str:
        handling.acknowledge(
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
        say(f"Acknowledged. The networks that raised it are told in a minute.{moved}")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("acknowledge", case, form))


def refer(reference: str) -> Page:
    """Prepare to raise an issue further, with options."""
    case = get_case(db.session(), reference, me(), today())
    form = ReferForm()
    permit(can_refer(me(), case), case, form)
    lawful_now(case, Action.REFER)

    def act() -> str:
        handling.refer(
            db.session(),
            case.issue,
            by=me(),
            criteria=form.criteria.data or [],
            options=form.option_lines(),
            advice=form.advice.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Ready to go further. The convenor or secretariat sends it on.")
        return issue_url(reference)

    def page() -> str:
        return act_page("refer", case, form, target=get_parent(db.session(), case.holder))

    return handle(form, act, page)


def propose(reference: str) -> Page:
    """Propose a decision, or a new version of one."""
    case = get_case(db.session(), reference, me(), today())
    form = ProposeForm.of(*deciding.open_proposal(db.session(), case.issue))
    permit(can_propose(me(), case), case, form)
    lawful_now(case, Action.DECIDE)
    form.owner.choices = options([("", "Choose somebody"), *list_people(db.session())])

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

    def page() -> str:
        newest = deciding.latest_proposal(db.session(), case.issue)
        before, now_open = number_in(form.seen.data), newest.id if newest else 0
        theirs_first = form.is_submitted() and before is not None and before != now_open
        if theirs_first:
            form.own_up(deciding.OTHERS_FIRST)
        form.seen.data = str(now_open)
        left = deciding.deciders_left(db.session(), case, today())
        more = {"hints": OUTCOME_HINTS, "nobody_left": not left, "theirs_first": theirs_first}
        return act_page("propose", case, form, **more)

    return handle(form, act, page)


def confirm(reference: str) -> Page:
    """Say yes to a proposal; the last yes makes it a decision."""
    case = get_case(db.session(), reference, me(), today())
    require(can_confirm(me(), case))
    lawful_now(case, Action.DECIDE)
    form = ConfirmForm()

    def act() -> str:
        decision = deciding.confirm(
            db.session(),
            case.issue,
            by=me(),
            proposal_id=number_in(form.proposal.data) or 0,
            now=now(),
        )
        say("Confirmed, and decided." if decision else "Confirmed. Others still have to.")
        return issue_url(reference, "decision" if decision else "proposal")

    return handle(form, act, lambda: act_page("confirm", case, form))


def draft_of(form: ProposeForm) -> deciding.Draft:
    """Return what the form proposes."""
    return deciding.Draft(
        outcome=form.chosen(),
        answer=form.answer.data or "",
        rationale=form.rationale.data or "",
        not_agreed=form.not_agreed.data or "",
        conditions=form.condition_lines(),
        owner_id=form.owner.data,
        due_on=form.due_on.data,
        deferred_to=form.deferred_to.data,
        review_on=form.review_on.data,
        conflicts=form.conflicts.data or "",
        supersedes=form.superseded(),
    )
