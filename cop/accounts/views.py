"""Sign in, sign out, and get back what was typed when a session ended."""

from datetime import timedelta

from flask import Blueprint, abort, render_template, request, session
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response as WerkzeugResponse

from cop.accounts import operations
from cop.accounts.faces import PersonaCard, face
from cop.accounts.forms import PersonaForm, SignInForm, ThemeForm
from cop.accounts.kept_text import find_kept, forget_kept, forget_old, open_kept
from cop.accounts.models import User
from cop.accounts.queries import Persona, find_persona, list_personas
from cop.accounts.urls import kept_url, safe_path
from cop.errors import Invalid, NotFound
from cop.extensions import db
from cop.forms import ActionForm
from cop.forums.queries import first_tiers
from cop.typed import labelled
from cop.visitors import (
    config,
    load_visitor,
    me,
    now,
    remember_last,
    signed_in_only,
    site,
    today,
    visitor,
)
from cop.web import Page, say, see_other

bp = Blueprint("accounts", __name__)
JUST_NOW = timedelta(hours=1)  # what was kept earlier waits on Home
A_YEAR = 365 * 24 * 60 * 60


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Page:
    """Let somebody in with e-mail address and password."""
    if visitor() and request.method == "GET":
        return see_other(safe_path(request.args.get("next")))
    form = SignInForm()
    form.next.data = form.next.data or request.args.get("next", "")
    if not form.is_submitted():
        return _sign_in_page(form)
    if not form.validate():
        return _sign_in_page(form), 422
    try:
        user, token = operations.sign_in(
            db.session(),
            form.email.data or "",
            form.password.data or "",
            browser=request.user_agent.string,
            now=now(),
        )
    except Invalid as refusal:
        db.session.commit()  # the failure is counted
        form.refuse(refusal.message)
        return _sign_in_page(form), 422
    return _let_in(user, token, form.next.data)


@bp.post("/sign-in/persona")
def sign_in_as_persona() -> Page:
    """Let a visitor of the demo be one of its people; no such thing outside a demo."""
    if not config().demo:
        abort(404)
    form = PersonaForm()
    user = find_persona(db.session(), form.persona.data or "") if form.validate() else None
    if user is None:
        return _sign_in_page(SignInForm(formdata=None)), 422
    token = operations.open_session(
        db.session(), user, browser=request.user_agent.string, now=now()
    )
    return _let_in(user, token, form.next.data)


@bp.post("/sign-out")
def sign_out() -> Page:
    """End this session for good."""
    leaving = visitor()
    if leaving and ActionForm().validate():
        operations.revoke_session(db.session(), leaving.token, now=now())
        db.session.commit()
        logout_user()
        session.clear()
        remember_last(leaving.token)
        say("You’re signed out.")
    return see_other("/sign-in")


@bp.post("/theme")
def choose_theme() -> Page:
    """Keep this browser's colours, light or dark, for a year."""
    form = ThemeForm()
    answer = see_other(safe_path(form.next.data))
    if form.validate():
        answer.set_cookie(
            "theme",
            form.theme.data or "",
            max_age=A_YEAR if form.theme.data else 0,
            secure=config().production,
            httponly=True,
            samesite="Lax",
        )
    return answer


@bp.route("/kept/<int:kept_id>", methods=["GET", "POST"])
def kept_text(kept_id: int) -> Page:
    """Show what was typed when the session ended, ready to be sent where it was meant for."""
    if away := signed_in_only():
        return away
    kept = find_kept(db.session(), me().id, kept_id)
    if kept is None:
        raise NotFound
    form = ActionForm()
    if request.method == "POST" and form.validate():
        forget_kept(db.session(), me().id, kept_id)
        db.session.commit()
        return see_other("/")
    fields = labelled(open_kept(config().secret_key, kept))
    return render_template("accounts/kept_text.html", kept=kept, fields=fields, form=form)


def _let_in(user: User, token: str, then: str | None) -> WerkzeugResponse:
    forget_old(db.session(), now())
    kept = find_kept(db.session(), user.id, since=now() - JUST_NOW)
    db.session.commit()
    session.clear()
    session.permanent = True
    arrived = load_visitor(token)
    if arrived is None:
        abort(403)
    login_user(arrived)
    return see_other(kept_url(kept.id) if kept else safe_path(then))


def _sign_in_page(form: SignInForm) -> str:
    personas = _persona_cards() if config().demo else []
    return render_template("accounts/sign_in.html", form=form, personas=personas)


def _persona_cards() -> list[PersonaCard]:
    people = list_personas(db.session())
    tiers = first_tiers(db.session(), [person.id for person in people], today())
    facts = site()
    labels = {tier["level"]: tier["label"] for tier in facts.settings["tiers"]} if facts else {}
    return [_persona_card(person, tiers.get(person.id, ""), labels) for person in people]


def _persona_card(person: Persona, tier: str, labels: dict[str, str]) -> PersonaCard:
    patch = face(person.id, person.name)
    return PersonaCard(
        key=person.key,
        name=person.name,
        position=person.position,
        organisation=person.organisation,
        what_they_do=person.what_they_do,
        initials=patch.initials,
        tint=patch.tint,
        tier=tier,
        tier_label=labels.get(tier, ""),
    )
