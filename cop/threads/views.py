"""Pages of discussion within a forum: the list, a new one, one of them, replies, “useful”."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from flask import Blueprint, redirect, render_template, request

from cop.accounts.kept_text import find_kept, open_kept
from cop.errors import NotFound, require
from cop.extensions import db
from cop.feedback.operations.receipts import open_answers
from cop.feedback.permissions import can_raise
from cop.feedback.queries import AnswerHere, answers_in, issue_badges, issue_of_thread, issue_trail
from cop.feedback.urls import alike_url
from cop.forms import blank
from cop.forums.communities import communities_for, key_of, labels_of
from cop.forums.models import Forum
from cop.forums.permissions import can_read_forum
from cop.forums.tiers import Ability
from cop.previewed import Previewed, previewed
from cop.redaction.queries import said_of_notice
from cop.threads import operations
from cop.threads.forms import ReplyForm, ThreadForm, UsefulForm
from cop.threads.markdown import quote, render
from cop.threads.models import Thread
from cop.threads.permissions import can_care, can_reply, can_start_thread
from cop.threads.queries import (
    OpenThread,
    find_thread,
    forum_of_thread,
    get_post,
    get_quoted,
    get_thread,
    list_posts,
    list_threads,
    page_of,
    pages_of,
)
from cop.threads.rows import PostView, most_useful, page_numbers, post_views, tag_links, thread_rows
from cop.threads.urls import post_url, thread_url, threads_url
from cop.threads.words import KIND_LABELS
from cop.visitors import config, forum_here, me, my_forums, now, site, wall
from cop.web import LARGEST_ID, Page, handle, is_preview, number_asked, see_other

bp = Blueprint("threads", __name__, url_prefix="/threads")


@bp.get("/")
def list_threads_page() -> Page:
    """List the forum's discussions, the latest reply first."""
    forum = readable_forum()
    kind = request.args.get("kind")
    if kind not in KIND_LABELS:
        kind = None
    page = list_threads(db.session(), forum, me(), kind=kind, before=cursor_asked())
    rows = thread_rows(
        forum,
        page.lines,
        issue_badges(db.session(), [line.id for line in page.lines], me()),
        wall(),
    )
    html = render_template(
        "threads/list.html",
        forum=forum,
        rows=rows,
        older=older_url(forum, page.older, kind),
        kind=kind,
        kinds=KIND_LABELS,
        may_start=can_start_thread(me(), forum),
    )
    note_visit(forum)
    return html


@bp.route("/new", methods=["GET", "POST"])
def new_thread() -> Page:
    """Start a discussion."""
    forum = readable_forum()
    require(can_start_thread(me(), forum))
    form = ThreadForm()
    form.offer(my_communities(forum))
    if request.form.get("instead", "new") != "new":  # what was written goes on to an issue
        return redirect(alike_url(forum.tier, forum.slug), 307)

    def page(preview: Previewed | None = None) -> str:
        body = preview.html(form.body.data or "", render) if preview else ""
        return render_template(
            "threads/new.html", forum=forum, form=form, preview=body, previewed=preview
        )

    def start() -> str:
        thread = operations.start_thread(
            db.session(),
            forum,
            by=me(),
            title=form.title.data or "",
            body=form.body.data or "",
            kind=form.kind.data,
            now=now(),
            care=form.care(),
        )
        return thread_url(forum.tier, forum.slug, thread.id)

    form.reviewable = not form.care().community
    if is_preview(form) and form.body.validate(form):
        return page(previewed(form))
    return handle(form, start, page)


@bp.get("/<int:thread_id>")
def show_thread(thread_id: int) -> Page:
    """Show a page of a discussion, or the page that holds the post asked for."""
    forum = forum_here()
    open_thread = find_thread(db.session(), forum, thread_id, me())
    if open_thread is None:
        return _elsewhere(thread_id)
    if not can_read_forum(me(), forum):
        raise NotFound  # saying “not allowed” would say that it is there
    page = number_asked("page") or page_of(number_asked("post") or 1)
    form = quoting_form(thread_id) or kept_form(forum, thread_id)
    return thread_page(forum, open_thread, page, form)


@bp.get("/<int:thread_id>/posts")
def back_to_reply(thread_id: int) -> Page:
    """Lead to the discussion, with the reply that was refused there and kept, if one was."""
    forum = forum_of_readers()
    opened = get_thread(db.session(), forum, thread_id, me())
    last = pages_of(opened.thread.post_count)
    kept = find_kept(db.session(), me().id, path=request.path)
    going_on = f"&kept={kept.id}" if kept else ""
    return see_other(f"{thread_url(forum.tier, forum.slug, thread_id)}?page={last}{going_on}#reply")


