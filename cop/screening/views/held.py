"""What was held back in a forum: the list, one text of it, and what is done about it."""

from flask import Blueprint, render_template, request

from cop.accounts.urls import kept_url
from cop.errors import require
from cop.extensions import db
from cop.forms import ActionForm
from cop.screening import FINDING_TYPES
from cop.screening.forms import RulingForm
from cop.screening.hotlines import hotlines_to_ring
from cop.screening.models import Ruling
from cop.screening.operations.holding import rule_on, take_back, withdraw_held
from cop.screening.permissions import can_review, can_rule
from cop.screening.queries import get_held, list_held, people_of, reviewers_of
from cop.screening.rulebook import rules_of
from cop.screening.urls import held_url
from cop.screening.views.belonging import belonging, kind_of
from cop.screening.views.opened import open_held
from cop.visitors import config, forum_here, me, now, site, today, wall
from cop.web import Page, handle, say, see_other, sent_before

bp = Blueprint("held", __name__, url_prefix="/held")


@bp.get("/")
def list_held_texts() -> Page:
    """List what was held back: one's own, and what one may look at."""
    forum = forum_here()
    lines = list_held(db.session(), forum.id, me())
    if not lines:
        require(can_review(me(), forum))
    return render_template(
        "screening/held_list.html",
        forum=forum,
        lines=lines,
        kind_of=kind_of,
        kinds=FINDING_TYPES,
        reviews=bool(can_review(me(), forum)),
        wall=wall(),
    )


@bp.route("/<int:held_id>", methods=["GET", "POST"])
def show_held(held_id: int) -> Page:
    """Show a held text to its writer and to who may look at it; take the ruling."""
    forum = forum_here()
    held = get_held(db.session(), forum.id, held_id, me())
    form = RulingForm()
    if request.method == "POST":
        require(can_rule(me(), held))

    def act() -> str:
        let_through = bool(form.let_through.data)
        rule_on(
            db.session(),
            forum,
            held,
            by=me(),
            let_through=let_through,
            note=form.note.data or "",
            now=now(),
        )
        say("They are told that they can post it." if let_through else "They are told why not.")
        return held_url(forum.tier, forum.slug)

    return handle(form, act, lambda: _page(held_id, form))


@bp.get("/<int:held_id>/<any(withdrawal,'second-look'):act>")
def back_to_held(held_id: int, act: str) -> Page:
    """Lead to the text; what is done to it is sent from there."""
    del act
    forum = forum_here()
    get_held(db.session(), forum.id, held_id, me())
    return see_other(held_url(forum.tier, forum.slug, held_id))


@bp.post("/<int:held_id>/withdrawal")
def withdraw(held_id: int) -> Page:
    """Give a text that waits back to its writer."""
    forum, form = forum_here(), ActionForm()
    if earlier := sent_before():
        return earlier
    held = get_held(db.session(), forum.id, held_id, me())

    def act() -> str:
        secret = config().secret_key
        kept = withdraw_held(db.session(), held, by=me(), secret=secret, now=now())
        say("Taken back. Nobody looks at it now.")
        return kept_url(kept)

    return handle(form, act, lambda: _page(held_id, RulingForm(formdata=None), form))


@bp.post("/<int:held_id>/second-look")
def look_again(held_id: int) -> Page:
    """Let a text wait again that was let through and hasn't been posted."""
    forum, form = forum_here(), ActionForm()
    held = get_held(db.session(), forum.id, held_id, me())
    require(can_rule(me(), held))

    def act() -> str:
        take_back(db.session(), held, by=me(), now=now())
        say("Taken back. It can’t be posted until somebody lets it through.")
        return held_url(forum.tier, forum.slug, held_id)

    return handle(form, act, lambda: _page(held_id, RulingForm(formdata=None), form))


def _page(held_id: int, form: RulingForm, refused: ActionForm | None = None) -> str:
    forum = forum_here()
    held = get_held(db.session(), forum.id, held_id, me())
    may_rule = bool(can_rule(me(), held))
    facts = site()
    rules = rules_of(db.session(), forum, facts)
    opened = open_held(held, config().secret_key, rules)
    return render_template(
        "screening/held.html",
        forum=forum,
        held=held,
        kinds=FINDING_TYPES,
        people=people_of(db.session(), held),
        reviewers=reviewers_of(db.session(), forum.id, held.author_id, today()),
        mine=held.author_id == me().id,
        opened=opened,
        belongs=belonging(held.path, forum),
        hotlines=hotlines_to_ring(facts.settings if facts else {}),
        may_rule=may_rule and held.state is Ruling.WAITING,
        may_take_back=may_rule and held.state is Ruling.LET_THROUGH and held.sealed,
        form=form,
        refused=refused,
        button=ActionForm(formdata=None),
        wall=wall(),
    )
