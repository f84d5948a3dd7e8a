"""The record as JSON; docs/record.md says what each part holds."""

import json
from datetime import date, datetime

from cop.feedback.whole_record.gather import Record


def json_of(record: Record) -> str:
    """Return the record as JSON, moments in UTC."""
    return json.dumps(record, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a record")
