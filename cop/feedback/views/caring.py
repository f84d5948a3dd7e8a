"""Care for a discussion: mark it, put notices on it, limit it, and mask a name on request."""

from flask import Blueprint, render_template, request

from cop.errors import Invalid, require
from cop.extensions import db
from cop.feedback.forms.caring import AskMaskForm, MaskDirectlyForm, MaskForm
from cop.feedback.mask_places import Places, places_of
from cop.feedback.operations.masking import mask_directly, mask_name
from cop.forms import ActionForm, CopForm
from cop.forums.communities import key_of
from cop.forums.models import Forum
from cop.forums.tiers import Ability
from cop.threads import caring, mask_requests
from cop.threads.forms import CareForm
from cop.threads.models import Thread
from cop.threads.permissions import can_ask_mask, can_care, can_mask, can_read_thread
from cop.threads.queries import get_thread
from cop.threads.urls import masks_url, thread_url, threads_url
from cop.threads.views import community_labels, forum_of_readers, my_communities
from cop.visitors import config, me, now, today, wall
from cop.web import Page, handle, say

MASKED = "Masked, here and in what was raised from here. Nobody can bring it back."

bp = Blueprint("caring", __name__, url_prefix="/threads/<int:thread_id>")


@bp.route("/care", methods=["GET", "POST"])
def care(thread_id: int) -> Page:
    """Mark the discussion, put notices above it, and choose who may read it."""
    forum, thread = _here(thread_id)
    require(can_care(me(), forum, thread))
    here = key_of(db.session(), thread.community_id)
    form = CareForm(
        marking=thread.marking,
        names_deceased=thread.names_deceased,
        cultural_notice=thread.cultural_notice,
        community=here,
    )
    # Whoever runs the forum may limit it to any; who started it, to one of their own.
    runs = me().may(Ability.LIMIT, forum.id)
    form.offer(community_labels() if runs else my_communities(forum))
    form.posts, form.reviewable = False, not (here or form.care().community)

    def act() -> str:
        caring.care_for(db.session(), forum, thread, form.care(), by=me(), now=now())
        if not can_read_thread(me(), forum, thread):
            say("Saved. The discussion is its community’s now, so you no longer see it.")
            return threads_url(forum.tier, forum.slug)
        say("Saved.")
        return thread_url(forum.tier, forum.slug, thread_id)

    return handle(form, act, lambda: _page("care", forum, thread_id, form=form))


@bp.route("/masks", methods=["GET", "POST"])
def masks(thread_id: int) -> Page:
    """Ask that a name be masked; those who answer see here what waits, and mask without asking."""
    forum, thread = _here(thread_id)
    require(can_ask_mask(me(), forum, thread))
    if can_mask(me(), forum, thread):
        return _directly(forum, thread)
    form = AskMaskForm()
    form.reviewable = thread.community_id is None

    def act() -> str:
        mask_requests.ask_for_mask(
            db.session(),
            config().secret_key,
            forum,
            thread,
            by=me(),
            name=form.name.data or "",
            reason=form.reason.data or "",
            now=now(),
        )
        say("Asked. Those who can answer are told, and have one working day.")
        return masks_url(forum.tier, forum.slug, thread_id)

    return handle(form, act, lambda: _masks_page(forum, thread_id, ask=form))


def _directly(forum: Forum, thread: Thread) -> Page:
    """Show where a name stands, and mask it once that was looked at."""
    form = MaskDirectlyForm()

    def act() -> str:
        mask_directly(
            db.session(),
            config().secret_key,
            forum,
            thread,
            by=me(),
            name=form.name.data or "",
            word=form.word.data or "",
            now=now(),
        )
        say(MASKED)
        return thread_url(forum.tier, forum.slug, thread.id)

    def page() -> str:
        return _masks_page(forum, thread.id, directly=form)

    if form.is_submitted() and not _looked_at(form) and form.validate():
        try:
            form.looked_at.data = mask_requests.checked_name(
                db.session(), thread, form.name.data or ""
            )
        except Invalid as refusal:
            form.refuse(refusal.message, refusal.field)
            return page(), 422
        return page()
    return handle(form, act, page)


