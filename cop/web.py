"""What every view shares: forms that are sent once, and refusals as pages."""

from collections.abc import Callable
from typing import cast

from flask import Flask, flash, redirect, render_template, request
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as WerkzeugResponse

from cop.activity.operations import find_submission, keep_submission
from cop.database import begin_write
from cop.errors import DomainError, Forbidden, Invalid, NotFound, Stale, Unlawful
from cop.extensions import db
from cop.forms import CopForm
from cop.typed import typed_text
from cop.visitors import me, now

Page = str | tuple[str, int] | WerkzeugResponse

STATUS = {Invalid: 422, NotFound: 404, Forbidden: 403, Unlawful: 409, Stale: 409}


def see_other(location: str) -> WerkzeugResponse:
    """Send the browser on with a GET, so that reloading repeats nothing."""
    return redirect(location, 303)


def handle(form: CopForm, act: Callable[[], str], page: Callable[[], str]) -> Page:
    """Show the page, or act once on a sent form; a refusal shows the page with what was typed.

    `act` changes things and returns the address to go to; `page` renders the form as it stands."""
    if not form.is_submitted():
        return page()
    if not form.validate():
        return page(), 422
    try:
        return see_other(once(form, act))
    except (Invalid, Unlawful, Stale) as refusal:
        db.session.rollback()
        form.refuse(refusal.message, getattr(refusal, "field", None))
        return page(), STATUS[type(refusal)]


def once(form: CopForm, act: Callable[[], str]) -> str:
    """Do it, remember the form's key and commit; the same form sent twice leads to the first's result."""
    key = form.submission_key.data or ""
    begin_write(db.session())
    if earlier := find_submission(db.session(), key, me().id):
        db.session.rollback()
        return earlier
    try:
        location = act()
        keep_submission(db.session(), key, by_id=me().id, location=location, now=now())
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        if earlier := find_submission(db.session(), key, me().id):
            return earlier
        raise
    return location


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


def register_forms(app: Flask) -> None:
    """Give templates a token for forms that are only a button."""
    app.jinja_env.globals["csrf_token"] = generate_csrf


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
        return cast(WerkzeugResponse, error.get_response())
    code = error.code or 500
    return _error_page(code, ""), code


def _broken(error: Exception) -> tuple[str, int]:
    del error
    db.session.rollback()
    return _error_page(500, ""), 500


def _error_page(code: int, reason: str) -> str:
    known = code if code in {400, 401, 403, 404, 409, 413, 422, 429, 500} else 400
    return render_template(f"errors/{known}.html", reason=reason, typed=typed_text(), code=code)
