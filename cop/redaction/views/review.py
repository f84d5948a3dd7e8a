"""What was found in words that stand here: the list, one item of it, and what is done about it.

The same pages stand under each forum, and for the administrator on the site's own."""

from collections.abc import Sequence

from flask import Blueprint, g, render_template, request

from cop.errors import Verdict, require
from cop.extensions import db
from cop.forms import ActionForm
from cop.forums.models import Forum
from cop.forums.permissions import can_keep_communities
from cop.redaction.caring import Around, around
from cop.redaction.finding import Finder, texts_of
from cop.redaction.forms import ReviewForm
from cop.redaction.links import address_of, link_of
from cop.redaction.looking import look_first
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.masking import mask_found
from cop.redaction.operations.ruling import call_fine, take_up_again
from cop.redaction.operations.seeking import value_of, writer_of
from cop.redaction.permissions import YOURS, can_call_fine, can_review_words
from cop.redaction.queries import get_item, has_list, list_items, others_who_look
from cop.redaction.reading import reads
from cop.redaction.rows import ItemLine, item_lines
from cop.redaction.urls import again_url, mask_url, review_url
from cop.screening import FINDING_TYPES
from cop.screening.pieces import Piece, pieces_of
from cop.visitors import config, me, now, signed_in_only, today, wall
from cop.web import Page, handle, number_asked, say, see_other

bp = Blueprint("review", __name__, url_prefix="/review")
site_bp = Blueprint("site_review", __name__, url_prefix="/review")
site_bp.before_request(signed_in_only)


@bp.get("/")
@site_bp.get("/")
def list_found() -> Page:
    """List what was found here and waits, or what somebody has looked at; of some, who has it."""
    forum, session = _here(), db.session()
    forum_id = forum.id if forum else None
    looks_after = can_review_words(me(), forum)
    done, before = request.args.get("show") == "done", number_asked("before")
    page = list_items(session, forum_id, me(), done=done, before=before)
    if not page.items and not has_list(session, forum_id, me()):
        require(looks_after)
    return render_template(
        "redaction/list.html",
        forum=forum,
        lines=_lines(forum, page.items),
        older=page.older,
        done=done,
        later=before is not None,
        kinds=FINDING_TYPES,
        looks_after=looks_after,
        here_url=review_url(*_address(forum)),
        wall=wall(),
    )


@bp.route("/<int:item_id>", methods=["GET", "POST"])
@site_bp.route("/<int:item_id>", methods=["GET", "POST"])
def show_item(item_id: int) -> Page:
    """Show what was found to who may read it; take what is to become of it."""
    forum, form = _here(), ReviewForm()
    item = get_item(db.session(), forum.id if forum else None, item_id, me())

    def act() -> str:
        _rule(item, form)
        return _next_url(forum)

    return handle(form, act, lambda: _page(item_id, form))


@bp.get("/<int:item_id>/mask")
@site_bp.get("/<int:item_id>/mask")
def look_at_mask(item_id: int) -> Page:
    """Show what masking would change; it is sent from there to the page of the item."""
    forum, session = _here(), db.session()
    item = get_item(session, forum.id if forum else None, item_id, me())
    if item.state is not Standing.WAITING:
        return see_other(review_url(*_address(forum), item_id))
    readable, secret = reads(session, me(), item, now()), config().secret_key
    return render_template(
        "redaction/mask.html",
        forum=forum,
        item=item,
        line=_lines(forum, [item])[0],
        kinds=FINDING_TYPES,
        look=look_first(session, item, by=me(), secret=secret, reads_it=readable, now=now()),
        around=around(session, item) if readable else Around(),
        readable=readable,
        form=ReviewForm(formdata=None),
        here_url=review_url(*_address(forum)),
        item_url=review_url(*_address(forum), item_id),
    )


@bp.get("/<int:item_id>/second-look")
@site_bp.get("/<int:item_id>/second-look")
def back_to_item(item_id: int) -> Page:
    """Lead to the item; it is taken up again from there."""
    forum = _here()
    get_item(db.session(), forum.id if forum else None, item_id, me())
    return see_other(review_url(*_address(forum), item_id))


