"""Answer for a forum, take the answers, sum them up, respond, review."""

from flask import Blueprint

from cop.errors import require
from cop.extensions import db
from cop.feedback.views.page import number_in
from cop.guidance.dossier import dossier_of, targets_of
from cop.guidance.forms import (
    ConfirmForm,
    FeedbackForm,
    NoteForm,
    ResponseForm,
    ReviewForm,
    SynthesisForm,
)
from cop.guidance.lines import Answer, ProposalLine
from cop.guidance.operations import answering, responding
from cop.guidance.operations.discussing import check_open
from cop.guidance.permissions import (
    Case,
    answering_forums,
    can_confirm,
    can_feed_back,
    can_gather,
    can_propose,
    can_review,
    can_synthesise,
)
from cop.guidance.states import Action
from cop.guidance.urls import directive_url
from cop.guidance.views.page import act_page, case_here, forum_asked, lawful_now, permit
from cop.guidance.words import DEGREE_WORDS
from cop.visitors import me, now
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below a directive."""
    for path, view in (
        ("feedback", feed_back),
        ("closing", gather),
        ("synthesis", synthesise),
        ("response", propose_response),
        ("response-confirmations", confirm_response),
        ("review", review),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])


def feed_back(reference: str) -> Page:
    """Answer for a forum: clear, workable, what is in the way, what was changed."""
    case = case_here(reference)
    mine = answering_forums(me(), case)
    if not mine:
        require(can_feed_back(me(), case, 0))
    forum = forum_asked(mine)
    form = _filled_feedback(_answer_of(case, forum.id))
    if not form.is_submitted():
        check_open(case)

    def act() -> str:
        answering.feed_back(
            db.session(),
            case.directive,
            forum,
            form.feedback(),
            by=me(),
            now=now(),
            seen=number_in(form.seen.data),
        )
        say(f"That is the answer of {forum.name}. You can change it until all answers are in.")
        return directive_url(reference, f"answer-{forum.id}")

    def page() -> str:
        newest = _answer_of(case, forum.id)
        theirs = _unseen(form, newest)
        form.seen.data = str(newest.number if newest else 0)
        return act_page(
            "feedback", case, form, forum=forum, theirs=theirs, degree_words=DEGREE_WORDS
        )

    return handle(form, act, page)


def gather(reference: str) -> Page:
    """End the discussion on the day it is due."""
    case = case_here(reference)
    form = NoteForm()
    permit(can_gather(me(), case), case, form)
    lawful_now(case, Action.GATHER)

    def act() -> str:
        answering.gather(
            db.session(),
            case.directive,
            by=me(),
            note=form.note.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("The answers are in. Forums that gave none are listed as silent.")
        return directive_url(reference, "answers")

    def page() -> str:
        return act_page("gather", case, form, dossier=dossier_of(db.session(), case, me()))

    return handle(form, act, page)


def synthesise(reference: str) -> Page:
    """Sum up what the forums said, and what is known of the silent ones."""
    case = case_here(reference)
    form = SynthesisForm()
    permit(can_synthesise(me(), case), case, form)
    lawful_now(case, Action.SYNTHESISE)

    def act() -> str:
        answering.synthesise(
            db.session(),
            case.directive,
            form.synthesis(),
            by=me(),
            now=now(),
            version=form.seen_version(),
        )
        say("Summed up. The co-chairs respond to it next.")
        return directive_url(reference, "synthesis")

    def page() -> str:
        return act_page(
            "synthesise",
            case,
            form,
            dossier=dossier_of(db.session(), case, me()),
            degree_words=DEGREE_WORDS,
        )

    return handle(form, act, page)


def propose_response(reference: str) -> Page:
    """Put a response to the co-chairs, or a new version of one."""
    case = case_here(reference)
    dossier = dossier_of(db.session(), case, me())
    form = _filled_response(dossier.proposal)
    permit(can_propose(me(), case), case, form)
    lawful_now(case, Action.RESPOND)

    def act() -> str:
        sent = responding.propose_response(
            db.session(),
            case.directive,
            form.response(),
            by=me(),
            now=now(),
            version=form.seen_version(),
            seen=number_in(form.seen.data),
        )
        say(SENT if sent else "Proposed. It is sent when the others have confirmed it.")
        return directive_url(reference, "response" if sent else "proposal")

    def page() -> str:
        newest = dossier_of(db.session(), case, me())
        theirs = newest.proposal if form.is_submitted() else None
        if theirs and theirs.id == number_in(form.seen.data):
            theirs = None
        form.seen.data = str(newest.proposal.id if newest.proposal else 0)
        return act_page("respond", case, form, dossier=newest, theirs=theirs)

    return handle(form, act, page)


def confirm_response(reference: str) -> Page:
    """Say yes to a response; the last yes sends it into every forum’s discussion."""
    case = case_here(reference)
    require(can_confirm(me(), case))
    lawful_now(case, Action.RESPOND)
    form = ConfirmForm()

    def act() -> str:
        sent = responding.confirm_response(
            db.session(),
            case.directive,
            by=me(),
            proposal_id=number_in(form.proposal.data) or 0,
            now=now(),
        )
        say(SENT if sent else "Confirmed. Others still have to.")
        return directive_url(reference, "response" if sent else "proposal")

    def page() -> str:
        dossier = dossier_of(db.session(), case, me())
        return act_page("confirm_response", case, form, dossier=dossier)

    return handle(form, act, page)


def review(reference: str) -> Page:
    """Record what was found when it was looked at again."""
    case = case_here(reference)
    form = ReviewForm()
    permit(can_review(me(), case), case, form)
    lawful_now(case, Action.REVIEW)

    def act() -> str:
        answering.review(
            db.session(),
            case.directive,
            by=me(),
            found=form.found.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Reviewed. The forums that were asked are told.")
        return directive_url(reference, "history")

    return handle(form, act, lambda: act_page("review", case, form))


SENT = "Sent. The response stands in the discussion of every forum that was asked."


def _answer_of(case: Case, forum_id: int) -> Answer | None:
    targets = targets_of(db.session(), case, me())
    return next((line.answer for line in targets if line.forum_id == forum_id), None)


def _unseen(form: FeedbackForm, newest: Answer | None) -> Answer | None:
    """Return an answer that a colleague filed while this one was being written."""
    if newest is None or not form.is_submitted():
        return None
    return newest if newest.number != number_in(form.seen.data) else None


def _filled_feedback(answer: Answer | None) -> FeedbackForm:
    if answer is None:
        return FeedbackForm()
    return FeedbackForm(
        data={
            "clear": answer.clear.value,
            "workable": answer.workable.value,
            "barrier": answer.barrier,
            "adaptation": answer.adaptation,
        }
    )


def _filled_response(proposal: ProposalLine | None) -> ResponseForm:
    if proposal is None:
        return ResponseForm()
    words = {n: getattr(proposal, n) for n in ("we_asked", "you_said", "we_did", "we_did_not")}
    return ResponseForm(data=words)
