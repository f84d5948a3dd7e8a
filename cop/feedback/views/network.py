"""What a network does about its own issue: fix it, take it off, answer, appeal, leave, learn."""

from collections.abc import Callable

from flask import Blueprint, request

from cop.errors import require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.forms import (
    AppealForm,
    DivertForm,
    LearningForm,
    LocalActionForm,
    LocalClosureForm,
    ObjectForm,
    ReplyForm,
    WithdrawForm,
)
from cop.feedback.models import Issue
from cop.feedback.operations import (
    clarifying,
    local,
    objecting,
    returning,
    undoing,
    withdrawing,
)
from cop.feedback.permissions import (
    Case,
    can_act_locally,
    can_answer_question,
    can_appeal,
    can_close_locally,
    can_divert,
    can_learn,
    can_object,
    can_withdraw,
    leaving_forums,
)
from cop.feedback.states import Action
from cop.feedback.urls import issue_url
from cop.feedback.views.page import act_page, lawful_now, permit
from cop.forms import ActionForm, options
from cop.forums.models import Forum
from cop.forums.queries import name_forums
from cop.visitors import me, now, site, today
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below an issue."""
    for path, view in (
        ("diversion", divert),
        ("local-action", act_locally),
        ("local-closure", close_locally),
        ("reply", reply),
        ("appeal", appeal),
        ("withdrawal", withdraw),
        ("objection", object_to_merge),
        ("learning-note", write_learning_note),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])
    for path, button in (
        ("withdrawal/agreement", agree_to_withdraw),
        ("withdrawal/refusal", keep_standing),
        ("undo", undo),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=button, methods=["POST"])


def divert(reference: str) -> Page:
    """Take a case matter off the forum, and say where it belongs."""
    case = get_case(db.session(), reference, me(), today())
    form = DivertForm()
    permit(can_divert(me(), case), case, form)
    lawful_now(case, Action.DIVERT)

    def act() -> str:
        local.divert(
            db.session(),
            case.issue,
            by=me(),
            lawful_channel=form.lawful_channel.data or "",
            note=form.note.data or "",
            title=form.title.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Taken off the forum. Whoever raised it is told where it belongs.")
        return issue_url(reference)

    facts = site()
    guides = facts.settings.get("information_sharing_guides", []) if facts else []
    return handle(form, act, lambda: act_page("divert", case, form, guides=guides))


def act_locally(reference: str) -> Page:
    """Plan what the network tries itself."""
    case = get_case(db.session(), reference, me(), today())
    form = LocalActionForm()
    permit(can_act_locally(me(), case), case, form)
    lawful_now(case, Action.ACT_LOCALLY)
    forum = db.session().get_one(Forum, case.issue.origin_id)
    people = local.owners_of(db.session(), forum, today())
    form.owner.choices = options([("", "Choose somebody"), *people.items()])

    def act() -> str:
        local.act_locally(
            db.session(),
            case.issue,
            by=me(),
            owner_id=form.owner.data,
            due_on=form.due_on.data,
            steps=form.step_lines(),
            note=form.note.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Planned. Who raised it is told in a minute who does what, and by when.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("act_locally", case, form))


def close_locally(reference: str) -> Page:
    """Say that the network has solved it itself."""
    case = get_case(db.session(), reference, me(), today())
    form = LocalClosureForm()
    plan = local.local_action_of(db.session(), case.issue)
    permit(can_close_locally(me(), case, plan.owner_id if plan else None), case, form)
    lawful_now(case, Action.CLOSE)

    def act() -> str:
        local.close_locally(
            db.session(),
            case.issue,
            by=me(),
            note=form.note.data or "",
            learning=form.learning.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Closed: solved in the network. Well done.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("close_locally", case, form))


def reply(reference: str) -> Page:
    """Answer the question that the forum with the issue asked."""
    case = get_case(db.session(), reference, me(), today())
    form = ReplyForm()
    permit(can_answer_question(me(), case), case, form)
    lawful_now(case, Action.ANSWER)

    def act() -> str:
        clarifying.answer_question(
            db.session(),
            case.issue,
            by=me(),
            answer=form.answer.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Sent. The clock runs again. Who asked is told in a minute.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("reply", case, form))


def appeal(reference: str) -> Page:
    """Appeal against the return, once."""
    case = get_case(db.session(), reference, me(), today())
    form = AppealForm()
    permit(can_appeal(me(), case), case, form)
    lawful_now(case, Action.APPEAL)
    if request.method == "GET":
        returning.check_appeal_left(db.session(), case.issue)

    def act() -> str:
        returning.appeal(
            db.session(),
            case.issue,
            by=me(),
            why=form.why.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Your appeal stands. Send the issue up again when the brief says what it needs to.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("appeal", case, form))


def withdraw(reference: str) -> Page:
    """Ask that the network no longer stands behind the issue."""
    case = get_case(db.session(), reference, me(), today())
    form = WithdrawForm()
    permit(can_withdraw(me(), case), case, form)
    lawful_now(case, Action.WITHDRAW)
    mine = set(leaving_forums(me(), case))
    if me().id == case.issue.raised_by_id:
        mine |= {case.issue.origin_id} & case.raisers
    forums = name_forums(db.session(), mine)
    form.forum.choices = options(forums)
    if form.forum.data not in forums:
        form.forum.data = next(iter(forums), None)

    def act() -> str:
        wish = withdrawing.withdraw(
            db.session(),
            case.issue,
            by=me(),
            forum_id=form.forum.data,
            reason=form.reason.data or "",
            now=now(),
            version=form.seen_version(),
        )
        alone = len(case.raisers) == 1
        done = "Withdrawn." if alone else "Your network has left it. The others go on."
        say(
            done
            if wish.ended_at
            else "Asked. It happens once who raised it and the network’s convenor agree."
        )
        return issue_url(reference)

    return handle(form, act, lambda: act_page("withdraw", case, form, forums=forums))


def agree_to_withdraw(reference: str) -> Page:
    """Be the second person who agrees."""
    return _button(
        reference,
        lambda case: withdrawing.waiting_for(db.session(), case, me()),
        lambda issue: withdrawing.agree_to_withdraw(db.session(), issue, by=me(), now=now()),
        "Agreed. The network no longer stands behind it.",
    )


def keep_standing(reference: str) -> Page:
    """Say that the network goes on standing behind it."""
    return _button(
        reference,
        lambda case: withdrawing.waiting_for(db.session(), case, me(), own=True),
        lambda issue: withdrawing.keep_standing(db.session(), issue, by=me(), now=now()),
        "The network goes on standing behind it.",
    )


def object_to_merge(reference: str) -> Page:
    """Say that it isn't the same as the issue it was merged into."""
    case = get_case(db.session(), reference, me(), today())
    form = ObjectForm()
    permit(can_object(me(), case), case, form)
    lawful_now(case, Action.OBJECT)

    def act() -> str:
        objecting.object_to_merge(
            db.session(),
            case.issue,
            by=me(),
            reason=form.reason.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Taken out again. Your issue goes on by itself, with the date it had.")
        return issue_url(reference)

    ends = objecting.objection_ends(db.session(), case.issue)
    return handle(form, act, lambda: act_page("object", case, form, ends=ends))


def write_learning_note(reference: str) -> Page:
    """Write down what others can take from how it ended."""
    case = get_case(db.session(), reference, me(), today())
    require(can_learn(me(), case))
    form = LearningForm()

    def act() -> str:
        local.write_learning_note(
            db.session(), case.issue, by=me(), text=form.text.data or "", now=now()
        )
        say("Thank you. Every network can read it.")
        return issue_url(reference, "learning")

    return handle(form, act, lambda: act_page("learning", case, form))


def undo(reference: str) -> Page:
    """Take the last step back."""
    return _button(
        reference,
        lambda case: None,  # the act says why it is too late
        lambda issue: undoing.undo(db.session(), issue, by=me(), now=now()),
        "Taken back. No notice was sent.",
    )


def _button(
    reference: str,
    check: Callable[[Case], object],
    change: Callable[[Issue], object],
    done: str,
) -> Page:
    """Do what a button asks for; a refusal is a page that leads back to the issue."""
    case = get_case(db.session(), reference, me(), today())
    check(case)
    form = ActionForm()

    def act() -> str:
        change(case.issue)
        say(done)
        return issue_url(reference)

    def page() -> str:
        return act_page("refused", case, form, asked=request.path)

    return handle(form, act, page)
