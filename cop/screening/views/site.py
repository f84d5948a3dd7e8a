"""The administrator's pages about the check: its rules, its counts, a trial."""

from flask import Blueprint, Response, render_template, request

from cop.errors import NotFound, require
from cop.extensions import db
from cop.forms import ActionForm, CopForm
from cop.screening import FINDING_TYPES
from cop.screening.changes import changes_of, rule_lines
from cop.screening.forms import TurnOffForm
from cop.screening.hotlines import all_verified, hotlines_of
from cop.screening.operations.rules import needs_typing, turn_off, turn_on
from cop.screening.permissions import can_set_rules
from cop.screening.queries import settings_of
from cop.screening.urls import check_url
from cop.screening.views.counting import counts_file, counts_page
from cop.screening.views.trying import trial_page
from cop.site.queries import SiteFacts
from cop.visitors import me, now, signed_in_only, site, wall
from cop.web import Page, handle, say

bp = Blueprint("check", __name__, url_prefix="/screening")


@bp.before_request
def _administrator_only() -> Page | None:
    """Turn strangers to the sign-in page, and tell everybody else who sets the rules."""
    if away := signed_in_only():
        return away
    require(can_set_rules(me()))
    return None


@bp.get("/")
def list_rules() -> Page:
    """List the rules: what each looks for, what happens, and whether it is on."""
    settings = facts_here().settings
    changes = changes_of(db.session())
    return render_template(
        "screening/rules.html",
        lines=rule_lines(settings, changes),
        changes=changes,
        all_verified=all_verified(hotlines_of(settings)),
        wall=wall(),
    )


@bp.route("/rules/<kind>", methods=["GET", "POST"])
def change_rule(kind: str) -> Page:
    """Turn a rule off, with a reason, or on again."""
    if kind not in FINDING_TYPES:
        raise NotFound
    is_off = kind in settings_of(facts_here().settings).get("off", ())
    form = ActionForm() if is_off else TurnOffForm()
    if request.method == "GET":
        form.version.data = str(facts_here().version)

    def act() -> str:
        seen = form.seen_version()
        if isinstance(form, TurnOffForm):
            turn_off(
                db.session(),
                kind,
                by=me(),
                why=form.why.data or "",
                sure=bool(form.sure.data),
                typed=form.typed.data or "",
                now=now(),
                seen=seen,
            )
            say("Turned off, on the whole site and from now on.", "warn")
        else:
            turn_on(db.session(), kind, by=me(), now=now(), seen=seen)
            say("Turned on. It is looked for from now on.")
        return check_url()

    return handle(form, act, lambda: _rule_page(kind, form))


@bp.get("/counts")
def show_counts() -> Page:
    """Show how often each rule found something on the whole site, no forum on its own."""
    return counts_page(None)


@bp.get("/counts.csv")
def download_counts() -> Response:
    """Send the counts as a file."""
    return counts_file(None)


@bp.route("/trial", methods=["GET", "POST"])
def try_here() -> Page:
    """Look at a text by the rules of the site, without any forum's own contacts."""
    return trial_page(None)


def facts_here() -> SiteFacts:
    """Return the site's settings; no page is asked for before there are any."""
    facts = site()
    if facts is None:
        raise NotFound
    return facts


def _rule_page(kind: str, form: CopForm) -> str:
    settings = facts_here().settings
    lines = rule_lines(settings, changes_of(db.session()))
    return render_template(
        "screening/rule.html",
        line=next(line for line in lines if line.kind.type == kind),
        form=form,
        typing=needs_typing(kind),
        wall=wall(),
    )
