"""Sheets of A4 with a marking above and below, headings, text and facts."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parents[2] / "static" / "fonts"
FACES = {"": FONTS / "source-sans-3-regular.ttf", "B": FONTS / "source-sans-3-bold.ttf"}
SIZES = (18, 14, 12)
LABEL = 40  # millimetres for what a fact is called
# Replaced by the number of pages at the end, so no text may hold it.
PAGES = "{#pages#}"
MISSING = "[?]"
MISSING_SAYS = (
    f"“{MISSING}” stands for letters that this file’s font doesn’t have. "
    "The JSON and CSV files of this record have them."
)


class Sheet:
    """A document that is written from its beginning to its end."""

    def __init__(self, *, title: str, marking: str, site: str, made_at: datetime) -> None:
        self._lacks = False
        self._pdf = _document(self.printable(marking), self.printable(site))
        self._pdf.set_title(self.printable(title))
        self._pdf.set_creation_date(made_at)
        self._pdf.add_page()

    def heading(self, words: str, level: int = 0) -> None:
        """Begin a part; it stands in the outline, too, and not at the foot of a page."""
        words = self.printable(words)
        if self._pdf.will_page_break(30):
            self._pdf.add_page()
        self._pdf.ln(2 if level else 0)
        self._pdf.start_section(words, level=level)
        self._write(words, SIZES[level], "B", 1.2)

    def text(self, words: str) -> None:
        """Write a paragraph; nothing for no words."""
        if words:
            self._write(self.printable(words), 10.5, "", 1.5)

    def small(self, words: str) -> None:
        """Write a line that explains."""
        self._write(self.printable(words), 9, "", 1)

    def cover(self, words: str) -> None:
        """Write what is to be read before anything else, and begin a page after it."""
        self._pdf.ln(6)
        self._write(self.printable(words), SIZES[1], "B", 0)
        self._pdf.add_page()

    def bullets(self, lines: Iterable[str]) -> None:
        """Write a list."""
        for line in lines:
            self._write("• " + self.printable(line), 10.5, "", 0.5)

    def fact(self, label: str, value: str) -> None:
        """Write what something is called and, beside it where there is room, what it is."""
        label, pdf = self.printable(label), self._pdf
        pdf.set_font("text", "B", 9)
        if label and pdf.get_string_width(label) < LABEL - 2 and not pdf.will_page_break(6):
            pdf.cell(LABEL, 5.25, label, new_x="LEFT", new_y="TOP")
        elif label:
            self._write(label, 9, "B", 0)
        self._write(self.printable(value), 10.5, "", 1, indent=LABEL)

    def finish(self) -> bytes:
        """Return the file."""
        if self._lacks:
            self.small(MISSING_SAYS)
        return bytes(self._pdf.output())

    def printable(self, words: str) -> str:
        """Return the words with a sign for what the font has no letters for."""
        words = unicodedata.normalize("NFC", words).replace(PAGES, "{pages}")
        words = "".join(" " if c == "\t" else c for c in words if c == "\n" or not _unseen(c))
        found = re.sub(f"[^{_letters()}\n]+", MISSING, words)
        self._lacks = self._lacks or found != words
        return found

    def _write(
        self, words: str, size: float, style: str, after: float, *, indent: float = 0
    ) -> None:
        self._pdf.set_font("text", style, size)
        self._pdf.set_x(self._pdf.l_margin + indent)
        self._pdf.multi_cell(0, size * 0.5, words, align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(after)


def _unseen(character: str) -> bool:
    """Say whether this is a control or formatting sign, which could turn text around."""
    return character != "\t" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co")


def _document(marking: str, site: str) -> Any:
    """Return an empty document whose every page says how it is marked, and which page it is."""
    from fpdf import FPDF  # read only where somebody asks for a PDF: it takes a while
    from fpdf.prefs import ViewerPreferences

    class Marked(FPDF):
        def header(self) -> None:
            self._line(marking)
            self.ln(4)

        def footer(self) -> None:
            self.set_y(-14)
            self._line(marking)
            self.cell(0, 4, f"Page {self.page_no()} of {PAGES}")

        def _line(self, words: str) -> None:
            self.set_font("text", "B", 9)
            self.cell(0, 5, words, align="C", new_x="LMARGIN", new_y="NEXT")
            self.set_font("text", "", 9)

    pdf = Marked(format="A4")
    for style, face in FACES.items():
        pdf.add_font("text", style, face)
    pdf.alias_nb_pages(PAGES)
    pdf.set_auto_page_break(True, margin=20)
    pdf.set_margins(20, 14, 20)
    pdf.set_lang("en-AU")
    pdf.set_author(site)
    pdf.set_creator("CoP")
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    return pdf


@cache
def _letters() -> str:
    """Return the letters that the font has, as a class of a regular expression."""
    from fontTools.ttLib import TTFont

    with TTFont(FACES[""]) as font:
        return "".join(
            re.escape(chr(code)) for code in sorted(font.getBestCmap() or {}) if code > 31
        )
