"""The record as CSV: a row for each event, safe to open in a spreadsheet."""

import csv
import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cop.feedback.whole_record.events import events_of
from cop.feedback.whole_record.gather import Record
from cop.wall import Wall

COLUMNS = ("reference", "marking", "at", "kind", "what", "forum", "by", "role", "words")
# What a spreadsheet would take for a formula, also behind spaces.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def csv_of(record: Record, wall: Wall) -> str:
    """Return a row for each event, the first first, in the times of the reader's page.

    The mark at its start says it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    issue, zone = record["issue"], ZoneInfo(wall.timezone)
    for e in events_of(record, zone):
        facts = (
            issue["reference"],
            issue["marking"],
            _when(e.at, zone),
            e.kind,
            e.what,
        )
        writer.writerow([safe(cell) for cell in (*facts, e.forum, e.by, e.role, e.words)])
    return "\ufeff" + out.getvalue()


def _when(at: datetime | date, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat() if isinstance(at, datetime) else at.isoformat()


def safe(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    starts = cell.lstrip(" \u00a0\u3000")[:1] or cell[:1]
    # A full-width sign counts as the plain one in some locales.
    return f"'{cell}" if starts in FORMULA or (starts in "＝＋－＠" and starts) else cell