@bp.get("/<int:thread_id>/posts/<int:number>/useful")
def back_to_post(thread_id: int, number: int) -> Page:
    """Lead to the post that somebody found useful."""
    forum = forum_of_readers()
    get_thread(db.session(), forum, thread_id, me())
    return see_other(post_url(forum.tier, forum.slug, thread_id, number))


@bp.post("/<int:thread_id>/posts")
def reply(thread_id: int) -> Page:
    """Add a post to a discussion."""
    forum = forum_of_readers()
    open_thread = get_thread(db.session(), forum, thread_id, me())
    require(can_reply(me(), forum, open_thread.thread))
    form = ReplyForm()
    form.marked = open_thread.thread.marking
    form.reviewable = open_thread.thread.community_id is None

    def page(preview: Previewed | None = None) -> str:
        fresh = get_thread(db.session(), forum, thread_id, me())
        return thread_page(forum, fresh, pages_of(fresh.thread.post_count), form, preview)

    def add() -> str:
        post = operations.reply(
            db.session(), forum, open_thread.thread, by=me(), body=form.body.data or "", now=now()
        )
        on = open_thread.thread.names_deceased
        return post_url(forum.tier, forum.slug, thread_id, post.number, reads_on=on)

    if is_preview(form) and form.body.validate(form):
        return page(previewed(form))
    return handle(form, add, page)


@bp.post("/<int:thread_id>/posts/<int:number>/useful")
def set_useful(thread_id: int, number: int) -> Page:
    """Say that a post was useful, or take it back."""
    forum = forum_of_readers()
    thread = get_thread(db.session(), forum, thread_id, me()).thread
    post = get_post(db.session(), thread.id, number)
    form = UsefulForm()
    if form.validate():
        useful = form.useful.data != "0"
        operations.set_useful(db.session(), forum, post, by=me(), useful=useful)
        db.session.commit()
    on = thread.names_deceased
    return see_other(post_url(forum.tier, forum.slug, thread_id, number, reads_on=on))


def _elsewhere(thread_id: int) -> Page:
    """Lead to the forum that holds the thread, if this person may read it there."""
    forum = forum_of_thread(db.session(), thread_id, me())
    if forum is None:
        raise NotFound
    return redirect(thread_url(forum.tier, forum.slug, thread_id), 301)


def thread_page(
    forum: Forum,
    opened: OpenThread,
    page: int,
    form: ReplyForm | None,
    preview: Previewed | None = None,
) -> str:
    """Render one page of a discussion and remember that it was read."""
    thread, pages = opened.thread, pages_of(opened.thread.post_count)
    if page > pages:
        raise NotFound
    lines = list_posts(db.session(), thread.id, page, me())
    issue = issue_of_thread(db.session(), thread.id, me())
    answers = answers_in(db.session(), thread.id, me()) if issue else []
    here = wall()
    posts = with_answers(post_views(forum, thread, lines, me(), here), answers)
    html = render_template(
        "threads/show.html",
        forum=forum,
        thread=thread,
        opened=opened,
        posts=posts,
        people=list({post.author: None for post in posts}),
        most_useful=most_useful(posts),
        pinned=answers[-1] if answers else None,
        first_unread=post_url(forum.tier, forum.slug, thread.id, opened.read_to + 1),
        tag_links=tag_links(thread.tags),
        issue=issue,
        trail=issue_trail(issue, wall()) if issue else [],
        issue_open=issue is not None and issue.is_open,
        page=page,
        pages=pages,
        page_numbers=page_numbers(page, pages),
        wall=here,
        waits=opened.unposted,
        **replying(form, preview),
        **around(forum, thread),
    )
    if lines:
        _remember(forum, opened, lines[-1].number, answers)
    return html


def replying(form: ReplyForm | None, preview: Previewed | None) -> dict[str, object]:
    """Return the form of a reply, or what it looks like blank, and its preview if one was asked."""
    return {
        "form": form,
        "blank": blank(ReplyForm),
        "preview": preview.html(form.body.data or "", render) if preview and form else "",
        "previewed": preview,
    }


