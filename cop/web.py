"""What every view shares: forms that are sent once, and refusals as pages."""

import logging
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from flask import Flask, flash, g, make_response, redirect, render_template, request
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge
from werkzeug.routing import IntegerConverter
from werkzeug.wrappers import Response as WerkzeugResponse

from cop.accounts.kept_text import (
    KEPT_FOR,
    Unposted,
    forget_kept,
    forget_sent,
    forget_there,
    unposted_at,
)
from cop.activity.operations import find_submission, keep_submission
from cop.database import begin_write
from cop.errors import DomainError, Forbidden, Invalid, NotFound, Stale, Unlawful
from cop.extensions import db
from cop.forms import LOOK, CopForm, is_key, new_key
from cop.screened import Screening, screening_of
from cop.screening.gate import Screened, opened
from cop.typed import kept_before, typed_text
from cop.visitors import config, me, now, visitor
from cop.written import written_fields

log = logging.getLogger(__name__)

LARGEST_ID = 2**31 - 1  # of PostgreSQL's integer
MOST_FIELDS = 1_000  # as many as Werkzeug takes of a form in parts

Page = str | tuple[str, int] | WerkzeugResponse

CLASH = "Somebody changed this at the same moment. Your words are still here: look and send again."
BROKEN = "<!doctype html><title>Something broke</title><p>Something broke on our side. Try later."
STATUS = {Invalid: 422, NotFound: 404, Forbidden: 403, Unlawful: 409, Stale: 409}


def see_other(location: str) -> WerkzeugResponse:
    """Send the browser on with a GET, so that reloading repeats nothing."""
    return redirect(location, 303)


def unless_known(page: str) -> WerkzeugResponse:
    """Return the page, or say that the browser has this very one; for pages without tokens."""
    response = make_response(page)
    response.add_etag()
    return response.make_conditional(request)


def handle(form: CopForm, act: Callable[[], str], page: Callable[[], str]) -> Page:
    """Show the page, or act once on a sent form; a refusal shows the page with what was typed.

    `act` changes things and returns the address to go to; `page` renders the form as it stands."""
    if not form.is_submitted():
        form.waits = kept_here(request.path)
        return page()
    screening = screening_of(form)
    screening.mask()
    if not form.validate():
        screening.stop_beside()
        return page(), 422
    if LOOK in request.form:
        screening.look()
        return page()
    try:
        if screening.asks_to_hold():
            return see_other(once(form, screening.hold))
        return see_other(_through(form, screening, act))
    except Screened as found:
        db.session.rollback()
        if not screening.stop():
            form.refuse(found.message, found.where)
        return page(), 422
    except (Invalid, Unlawful, Stale) as refusal:
        db.session.rollback()
        form.refuse(refusal.message, getattr(refusal, "field", None))
        screening.stop_beside(keeps=isinstance(refusal, Invalid))
        return page(), STATUS[type(refusal)]


def _through(form: CopForm, screening: Screening, act: Callable[[], str]) -> str:
    """Act once, its words going through the gate; what passed it is written down with them."""

    def acted() -> str:
        location = act()
        screening.passed(location)
        return location

    with opened(screening.gate):
        return once(form, acted)


def once(form: CopForm, act: Callable[[], str]) -> str:
    """Do it, remember the form's key and commit; sent twice, it leads to the first's result."""
    key = form.submission_key.data or ""
    begin_write(db.session())
    if earlier := find_submission(db.session(), key, me().id):
        db.session.rollback()
        return earlier
    try:
        location = act()
        keep_submission(db.session(), key, by_id=me().id, location=location, now=now())
        _forget_kept(form, key)
        db.session.commit()
    except (IntegrityError, DomainError) as clash:
        # The first of the two may have ended while this one waited for it.
        db.session.rollback()
        if earlier := find_submission(db.session(), key, me().id):
            return earlier
        if isinstance(clash, DomainError):
            raise
        log.warning("the database refused: %s", clash.orig)
        raise Stale(CLASH) from clash
    return location


