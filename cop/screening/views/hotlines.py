"""Whom to ring: the page for everybody, and those on which the administrator keeps it right."""

from flask import Blueprint, render_template, request

from cop.errors import NotFound, require
from cop.extensions import db
from cop.forms import ActionForm
from cop.screening.forms import HotlineForm
from cop.screening.hotlines import hotlines_of
from cop.screening.operations.hotlines import check_hotline, correct_hotline
from cop.screening.permissions import can_set_rules
from cop.screening.queries import names_of
from cop.screening.urls import AT_RISK, check_url
from cop.screening.views.site import facts_here
from cop.visitors import me, now, signed_in_only, today
from cop.web import Page, handle, say, unless_known

public_bp = Blueprint("at_risk", __name__)
bp = Blueprint("hotlines", __name__, url_prefix="/screening/hotlines")


@public_bp.get(AT_RISK)
def show_at_risk() -> Page:
    """Show whom to ring if a child is at risk, with or without an account."""
    settings = facts_here().settings
    page = render_template(
        "screening/at_risk.html",
        hotlines=hotlines_of(settings),
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
    """List whom to ring, when each was checked and by whom."""
    return _list()


@bp.route("/<int:place>", methods=["GET", "POST"])
def correct(place: int) -> Page:
    """Correct who answers, the number and the hours."""
    lines = hotlines_of(facts_here().settings)
    if not 1 <= place <= len(lines):
        raise NotFound
    form, line = HotlineForm(), lines[place - 1]
    if request.method == "GET":
        form.version.data = str(facts_here().version)
        form.label.data, form.number.data, form.hours.data = line.label, line.number, line.hours

    def act() -> str:
        correct_hotline(
            db.session(),
            place,
            label=form.label.data or "",
            number=form.number.data or "",
            hours=form.hours.data or "",
            checked=bool(form.checked.data),
            by=me(),
            now=now(),
            today=today(),
            seen=form.seen_version(),
        )
        say("Saved. It stands like this everywhere from now on.")
        return check_url("hotlines/")

    return handle(
        form, act, lambda: render_template("screening/hotline.html", form=form, line=line)
    )


@bp.post("/<int:place>/check")
def mark_checked(place: int) -> Page:
    """Say that this one was checked today."""
    form = ActionForm()

    def act() -> str:
        check_hotline(
            db.session(),
            place,
            by=me(),
            now=now(),
            today=today(),
            seen=form.seen_version(),
        )
        say("Noted: you checked it today.")
        return check_url("hotlines/")

    return handle(form, act, lambda: _list(form))


def _list(form: ActionForm | None = None) -> str:
    lines = hotlines_of(facts_here().settings)
    button = ActionForm(formdata=None)
    button.version.data = str(facts_here().version)
    return render_template(
        "screening/hotlines.html",
        lines=lines,
        names=names_of(db.session(), [line.verified_by for line in lines if line.verified_by]),
        form=form,
        button=button,
    )
