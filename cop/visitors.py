"""Who is at this browser, loaded once per request, and where those who are not signed in go."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask import Flask, Response, abort, current_app, flash, g, redirect, request, session
from flask_login import UserMixin, current_user
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError, ProgrammingError
from werkzeug.wrappers import Response as WerkzeugResponse

from cop import clock
from cop.accounts.kept_text import keep_text
from cop.accounts.queries import whose_session_was
from cop.accounts.urls import sign_in_url
from cop.config import Config
from cop.extensions import db, login
from cop.forums.arriving import MyForum, who_holds
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.site.queries import SiteFacts, site_at, site_version
from cop.typed import kept_before, made_for, typed_text
from cop.wall import Wall

NO_SITE_YET = "This site has not been set up yet. Run cop init --preset NAME, then reload.\n"


LAST = "last_session"
LONGEST_WAY = 1_000


@dataclass(slots=True)
class SignedIn(UserMixin):
    """The person at this browser, with what the chrome of every page shows."""

    person: Person
    token: str
    unread_notices: int
    site_version: int | None
    forums: list[MyForum] = field(default_factory=list)

    def get_id(self) -> str:
        """Return what the cookie holds: a random token, not the person's id."""
        return self.token


def register_visitors(app: Flask) -> None:
    """Load the person from the session cookie, and turn strangers to the sign-in page."""
    # The session row decides who is signed in, not the browser's name.
    app.config["SESSION_PROTECTION"] = None
    login.init_app(app, add_context_processor=False)  # a page that says what broke asks nobody
    login.user_loader(load_visitor)
    login.unauthorized_handler(_turn_away)
    app.before_request(_ask_for_a_site)


def load_visitor(token: str) -> SignedIn | None:
    """Return who holds this token, in one statement, or None if the session is over."""
    found = who_holds(db.session(), token, now(), _today_at)
    if found is None:
        return None
    return SignedIn(found.person, token, found.unread_notices, found.site_version, found.forums)


def _today_at(version: int | None) -> date:
    g.site_version = version
    return today()


def visitor() -> SignedIn | None:
    """Return who is signed in at this browser, if anybody is."""
    found = g.get("_login_user") or current_user._get_current_object()  # the same, in a third
    return found if isinstance(found, SignedIn) else None


def me() -> Person:
    """Return the signed-in person; views that call it are behind sign-in."""
    return cast(SignedIn, visitor()).person


def my_forums() -> list[MyForum]:
    """Return the forums in which the signed-in person holds a seat."""
    return cast(SignedIn, visitor()).forums


def signed_in_only() -> WerkzeugResponse | None:
    """Turn strangers away; a blueprint asks this before each of its requests."""
    return None if visitor() else _turn_away()


def now() -> datetime:
    """Return one moment for the whole request."""
    if "now" not in g:
        g.now = clock.now()
    return cast(datetime, g.now)


def site() -> SiteFacts | None:
    """Return the site's settings as of this request, None before a preset is loaded."""
    if "site_version" not in g:
        g.site_version = site_version(db.session())
    return site_at(db.session(), g.site_version)


def today() -> date:
    """Return the date on the site's wall."""
    facts = site()
    return now().astimezone(ZoneInfo(facts.timezone if facts else "UTC")).date()


def wall() -> Wall:
    """Return the clock on the wall of the forum of this address, or of the site."""
    facts = site()
    timezone = forum_here().timezone if "forum" in g else facts.timezone if facts else "UTC"
    if "wall" not in g or g.wall.timezone != timezone:
        g.wall = Wall(timezone, now())
    return cast(Wall, g.wall)


def forum_here() -> Forum:
    """Return the forum that this address is in; `tiers/mount.py` has found it."""
    return cast(Forum, g.forum)


def config() -> Config:
    """Return the configuration the application was made with."""
    return cast(Config, current_app.extensions["cop.config"])


def _ask_for_a_site() -> Response | None:
    """Answer every page with what to do where no preset has been loaded yet."""
    if request.endpoint == "static" or _there_is_a_site():
        return None
    return Response(NO_SITE_YET, 503, mimetype="text/plain")


def _there_is_a_site() -> bool:
    try:
        visitor()  # of somebody signed in, the site's version is known by the same statement
        return site() is not None
    except (OperationalError, ProgrammingError):
        db.session.rollback()
        if inspect(db.engine).has_table("site"):
            raise
        return False


def remember_last(token: str) -> None:
    """Let what is typed in another tab after signing out still be kept for who signed out."""
    session[LAST] = token


def _turn_away() -> WerkzeugResponse:
    """Send a stranger to sign in, keeping what they typed if their session has just ended."""
    typed = typed_text()
    token = session.get("_user_id") or session.get(LAST)
    owner = whose_session_was(db.session(), token) if typed and token else None
    if typed and owner is None:
        abort(401)  # nobody to keep it for: the page gives it back at once
    if owner is not None:
        fields = [*made_for(), *typed]
        keep_text(
            db.session(),
            config().secret_key,
            owner,
            request.path,
            fields,
            now(),
            form=request.form.get("submission_key", ""),
            instead_of=kept_before(),
        )
        db.session.commit()
        flash(
            "You were signed out. What you typed is kept for you: sign in to get it back.", "warn"
        )
    return redirect(sign_in_url(_way_back()), 303)


def _way_back() -> str:
    """Return where somebody was going; no page of ours leads to an address that is so long."""
    path = request.full_path.rstrip("?") if request.method == "GET" else ""
    return path if len(path) <= LONGEST_WAY else ""
