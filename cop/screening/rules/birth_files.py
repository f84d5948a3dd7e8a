"""Dates of birth in the names of files."""

import re
from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.lexicon.names import GIVEN, WORDS_TOO
from cop.screening.normal import Post

_ENDINGS = frozenset(
    "pdf doc docx jpg jpeg png txt heic xls xlsx tif tiff msg eml csv ppt pptx rtf".split()
)
_FILE = re.compile(
    r"(?<![\w/])[\w\-.()]{3,90}\.(?:pdf|docx?|jpe?g|png|txt|heic|xlsx?|tiff?|msg|eml|csv|pptx?|rtf)\b",
    re.IGNORECASE,
)
_FILE_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[ _.\-]?(?:0?[1-9]|1[0-2])[ _.\-]?(?:0[1-9]|[12]\d|3[01]|[1-9])|(?:0?[1-9]|[12]\d|3[01])[ _.\-]?(?:0?[1-9]|1[0-2])[ _.\-]?(?:19|20)\d\d"
    r"|(?:0[1-9]|[12]\d|3[01])[ _.\-]?(?:0[1-9]|1[0-2])[ _.\-]?\d\d)(?!\d)"
)
_FILE_WORK = re.compile(
    r"minutes|agenda|notes|meeting|report|slides|draft|roster|budget|invoice|newsletter|training|webinar|presentation|poster|flyer|communique|workplan|terms|plan|policy|guid|survey|feedback|register|rsvp|v\d|template|forum|network|session"
)
_FILE_BIRTH = re.compile(
    r"(?<![a-z])(?:dob|d\.o\.b|birth|born|bday|birthday|bc|b-?cert)(?![a-z])|birth|dob"
)


def in_file_names(post: Post) -> Iterator[Span]:
    """Yield dates in names of files that are called a birth or somebody's name."""
    for file in _FILE.finditer(post.text) if not _ENDINGS.isdisjoint(post.words) else ():
        name = file[0].lower()
        words = re.findall(r"[a-z]+", name)
        born = _FILE_BIRTH.search(name)
        named = any(word in GIVEN and word not in WORDS_TOO for word in words)
        if not born and (not named or _FILE_WORK.search(name)):
            continue
        for date in _FILE_DATE.finditer(file[0]):
            yield file.start() + date.start(), file.start() + date.end()
