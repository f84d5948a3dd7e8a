"""Whom to ring: the page for everybody, and those on which the administrator keeps it right."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, render_template, request

from cop.errors import NotFound, Unlawful, require
from cop.extensions import db
from cop.forms import ActionForm, CopForm
from cop.screening.forms import CorrectionForm, EmergencyForm, HotlineForm
from cop.screening.hotlines import (
    FIRST,
    Hotline,
    all_verified,
    hotline_changes,
    hotlines_of,
    hotlines_to_ring,
)
from cop.screening.operations.hotline_checks import check_hotline, take_back_check
from cop.screening.operations.hotlines import (
    LOOK_AT_BOTH,
    NO_NUMBER,
    STAYS,
    add_hotline,
    correct_hotline,
    move_hotline,
    remove_hotline,
)
from cop.screening.permissions import can_set_rules
from cop.screening.queries import names_of
from cop.screening.urls import AT_RISK, check_url
from cop.screening.views.site import facts_here
from cop.visitors import me, now, signed_in_only, today, wall
from cop.web import Page, handle, say, sent_before, unless_known

public_bp = Blueprint("at_risk", __name__)
bp = Blueprint("hotlines", __name__, url_prefix="/screening/hotlines")


@public_bp.get(AT_RISK)
def show_at_risk() -> Page:
    """Show whom to ring if a child is at risk, with or without an account."""
    settings = facts_here().settings
    lines = hotlines_to_ring(settings)
    page = render_template(
        "screening/at_risk.html",
        hotlines=lines,
        all_verified=all_verified(lines),
        note=settings.get("hotline_note", ""),
    )
    return unless_known(page)


@bp.before_request
def _administrator_only() -> Page | None:
    """Turn strangers to the sign-in page, and tell everybody else who keeps the numbers."""
    if away := signed_in_only():
        return away
    require(can_set_rules(me()))
    return None


@bp.get("/")
def list_hotlines() -> Page:
    """List whom to ring, when each was checked and by whom, and what was changed."""
    return _list()


@bp.route("/new", methods=["GET", "POST"])
def add() -> Page:
    """Add another line to ring."""
    form = HotlineForm()
    _fill_version(form)

    def act() -> str:
        add_hotline(db.session(), **form.words(), **_who(), today=today(), seen=form.seen_version())
        return _back("Added at the end. It stands like this everywhere from now on.")

    return handle(form, act, lambda: render_template("screening/hotline.html", form=form))


@bp.route("/<int:place>", methods=["GET", "POST"])
def correct(place: int) -> Page:
    """Correct who answers, the number and the hours."""
    line = _line_at(place)
    form = EmergencyForm() if place == FIRST else CorrectionForm()
    _fill_version(form)
    if request.method == "GET":
        form.label.data, form.number.data, form.hours.data = line.label, line.number, line.hours

    def act() -> str:
        correct_hotline(
            db.session(),
            place,
            **form.words(),
            **_who(),
            today=today(),
            typed=form.typed.data or "" if isinstance(form, EmergencyForm) else "",
            confirmed=form.confirmed.data or "" if isinstance(form, CorrectionForm) else "",
            seen=form.seen_version(),
        )
        return _back("Saved. It stands like this everywhere from now on.")

    def page() -> str:
        asks = isinstance(form, CorrectionForm) and form.number.errors == [LOOK_AT_BOTH]
        if asks and isinstance(form, CorrectionForm):
            form.confirmed.data = form.number.data or NO_NUMBER
        return render_template("screening/hotline.html", form=form, line=line, asks=asks)

    return handle(form, act, page)


@bp.route("/<int:place>/removal", methods=["GET", "POST"])
def remove(place: int) -> Page:
    """Take a line off the list, after a second look."""
    if earlier := sent_before():
        return earlier
    line, form = _line_at(place), ActionForm()
    _fill_version(form)
    if place == FIRST:
        raise Unlawful(STAYS)

    def act() -> str:
        remove_hotline(db.session(), place, **_who(), seen=form.seen_version())
        return _back(f"Removed: {line.label}. What it said stands below.", "warn")

    return handle(
        form, act, lambda: render_template("screening/hotline_removal.html", form=form, line=line)
    )


@bp.post("/<int:place>/place")
def move(place: int) -> Page:
    """Let a line change places with the one above it or below it."""
    up = request.form.get("to") == "up"
    return _on_the_list(
        lambda form: move_hotline(db.session(), place, up=up, **_who(), seen=form.seen_version()),
        "Moved up." if up else "Moved down.",
    )


@bp.post("/<int:place>/check")
def mark_checked(place: int) -> Page:
    """Say that this one was checked today."""
    return _on_the_list(
        lambda form: check_hotline(
            db.session(), place, **_who(), today=today(), seen=form.seen_version()
        ),
        "Noted: you checked it today. If that was the wrong one, take it back beside it.",
    )


@bp.post("/<int:place>/check/undo")
def undo_check(place: int) -> Page:
    """Take the last check back."""
    return _on_the_list(
        lambda form: take_back_check(db.session(), place, **_who(), seen=form.seen_version()),
        "Taken back. It says again what it said before.",
    )


def _on_the_list(do: Callable[[ActionForm], None], told: str) -> Page:
    form = ActionForm()

    def act() -> str:
        do(form)
        return _back(told)

    return handle(form, act, lambda: _list(form))


def _line_at(place: int) -> Hotline:
    lines = hotlines_of(facts_here().settings)
    if not 1 <= place <= len(lines):
        raise NotFound
    return lines[place - 1]


def _fill_version(form: CopForm) -> None:
    if request.method == "GET":
        form.version.data = str(facts_here().version)


def _who() -> dict[str, Any]:
    return {"by": me(), "now": now()}


def _back(told: str, kind: str = "good") -> str:
    say(told, kind)
    return check_url("hotlines/")


def _list(form: ActionForm | None = None) -> str:
    settings = facts_here().settings
    lines, changes = hotlines_of(settings), hotline_changes(settings)
    button = ActionForm(formdata=None)
    button.version.data = str(facts_here().version)
    people = [line.verified_by for line in lines if line.verified_by]
    return render_template(
        "screening/hotlines.html",
        lines=lines,
        changes=changes,
        names=names_of(db.session(), [*people, *(change.by_id for change in changes)]),
        form=form,
        button=button,
        first=FIRST,
        wall=wall(),
    )