@bp.post("/<int:item_id>/second-look")
@site_bp.post("/<int:item_id>/second-look")
def look_again(item_id: int) -> Page:
    """Let an item wait again that somebody called fine."""
    forum, form = _here(), ActionForm()
    item = get_item(db.session(), forum.id if forum else None, item_id, me())

    def act() -> str:
        take_up_again(db.session(), item, by=me(), now=now())
        say("It waits to be looked at again.")
        return review_url(*_address(forum), item_id)

    return handle(form, act, lambda: _page(item_id, ReviewForm(formdata=None), form))


def _rule(item: ReviewItem, form: ReviewForm) -> None:
    session = db.session()
    if not form.mask.data:
        said, read = form.reason.data or "", reads(session, me(), item, now())
        call_fine(session, item, by=me(), reads_it=read, reason=said, now=now())
        say("It stays. Nobody is asked about the same words there again.")
        return
    secret = config().secret_key
    places = mask_found(session, item, by=me(), secret=secret, address=address_of, now=now())
    if places == 0:
        say("It isn’t there any more.")
    else:
        say(f"Masked in {places} places." if places > 1 else "Masked.")


def _page(item_id: int, form: ReviewForm, refused: ActionForm | None = None) -> str:
    forum, session = _here(), db.session()
    item = get_item(session, forum.id if forum else None, item_id, me())
    readable = reads(session, me(), item, now())
    fine = can_call_fine(me(), item, writer_of(session, item), reads_it=readable)
    return render_template(
        "redaction/item.html",
        forum=forum,
        item=item,
        line=_lines(forum, [item])[0],
        kinds=FINDING_TYPES,
        href=_link(item) if readable else "",
        texts=_texts(item) if readable else [],
        around=around(session, item) if readable else Around(),
        readable=readable,
        waits=item.state is Standing.WAITING,
        fine=bool(fine),
        not_fine=_why_not(item, fine),
        form=form,
        refused=refused,
        button=ActionForm(formdata=None),
        here_url=review_url(*_address(forum)),
        again_url=again_url(*_address(forum), item_id),
        mask_url=mask_url(*_address(forum), item_id),
        wall=wall(),
    )


def _why_not(item: ReviewItem, fine: Verdict) -> str:
    """Return why this person can't let it stay; of their own words, who else can, if anybody."""
    if fine or fine.reason != YOURS or item.community_id is not None:
        return fine.reason
    forum = _here()
    if others := others_who_look(db.session(), item.forum_id, me(), today()):
        return f"You wrote this, so somebody else says whether it is fine: {' or '.join(others)}."
    place = forum.name if forum else "the site’s own pages"
    return (
        f"You wrote this, and nobody else looks after {place}, so nobody can say that it is fine."
        " Change it where it stands, or mask what was found. The site’s administrator can give"
        " somebody else a seat."
    )


def _link(item: ReviewItem) -> str:
    """Return where it stands, nothing if it has no page of its own."""
    href = link_of(db.session(), item)
    return "" if href == "/" else href


def _lines(forum: Forum | None, items: Sequence[ReviewItem]) -> list[ItemLine]:
    """Return the items as lines; who has one is named to those who keep the communities."""
    finder = Finder(db.session(), config().secret_key)
    keeps = forum is not None and bool(can_keep_communities(me(), forum))
    return item_lines(db.session(), finder, items, me(), names_holders=keeps)


def _texts(item: ReviewItem) -> list[tuple[Piece, ...]]:
    """Return the texts in pieces, with what was found marked."""
    finder = Finder(db.session(), config().secret_key)
    marks = frozenset(item.marks)
    pieces = []
    for text in texts_of(value_of(db.session(), item)):
        if found := finder.among(text, item.judged_in, marks):
            pieces.append(pieces_of(text, found))
    return pieces


def _here() -> Forum | None:
    """Return the forum of this address; the site's own pages have none."""
    if request.blueprint == site_bp.name:
        return None
    forum: Forum | None = g.get("forum")
    return forum


def _address(forum: Forum | None) -> tuple[str, str]:
    return (forum.tier, forum.slug) if forum else ("", "")


def _next_url(forum: Forum | None) -> str:
    """Return the list, or Home for who has nothing more to look at there."""
    left = can_review_words(me(), forum) or has_list(
        db.session(), forum.id if forum else None, me()
    )
    return review_url(*_address(forum)) if left else "/"
