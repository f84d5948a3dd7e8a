"""The way back: send the answer, start the work, say whether it worked, reopen."""

from collections.abc import Sequence

from flask import Blueprint, request
from markupsafe import Markup

from cop.errors import NotFound, require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.forms import CascadeForm, CheckForm, ProgressForm, ReopenForm
from cop.feedback.operations import answering, checking, ending
from cop.feedback.permissions import (
    Case,
    can_cascade,
    can_file_verdict,
    can_reopen,
    can_start_action,
)
from cop.feedback.states import Action
from cop.feedback.urls import issue_url
from cop.feedback.views.page import act_page, lawful_now, permit
from cop.forums.models import Forum
from cop.forums.tiers import Ability
from cop.previewed import Previewed, previewed
from cop.threads.markdown import render
from cop.visitors import me, now, today
from cop.web import Page, handle, is_preview, say

Preview = tuple[list[str], Markup]


def register(bp: Blueprint) -> None:
    """Mount these pages below an issue."""
    for path, view in (
        ("cascade", cascade),
        ("progress", start_action),
        ("local-checks", file_verdict),
        ("reopening", reopen),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])


def cascade(reference: str) -> Page:
    """Send the answer to every raising network, in words of its own where one needs them."""
    case = get_case(db.session(), reference, me(), today())
    forums = answering.raising_forums(db.session(), case.issue)
    form = CascadeForm.for_forums({forum.id: forum.name for forum in forums})
    permit(can_cascade(me(), case), case, form)
    lawful_now(case, Action.CASCADE)
    if not form.is_submitted():
        form.answer.data = answering.answer_decided(db.session(), case.issue)

    def act() -> str:
        sent = answering.cascade(
            db.session(),
            case.issue,
            by=me(),
            answer=form.answer.data or "",
            answers=form.answers(),
            now=now(),
            version=form.seen_version(),
        )
        networks = "1 network" if len(sent) == 1 else f"{len(sent)} networks"
        say(f"Sent. The answer stands in the discussions of {networks}.")
        return issue_url(reference)

    def page(shown: Previewed | None = None) -> str:
        previews = _previews(form, forums, shown) if shown else []
        return act_page("cascade", case, form, previews=previews, previewed=shown)

    if is_preview(form):
        return page(previewed(form))
    return handle(form, act, page)


def _previews(form: CascadeForm, forums: Sequence[Forum], shown: Previewed) -> list[Preview]:
    """Return what each network would read: those with the same words stand together."""
    own = form.answers()
    texts: dict[str, list[str]] = {}
    for forum in forums:
        text = own.get(forum.id, "").strip() or (form.answer.data or "").strip()
        texts.setdefault(text, []).append(forum.name)
    return [(names, shown.html(text, render)) for text, names in texts.items() if text]


def start_action(reference: str) -> Page:
    """Say that the work has begun."""
    case = get_case(db.session(), reference, me(), today())
    form = ProgressForm()
    permit(can_start_action(me(), case), case, form)
    lawful_now(case, Action.START)

    def act() -> str:
        answering.start_action(
            db.session(),
            case.issue,
            by=me(),
            note=form.note.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Told. Everybody who raised it sees that the work has begun.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("progress", case, form))


def file_verdict(reference: str) -> Page:
    """Say for a raising network whether it worked."""
    case = get_case(db.session(), reference, me(), today())
    form = CheckForm()
    forum = _answering_forum(case, form)
    require(can_file_verdict(me(), case, forum.id))

    def act() -> str:
        checking.file_verdict(
            db.session(),
            case.issue,
            forum,
            by=me(),
            verdict=form.chosen(),
            note=form.note.data or "",
            evidence=form.evidence.data or "",
            now=now(),
        )
        say(f"Thank you. That is the answer of {forum.name}; you can change it until it closes.")
        return issue_url(reference, "fixed")

    return handle(form, act, lambda: act_page("check", case, form, forum=forum))


def reopen(reference: str) -> Page:
    """Send an issue back with new evidence."""
    case = get_case(db.session(), reference, me(), today())
    form = ReopenForm()
    permit(can_reopen(me(), case), case, form)
    lawful_now(case, Action.REOPEN)

    def act() -> str:
        ending.reopen(
            db.session(),
            case.issue,
            by=me(),
            evidence=form.evidence.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Reopened. The forum that first received it has it again.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("reopen", case, form))


def _answering_forum(case: Case, form: CheckForm) -> Forum:
    """Return the network that the form names, or the one this person may answer for."""
    mine = sorted(case.raisers & me().forums_where(Ability.CHECK))
    raw = form.forum.data or request.args.get("forum", "")
    wanted = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else None
    forum_id = wanted if wanted in case.raisers else next(iter(mine), None)
    if forum_id is None:
        forum_id = next(iter(sorted(case.raisers)))
    forum = db.session().get(Forum, forum_id)
    if forum is None:
        raise NotFound
    form.forum.data = str(forum.id)
    return forum
