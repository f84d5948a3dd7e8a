"""What a forum's screen held back: the list, one text of it, and the ruling."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from cop.errors import require
from cop.extensions import db
from cop.forms import ActionForm
from cop.screening import FINDING_TYPES, check
from cop.screening.forms import RulingForm
from cop.screening.models import HeldText, Ruling
from cop.screening.operations.holding import purpose_of, rule_on
from cop.screening.permissions import can_review, can_rule
from cop.screening.pieces import Piece, pieces_of
from cop.screening.queries import author_of, get_held, list_held
from cop.screening.rulebook import rules_of
from cop.screening.urls import held_url
from cop.sealing import unseal
from cop.typed import is_chosen
from cop.visitors import config, forum_here, me, now, site, wall
from cop.web import Page, handle, say

bp = Blueprint("held", __name__, url_prefix="/held")


@dataclass(frozen=True, slots=True)
class SealedField:
    """A field of the form that was stopped, in pieces with what was found marked."""

    name: str
    label: str
    text: str
    pieces: tuple[Piece, ...]
    chosen: bool


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


def _page(held_id: int, form: RulingForm) -> str:
    forum = forum_here()
    held = get_held(db.session(), forum.id, held_id, me())
    mine = held.author_id == me().id
    return render_template(
        "screening/held.html",
        forum=forum,
        held=held,
        kinds=FINDING_TYPES,
        author=author_of(db.session(), held),
        mine=mine,
        fields=_fields(held),
        may_rule=bool(can_rule(me(), held)) and held.state is Ruling.WAITING,
        form=form,
        send_form=ActionForm(formdata=None),
        wall=wall(),
    )


def _fields(held: HeldText) -> list[SealedField]:
    """Return what was typed, opened for who may read it."""
    if held.sealed is None:
        return []
    rules = rules_of(db.session(), forum_here(), site())
    opened = unseal(config().secret_key, purpose_of(held.forum_id, held.author_id), held.sealed)
    return [
        SealedField(
            name=name,
            label=name.replace("_", " ").capitalize(),
            text=text,
            pieces=pieces_of(text, check(text, where=name, rules=rules)),
            chosen=is_chosen(name, text),
        )
        for name, text in opened
    ]