def kept_here(path: str) -> Unposted | None:
    """Return what this person wrote in the form of this address and didn't post."""
    if not visitor():
        return None
    return unposted_at(db.session(), me().id, path, now() - KEPT_FOR)


def _forget_kept(form: CopForm, key: str) -> None:
    """Forget what was kept of this form, once it has been sent where it was meant for.

    Of what else was written there nothing can come any more, unless several may be under way."""
    if kept := kept_before():
        forget_kept(db.session(), me().id, kept)
    if form.composes:
        forget_sent(db.session(), config().secret_key, me().id, request.path, key)
    elif any(written_fields(form)):  # nothing is written with a button
        forget_there(db.session(), me().id, request.path)


def sent_before() -> WerkzeugResponse | None:
    """Lead a form that was sent twice to the first's result, before its own change refuses it."""
    key = request.form.get("submission_key", "") if request.method == "POST" else ""
    earlier = find_submission(db.session(), key, me().id) if is_key(key) else None
    return see_other(earlier) if earlier else None


def is_preview(form: CopForm) -> bool:
    """Say whether the form asks only to be shown what it would make."""
    return form.is_submitted() and bool(form["preview"].data)


def number_asked(name: str) -> int | None:
    """Return the number in the address, None if there is none, or raise NotFound for nonsense."""
    raw = request.args.get(name)
    if raw is None:
        return None
    if not (raw.isascii() and raw.isdigit() and 0 < len(raw) < 8) or int(raw) == 0:
        raise NotFound
    return int(raw)


def say(message: str, kind: str = "good") -> None:
    """Show a line at the top of the next page."""
    flash(message, kind)


class SmallNumber(IntegerConverter):
    """A number in an address; one that no row can have leads nowhere."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{"max": LARGEST_ID, **kwargs})  # type: ignore[arg-type]


def register_forms(app: Flask) -> None:
    """Give templates a token for buttons, and refuse what can't be read or kept."""
    app.jinja_env.globals["csrf_token"] = generate_csrf
    app.jinja_env.globals["new_key"] = new_key
    app.url_map.converters["int"] = SmallNumber
    app.before_request(_refuse_unreadable)


def _refuse_unreadable() -> None:
    """Refuse bytes that are no text, which would otherwise be kept as other text."""
    _read(request.path.encode())
    _read(unquote_to_bytes(request.query_string))
    if request.mimetype == "application/x-www-form-urlencoded":
        sent = request.get_data()
        if sent.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
        _read(unquote_to_bytes(sent.replace(b"+", b" ")))
    elif request.method == "POST":
        _read("".join(request.form.values()).encode())


def _read(raw: bytes) -> None:
    """Raise BadRequest for what is not UTF-8, or holds the one character PostgreSQL can't."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise BadRequest from None
    if "\0" in text:
        raise BadRequest


def register_errors(app: Flask) -> None:
    """Turn refusals of the domain and of HTTP into pages that lose nothing typed."""
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(500, _broken)


def _refused(error: DomainError) -> tuple[str, int]:
    db.session.rollback()
    code = STATUS.get(type(error), 422)
    return _error_page(code, error.message), code


def _http_error(error: HTTPException) -> Page:
    if error.response is not None or (error.code or 500) < 400:
        return error.get_response()
    code = error.code or 500
    return _error_page(code, ""), code


def _broken(error: Exception) -> tuple[str, int]:
    del error
    g.broken = True  # so that the page asks the database nothing
    try:
        db.session.rollback()
        return _error_page(500, ""), 500
    except Exception:
        log.exception("the page that says so broke too")
        return BROKEN, 500


def _error_page(code: int, reason: str) -> str:
    known = code if code in {400, 401, 403, 404, 409, 413, 422, 429, 500} else 400
    return render_template(f"errors/{known}.html", reason=reason, typed=typed_text(), code=code)
