"""You said, we did: a forum's, the site's, and what people without an account read of it."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, render_template, request

from cop.consultations.disclosure import small
from cop.errors import Invalid, Unlawful, Verdict, require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.forms import PublishForm
from cop.feedback.operations import answering, publishing
from cop.feedback.operations.briefs import latest_brief
from cop.feedback.permissions import Case
from cop.feedback.queries import PER_PAGE
from cop.feedback.rights import can_publish
from cop.feedback.said_did import PublicLine, SaidDid, public_lines, said_and_done
from cop.feedback.urls import issue_url, public_said_did_url, said_did_url
from cop.feedback.views.page import act_page, permit
from cop.feedback.words import OUTCOME_WORDS
from cop.forms import ActionForm
from cop.previewed import Previewed, previewed
from cop.visitors import forum_here, me, now, signed_in_only, today, wall
from cop.web import Page, handle, is_preview, number_asked, say, unless_known

forum_bp = Blueprint("said", __name__)
bp = Blueprint("said", __name__)
public_bp = Blueprint("public", __name__)

ROBOTS = (
    "User-agent: *\nAllow: /public/\nAllow: /if-a-child-is-at-risk\nAllow: /static/\nDisallow: /\n"
)


def register(issues: Blueprint) -> None:
    """Mount publishing below an issue."""
    add = issues.add_url_rule
    add("/<reference>/public-outcome", view_func=publish, methods=["GET", "POST"])
    add(
        "/<reference>/public-outcome/withdrawal",
        view_func=withdraw_outcome,
        methods=["GET", "POST"],
    )


# --- reading ----------------------------------------------------------------------------------


@bp.get("/you-said-we-did")
def site_said_did() -> Page:
    """Show what was said and done, of every issue this person may see."""
    if away := signed_in_only():
        return away
    lines = said_and_done(db.session(), me(), before=number_asked("before"))
    return _page("feedback/said_did.html", lines, said_did_url(), forum=None)


@forum_bp.get("/you-said-we-did")
def forum_said_did() -> Page:
    """Show what this forum raised or answered, and what came of it."""
    forum = forum_here()
    lines = said_and_done(db.session(), me(), forum=forum, before=number_asked("before"))
    here = said_did_url(forum.tier, forum.slug)
    return _page("feedback/said_did.html", lines, here, forum=forum)


@public_bp.get("/public/you-said-we-did")
def public_said_did() -> Page:
    """Show people without an account what was published: no names, no small counts."""
    lines = public_lines(db.session(), before=number_asked("before"))
    here = public_said_did_url()
    html = _page("feedback/public_said_did.html", lines, here, many=lambda n: not small(n))
    return unless_known(html)


@public_bp.get("/robots.txt")
def robots() -> Response:
    """Let search engines read what is public, and nothing else."""
    return Response(ROBOTS, mimetype="text/plain")


def _page(
    template: str, lines: Sequence[SaidDid] | Sequence[PublicLine], here: str, **more: object
) -> str:
    page = lines[:PER_PAGE]
    last = page[-1] if page else None
    key = last.decision_id if isinstance(last, SaidDid) else last.id if last else 0
    older = f"{here}?before={key}" if len(lines) > PER_PAGE else None
    return render_template(
        template, lines=page, older=older, outcome_words=OUTCOME_WORDS, wall=wall(), **more
    )


# --- publishing -------------------------------------------------------------------------------


def publish(reference: str) -> Page:
    """Tell people without an account what was said and done, in plain words."""
    case = get_case(db.session(), reference, me(), today())
    form = PublishForm()
    permit(_may_publish(case), case, form)
    if request.method == "GET":
        if not case.cascaded:
            raise Unlawful("The networks hear the answer before anybody else does.")
        _fill_in(form, case)

    def act() -> str:
        publishing.publish(
            db.session(),
            case.issue,
            by=me(),
            you_said=form.you_said.data or "",
            we_did=form.we_did.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say("Published. People without an account can read it.")
        return issue_url(reference, "public")

    def page(*, preview: Previewed | None = None) -> str:
        shown = publishing.published(db.session(), case.issue)
        return act_page("publish", case, form, preview=preview, shown=shown)

    if is_preview(form):
        return _previewed(form, page)
    return handle(form, act, page)


def _previewed(form: PublishForm, page: Callable[..., str]) -> Page:
    """Show what people would read, or what is wrong with it."""
    try:
        publishing.check_public_words(form.you_said.data or "", form.we_did.data or "")
    except Invalid as refusal:
        form.refuse(refusal.message, refusal.field)
        return page(), 422
    return page(preview=previewed(form))


def withdraw_outcome(reference: str) -> Page:
    """Show people without an account this issue no longer."""
    case = get_case(db.session(), reference, me(), today())
    require(_may_publish(case))
    form = ActionForm()

    def act() -> str:
        publishing.withdraw_outcome(db.session(), case.issue, by=me(), now=now())
        say("Withdrawn. Only members read it now.")
        return issue_url(reference, "public")

    return handle(form, act, lambda: act_page("withdraw_outcome", case, form))


def _may_publish(case: Case) -> Verdict:
    """Say whether this person publishes it; what nobody has decided yet is nobody’s to publish."""
    if not case.cascaded:
        return can_publish(me(), case, case.issue.holder_id)
    return can_publish(me(), case, answering.decision_of(db.session(), case.issue).forum_id)


def _fill_in(form: PublishForm, case: Case) -> None:
    """Begin with what is published, or with what was asked and answered."""
    shown = publishing.published(db.session(), case.issue)
    if shown is not None:
        form.you_said.data, form.we_did.data = shown.you_said, shown.we_did
        return
    form.you_said.data = latest_brief(db.session(), case.issue).ask
    form.we_did.data = answering.answer_decided(db.session(), case.issue)
