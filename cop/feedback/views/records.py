"""One issue’s whole record as a file, as far as this person may read it."""

from flask import Blueprint, Response

from cop.errors import NotFound
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.whole_record import csv_of, json_of, pdf_of, record_for
from cop.redaction.queries import masked_when
from cop.visitors import me, site, today, wall
from cop.web import Page

KINDS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}


def register(bp: Blueprint) -> None:
    """Mount the record below an issue."""
    bp.add_url_rule("/<reference>/record.<kind>", view_func=export_record)


def export_record(reference: str, kind: str) -> Page:
    """Return the record as the file that was asked for."""
    if kind not in KINDS:
        raise NotFound
    case = get_case(db.session(), reference, me(), today())
    facts = site()
    roles = facts.settings.get("role_labels", {}) if facts else {}
    masked = masked_when(db.session(), "issue", case.issue.id, facts) if case.issue.redacted else {}
    record = record_for(db.session(), case, me(), wall(), roles, masked)
    body: str | bytes
    match kind:
        case "json":
            body = json_of(record)
        case "csv":
            body = csv_of(record, wall())
        case _:
            body = pdf_of(record, wall(), site=facts.name if facts else "")
    answer = Response(body, content_type=KINDS[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{reference}.{kind}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
