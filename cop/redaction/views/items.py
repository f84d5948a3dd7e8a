"""The page of an item, and what the pages of the review have in common."""

from collections.abc import Sequence

from flask import g, render_template, request

from cop.errors import Verdict
from cop.extensions import db
from cop.forms import ActionForm
from cop.forums.models import Forum
from cop.forums.permissions import can_keep_communities
from cop.redaction.caring import Around, around
from cop.redaction.finding import Finder, texts_of
from cop.redaction.forms import ReviewForm
from cop.redaction.links import link_of
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.seeking import value_of, writer_of
from cop.redaction.permissions import YOURS, can_call_fine
from cop.redaction.queries import get_item, others_who_look
from cop.redaction.reading import reads
from cop.redaction.rows import ItemLine, item_lines
from cop.redaction.urls import again_url, mask_url, review_url
from cop.screening import FINDING_TYPES
from cop.screening.pieces import Piece, pieces_of
from cop.visitors import config, me, now, today, wall

SITE = "site_review"


def item_page(item_id: int, form: ReviewForm, refused: ActionForm | None = None) -> str:
    """Return the page of an item, as far as this person may read it."""
    forum, session = place_here(), db.session()
    item = get_item(session, forum.id if forum else None, item_id, me())
    readable = reads(session, me(), item, now())
    fine = can_call_fine(me(), item, writer_of(session, item), reads_it=readable)
    return render_template(
        "redaction/item.html",
        forum=forum,
        item=item,
        line=lines_of(forum, [item])[0],
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
        here_url=review_url(*address_in(forum)),
        again_url=again_url(*address_in(forum), item_id),
        mask_url=mask_url(*address_in(forum), item_id),
        wall=wall(),
    )


def _why_not(item: ReviewItem, fine: Verdict) -> str:
    """Return why this person can't let it stay; of their own words, who else can, if anybody."""
    if fine or fine.reason != YOURS or item.community_id is not None:
        return fine.reason
    forum = place_here()
    if others := others_who_look(db.session(), item.forum_id, me(), today()):
        return f"You wrote this, so somebody else says whether it is fine: {' or '.join(others)}."
    place = forum.name if forum else "the site’s own pages"
    alone = f"You wrote this, and nobody else looks after {place}, so nobody can say that it is"
    seat = " The site’s administrator can give somebody else a seat." if forum else ""
    return f"{alone} fine. Change it where it stands, or mask what was found.{seat}"


def _link(item: ReviewItem) -> str:
    """Return where it stands, nothing if it has no page of its own."""
    href = link_of(db.session(), item)
    return "" if href == "/" else href


def lines_of(forum: Forum | None, items: Sequence[ReviewItem]) -> list[ItemLine]:
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


def place_here() -> Forum | None:
    """Return the forum of this address; the site's own pages have none."""
    if request.blueprint == SITE:
        return None
    forum: Forum | None = g.get("forum")
    return forum


def address_in(forum: Forum | None) -> tuple[str, str]:
    """Return what the addresses of the forum’s pages begin with; the site’s own have neither."""
    return (forum.tier, forum.slug) if forum else ("", "")