def around(forum: Forum, thread: Thread) -> dict[str, object]:
    """Return what stands around it: its kind, who may read it, what this person may do there."""
    return {
        "limited_to": limited_to(thread),
        "kind": KIND_LABELS[thread.kind],
        "may_raise": can_raise(me(), forum),
        "may_care": can_care(me(), forum, thread),
        "may_reply": can_reply(me(), forum, thread),
        "masked_notice": []
        if thread.cultural_notice
        else said_of_notice(db.session(), forum, site()),
    }


def limited_to(thread: Thread) -> str:
    """Return what the site calls the community that may read the discussion, if it is limited."""
    if thread.community_id is None:
        return ""
    key = key_of(db.session(), thread.community_id)
    return community_labels().get(key, key)


def my_communities(forum: Forum) -> dict[str, str]:
    """Return the communities of the forum that this person belongs to, by key; most have none."""
    if not me().communities:
        return {}
    facts = site()
    lines = communities_for(db.session(), forum, me(), facts.settings if facts else {})
    return {line.key: line.label for line in lines if line.mine}


def community_labels() -> dict[str, str]:
    """Return what this site calls its communities, by key."""
    facts = site()
    return labels_of(facts.settings if facts else {})


def _remember(forum: Forum, opened: OpenThread, number: int, answers: Sequence[AnswerHere]) -> None:
    """Remember that this was read, up to this post, and which answers came before the eyes."""
    further = operations.mark_read(
        db.session(), opened.thread, by=me(), number=number, read_to=opened.read_to
    )
    # The newest answer is pinned above every page; an older one is read where it stands.
    seen = [answer for answer in answers if answer is answers[-1] or answer.number <= number]
    unopened = [answer.cascade_id for answer in seen if not answer.opened]
    reads = me().may(Ability.READ, forum.id)
    first = reads and open_answers(db.session(), unopened, by=me(), now=now())
    if further or first:
        db.session.commit()


def with_answers(posts: list[PostView], answers: Sequence[AnswerHere]) -> list[PostView]:
    """Return the posts, with those marked that answer what was raised from here."""
    return [as_answer(post, answers) for post in posts] if answers else posts


def as_answer(post: PostView, answers: Sequence[AnswerHere]) -> PostView:
    """Return the post, marked as the answer to what was raised from here if it is one."""
    here = next((answer for answer in answers if answer.number == post.number), None)
    if here is None:
        return post
    return post._replace(answers=here.reference, answered_by=here.decided_by)


def quoting_form(thread_id: int) -> ReplyForm | None:
    """Return a reply that begins with the post to be quoted, None where nothing is."""
    number = number_asked("quote")
    if number is None:
        return None
    form = ReplyForm(formdata=None)
    form.body.data = quote(get_quoted(db.session(), thread_id, number))
    return form


def kept_form(forum: Forum, thread_id: int) -> ReplyForm | None:
    """Return a reply that goes on with what was refused here and kept, None where nothing was."""
    number = number_asked("kept")
    kept = find_kept(db.session(), me().id, number) if number else None
    if kept is None or kept.path != f"{thread_url(forum.tier, forum.slug, thread_id)}/posts":
        return None
    form = ReplyForm(formdata=None)
    form.body.data = dict(open_kept(config().secret_key, kept)).get("body", "")
    form.kept = kept.id
    return form


def note_visit(forum: Forum) -> None:
    """Remember that this person saw the forum's list; what is new there came with the visitor."""
    if any(mine.id == forum.id and mine.new_posts for mine in my_forums()):
        operations.visit_forum(db.session(), forum, by=me())
        db.session.commit()


def readable_forum() -> Forum:
    """Return the forum of this address, refusing those who may not read its discussions."""
    forum = forum_here()
    require(can_read_forum(me(), forum))
    return forum


def forum_of_readers() -> Forum:
    """Return the forum of this address; for who doesn't read it, nothing in it exists."""
    forum = forum_here()
    if not can_read_forum(me(), forum):
        raise NotFound
    return forum


def older_url(forum: Forum, cursor: str | None, kind: str | None) -> str | None:
    """Return the address of the next page of the list."""
    if cursor is None:
        return None
    kept = f"&kind={kind}" if kind else ""
    return f"{threads_url(forum.tier, forum.slug)}?before={cursor}{kept}"


def cursor_asked() -> tuple[datetime, int] | None:
    """Return the place in the list that the address names, or raise NotFound for nonsense."""
    raw = request.args.get("before")
    if raw is None:
        return None
    try:
        micros, thread_id = (int(part) for part in raw.split("-"))
        if thread_id > LARGEST_ID:
            raise NotFound
        return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=micros), thread_id
    except (ValueError, OverflowError):
        raise NotFound from None
