"""`/healthz`: one word for a proxy or a monitor, whether this process and its database answer."""

import logging

from flask import Blueprint, Response
from sqlalchemy.exc import SQLAlchemyError

from cop.visitors import site

log = logging.getLogger(__name__)

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def answer() -> Response:
    """Say that all is well; whoever is at this browser, it tells nothing else."""
    site()  # one cheap statement; where there is no site, the request didn't come this far
    return _word("well", 200)


@bp.errorhandler(SQLAlchemyError)
def _unwell(problem: SQLAlchemyError) -> Response:
    log.warning("the database did not answer: %s", type(problem).__name__)
    return _word("The database does not answer.", 503)


def _word(word: str, status: int) -> Response:
    response = Response(f"{word}\n", status, mimetype="text/plain")
    response.headers["Cache-Control"] = "no-store"
    return response
