"""Words in documents and in names of files, to be screened before anybody else reads them.

A document is what a stranger made: what is read of it is bounded, and what can't be read is
refused.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from cop.errors import Invalid
from cop.screening.engine import check
from cop.screening.findings import FINDING_TYPES, Finding
from cop.screening.lexicon.names import GIVEN, WORDS_TOO
from cop.screening.tuning import DEFAULT, Rules

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 500_000
MOST_UNPACKED = 30_000_000
MOST_RATIO = 200
MOST_PAGES = 300

_PART = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d{1,2}|footer\d{1,2})\.xml"
)


def text_of(name: str, content: bytes) -> str:
    """Return the words of a .txt, .docx or .pdf file; refuse one that can't be read."""
    if len(content) > MOST_BYTES:
        raise Invalid(
            "This file is too large to check. Can you make it smaller than 20 MB?", "file"
        )
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    readers = {"txt": _plain, "docx": _docx, "pdf": _pdf}
    if ending not in readers:
        raise Invalid(
            "We can check .txt, .docx and .pdf files. Can you save it as one of those?", "file"
        )
    return readers[ending](content)


def _plain(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise _unreadable("text")
    return _bounded(text)


def _bounded(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise Invalid("This document is too long to check. Can you split it?", "file")
    return text


def _unreadable(what: str) -> Invalid:
    return Invalid(
        f"We couldn’t read this {what} file, so we can’t check it. Can you save it again?", "file"
    )


def _docx(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [part for part in packed.infolist() if _PART.fullmatch(part.filename)]
            _refuse_bombs(parts)
            return _bounded("\n".join(_words(_unpacked(packed, part)) for part in parts))
    except (
        zipfile.BadZipFile,
        expat.ExpatError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise _unreadable("Word") from error


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    if not any(part.filename == "word/document.xml" for part in parts):
        raise _unreadable("Word")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1_000):
        raise Invalid(
            "This Word file unpacks to far more than it should, so we can’t check it.", "file"
        )


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Read a part, and no more of it than its own header says."""
    with packed.open(part) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) > part.file_size:
        raise _unreadable("Word")
    return content


class _Words:
    """Gathers what is written in a part of a Word file: a line for each paragraph."""

    _KEPT = frozenset({"t", "delText"})
    _ENDS = {"p": "\n", "tr": "\n", "tc": " | ", "br": "\n", "tab": " ", "cr": "\n"}

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._inside = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Begin to listen where words are."""
        self._inside = name.rsplit(":", 1)[-1] in self._KEPT

    def end(self, name: str) -> None:
        """Stop listening; end a line where a paragraph ends."""
        self._inside = False
        self.pieces.append(self._ENDS.get(name.rsplit(":", 1)[-1], ""))

    def words(self, text: str) -> None:
        """Keep words."""
        if self._inside:
            self.pieces.append(text)


def _words(xml: bytes) -> str:
    """Return the words of a part; anything that declares entities or a document type is refused."""
    found = _Words()
    parser = expat.ParserCreate()
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.words
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(xml, True)
    return "".join(found.pieces)


def _refuse_doctype(*_declared: object) -> None:
    raise _unreadable("Word")


def _pdf(content: bytes) -> str:
    # A megabyte of modules that few requests need.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if not content.startswith(b"%PDF-"):
        raise _unreadable("PDF")
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise Invalid(
                "This PDF has a password, so we can’t check it. Can you take the password off?",
                "file",
            )
        if len(reader.pages) > MOST_PAGES:
            raise Invalid(
                f"This PDF has more than {MOST_PAGES} pages, so we can’t check it.", "file"
            )
        return "\n".join(_pages(reader))
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
    ) as error:
        raise _unreadable("PDF") from error


def _pages(reader: "PdfReader") -> Iterator[str]:
    total = 0
    for page in reader.pages:
        text = page.extract_text()
        total += len(text)
        if total > MOST_CHARACTERS:
            raise Invalid("This document is too long to check. Can you split it?", "file")
        yield text


_NAMED = re.compile(
    r"(?<![A-Za-z])(?P<name>[A-Za-z]{3,18}) ?\(?(?P<age>\d{1,2})"
    r"(?: ?(?:yo|yrs?|years?|y|mths?|m))?\)?(?= |$)"
)


def check_file_name(name: str, rules: Rules = DEFAULT) -> list[Finding]:
    """Return what the screen finds in a file's name, where `_`, `-` and `.` stand for blanks."""
    words = name.replace("_", " ")
    apart = re.sub(r"[-.]", " ", words)
    kind = FINDING_TYPES["name_age_child"]
    named = [] if kind.type in rules.off else [kind.at(*place) for place in _named_ages(apart)]
    found: list[Finding] = []
    for finding in (
        *check(name, rules=rules),
        *check(words, rules=rules),
        *check(apart, rules=rules),
        *named,
    ):
        if not any(finding.start < other.end and other.start < finding.end for other in found):
            found.append(finding)
    return sorted(found, key=lambda finding: finding.start)


def _named_ages(name: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(name[:500]):
        if match["name"].lower() in GIVEN - WORDS_TOO and 0 < int(match["age"]) < 18:
            yield match.span()
