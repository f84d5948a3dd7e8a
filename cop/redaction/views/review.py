"""What was found in words that stand here: the list, one item of it, and what is done about it.

The same pages stand under each forum, and for the administrator on the site's own."""

from flask import Blueprint, render_template, request

from cop.errors import require
from cop.extensions import db
from cop.forms import ActionForm
from cop.forums.models import Forum
from cop.redaction.caring import Around, around
from cop.redaction.forms import ReviewForm
from cop.redaction.links import address_of
from cop.redaction.looking import look_first
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.masking import mask_found
from cop.redaction.operations.ruling import call_fine, take_up_again
from cop.redaction.permissions import can_review_words
from cop.redaction.queries import get_item, has_list, list_items
from cop.redaction.reading import reads
from cop.redaction.urls import review_url
from cop.redaction.views.items import SITE, address_in, item_page, lines_of, place_here
from cop.screening import FINDING_TYPES
from cop.visitors import config, me, now, signed_in_only, wall
from cop.web import Page, handle, number_asked, say, see_other

bp = Blueprint("review", __name__, url_prefix="/review")
site_bp = Blueprint(SITE, __name__, url_prefix="/review")
site_bp.before_request(signed_in_only)


@bp.get("/")
@site_bp.get("/")
def list_found() -> Page:
    """List what was found here and waits, or what somebody has looked at; of some, who has it."""
    forum, session = place_here(), db.session()
    forum_id = forum.id if forum else None
    looks_after = can_review_words(me(), forum)
    done, before = request.args.get("show") == "done", number_asked("before")
    page = list_items(session, forum_id, me(), done=done, before=before)
    if not page.items and not has_list(session, forum_id, me()):
        require(looks_after)
    return render_template(
        "redaction/list.html",
        forum=forum,
        lines=lines_of(forum, page.items),
        older=page.older,
        done=done,
        later=before is not None,
        kinds=FINDING_TYPES,
        looks_after=looks_after,
        here_url=review_url(*address_in(forum)),
        wall=wall(),
    )


@bp.route("/<int:item_id>", methods=["GET", "POST"])
@site_bp.route("/<int:item_id>", methods=["GET", "POST"])
def show_item(item_id: int) -> Page:
    """Show what was found to who may read it; take what is to become of it."""
    forum, form = place_here(), ReviewForm()
    item = get_item(db.session(), forum.id if forum else None, item_id, me())

    def act() -> str:
        _rule(item, form)
        return _next_url(forum)

    return handle(form, act, lambda: item_page(item_id, form))


@bp.get("/<int:item_id>/mask")
@site_bp.get("/<int:item_id>/mask")
def look_at_mask(item_id: int) -> Page:
    """Show what masking would change; it is sent from there to the page of the item."""
    forum, session = place_here(), db.session()
    item = get_item(session, forum.id if forum else None, item_id, me())
    if item.state is not Standing.WAITING:
        return see_other(review_url(*address_in(forum), item_id))
    readable, secret = reads(session, me(), item, now()), config().secret_key
    return render_template(
        "redaction/mask.html",
        forum=forum,
        item=item,
        line=lines_of(forum, [item])[0],
        kinds=FINDING_TYPES,
        look=look_first(session, item, by=me(), secret=secret, reads_it=readable, now=now()),
        around=around(session, item) if readable else Around(),
        readable=readable,
        form=ReviewForm(formdata=None),
        here_url=review_url(*address_in(forum)),
        item_url=review_url(*address_in(forum), item_id),
    )


@bp.get("/<int:item_id>/second-look")
@site_bp.get("/<int:item_id>/second-look")
def back_to_item(item_id: int) -> Page:
    """Lead to the item; it is taken up again from there."""
    forum = place_here()
    get_item(db.session(), forum.id if forum else None, item_id, me())
    return see_other(review_url(*address_in(forum), item_id))


@bp.post("/<int:item_id>/second-look")
@site_bp.post("/<int:item_id>/second-look")
def look_again(item_id: int) -> Page:
    """Let an item wait again that somebody called fine."""
    forum, form = place_here(), ActionForm()
    item = get_item(db.session(), forum.id if forum else None, item_id, me())

    def act() -> str:
        take_up_again(db.session(), item, by=me(), now=now())
        say("It waits to be looked at again.")
        return review_url(*address_in(forum), item_id)

    return handle(form, act, lambda: item_page(item_id, ReviewForm(formdata=None), form))


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


def _next_url(forum: Forum | None) -> str:
    """Return the list, or Home for who has nothing more to look at there."""
    left = can_review_words(me(), forum) or has_list(
        db.session(), forum.id if forum else None, me()
    )
    return review_url(*address_in(forum)) if left else "/"