def _looked_at(form: MaskDirectlyForm) -> bool:
    """Say whether where this very name stands was shown before."""
    return form.looked_at.data == " ".join((form.name.data or "").split())


def _places_looked_at(form: MaskDirectlyForm | None, thread: Thread) -> Places | None:
    name = form.looked_at.data if form and _looked_at(form) else ""
    return places_of(db.session(), thread, name) if name else None


@bp.post("/masks/<int:request_id>")
def answer_mask(thread_id: int, request_id: int) -> Page:
    """Mask the name everywhere in the discussion, or leave it as it is."""
    forum, thread = _here(thread_id)
    require(can_mask(me(), forum, thread))
    form = MaskForm()
    form.reviewable = thread.community_id is None

    def act() -> str:
        if request.form.get("answer") == "keep":
            mask_requests.leave_name(
                db.session(),
                config().secret_key,
                forum,
                thread,
                request_id,
                by=me(),
                because=form.because.data or "",
                now=now(),
            )
            say("Left as it is. Whoever asked is told, and reads why.")
            return masks_url(forum.tier, forum.slug, thread_id)
        mask_name(
            db.session(),
            config().secret_key,
            forum,
            thread,
            request_id,
            by=me(),
            word=form.word.data or "",
            now=now(),
        )
        say(MASKED)
        return thread_url(forum.tier, forum.slug, thread_id)

    return handle(
        form, act, lambda: _masks_page(forum, thread_id, answer=form, answered=request_id)
    )


@bp.post("/masks/<int:request_id>/withdrawal")
def withdraw_mask(thread_id: int, request_id: int) -> Page:
    """Take one's own request back."""
    forum, thread = _here(thread_id)
    form = ActionForm()

    def act() -> str:
        mask_requests.withdraw_request(db.session(), thread, request_id, by=me(), now=now())
        say("Taken back. The name you wrote is forgotten.")
        return masks_url(forum.tier, forum.slug, thread_id)

    return handle(form, act, lambda: _masks_page(forum, thread_id, refused=form))


def _here(thread_id: int) -> tuple[Forum, Thread]:
    forum = forum_of_readers()
    return forum, get_thread(db.session(), forum, thread_id, me()).thread


def _masks_page(
    forum: Forum,
    thread_id: int,
    *,
    ask: AskMaskForm | None = None,
    directly: MaskDirectlyForm | None = None,
    answer: MaskForm | None = None,
    answered: int | None = None,
    refused: ActionForm | None = None,
) -> str:
    session, secret = db.session(), config().secret_key
    thread = get_thread(session, forum, thread_id, me()).thread
    may_mask = can_mask(me(), forum, thread)
    waiting: list[mask_requests.Asked] = []
    if may_mask:
        waiting = mask_requests.waiting_requests(session, secret, forum, thread, by=me())
    cards = [
        (asked, places_of(session, thread, asked[0].name) if asked[0].name else None)
        for asked in mask_requests.by_name(waiting)
    ]
    return _page(
        "masks",
        forum,
        thread_id,
        form=answer or refused or directly or ask,
        ask=ask or AskMaskForm(formdata=None),
        directly=directly or MaskDirectlyForm(formdata=None),
        places=_places_looked_at(directly, thread),
        answer=answer,
        answered=answered,
        keeping=request.form.get("answer") == "keep",
        blank=MaskForm(formdata=None),
        button=ActionForm(formdata=None),
        cards=cards,
        gone=answer is not None and answered not in [asked.id for asked in waiting],
        own=mask_requests.own_requests(session, secret, thread, me()),
        answers=mask_requests.who_answers(session, forum, thread, today()),
        may_mask=may_mask,
    )


def _page(name: str, forum: Forum, thread_id: int, *, form: CopForm | None, **more: object) -> str:
    thread = get_thread(db.session(), forum, thread_id, me()).thread
    return render_template(
        f"threads/{name}.html", forum=forum, thread=thread, form=form, wall=wall(), **more
    )
