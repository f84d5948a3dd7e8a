"""Documents and names of files are read as posts are, at a cost that is bounded."""

import io
import zipfile

import pytest
from fpdf import FPDF
from pypdf import PdfWriter

from cop.errors import Invalid
from cop.screening import Rules, check, documents
from cop.screening.documents import check_file_name, text_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def types(text: str) -> set[str]:
    return {finding.type for finding in check(text)}


def docx(body: str, extra: dict[str, str] | None = None, head: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        )
        for name, content in (extra or {}).items():
            file.writestr(name, content)
    return packed.getvalue()


def pdf(*pages: str) -> bytes:
    made = FPDF()
    made.set_font("helvetica", size=12)
    for page in pages:
        made.add_page()
        made.multi_cell(0, 8, page)
    return bytes(made.output())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_encodings_people_have(encoding: str) -> None:
    content = "Zoë’s number is 0491 570 156".encode(encoding)
    assert text_of("notes.TXT", content) == "Zoë’s number is 0491 570 156"


def test_a_number_split_over_runs_of_a_word_file_is_whole_again() -> None:
    body = "<w:p><w:r><w:t>Medicare 2123 4</w:t></w:r><w:r><w:t>5670 1</w:t></w:r></w:p><w:p><w:r><w:t>Hi</w:t></w:r></w:p>"
    assert text_of("a.docx", docx(body)) == "Medicare 2123 45670 1\nHi\n"


def test_tables_headers_footnotes_and_comments_are_read_too() -> None:
    part = '<w:x xmlns:w="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:x>'
    extra = {
        "word/header1.xml": part.format(WORD, "dob 3/4/2015"),
        "word/footnotes.xml": part.format(WORD, "ring 0491 570 156"),
        "word/comments.xml": part.format(WORD, "C3MS 1180342"),
        "word/theme/theme1.xml": part.format(WORD, "rego S441 BKD"),
    }
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cell.format('TFN')}{cell.format('304 056 086')}</w:tr></w:tbl>"
    assert types(text_of("a.docx", docx(body, extra))) == {
        "date_of_birth", "phone", "client_id", "tfn",
    }  # fmt: skip


def test_a_pdf_is_read_page_by_page() -> None:
    text = text_of("letter.pdf", pdf("Her TFN is 304 056 086.", "Ring 0491 570 156."))
    assert types(text) == {"tfn", "phone"}


def unreadable() -> dict[str, tuple[str, bytes]]:
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    protected = PdfWriter()
    protected.add_blank_page(100, 100)
    protected.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    protected.write(locked)
    return {
        "another kind": ("photo.jpg", b"\xff\xd8"),
        "no ending": ("photo", b"x"),
        "bytes": ("a.txt", b"a\x00b"),
        "no zip": ("a.docx", b"PK nonsense"),
        "no document": ("a.docx", zipped({"word/other.xml": "<a/>"})),
        "broken xml": ("a.docx", docx("<w:p>")),
        "entities": ("a.docx", docx("<w:p/>", head=doctype)),
        "no pdf": ("a.pdf", b"hello"),
        "half a pdf": ("a.pdf", b"%PDF-1.7\n1 0 obj"),
        "a password": ("a.pdf", locked.getvalue()),
    }


def zipped(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("name", sorted(unreadable()))
@pytest.mark.filterwarnings("ignore")
def test_what_cannot_be_read_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        text_of(*unreadable()[name])
    assert refused.value.field == "file"
    assert refused.value.message.endswith(("?", "."))


def test_a_word_file_that_unpacks_to_too_much_is_refused() -> None:
    body = "<w:p><w:r><w:t>" + "a" * 3_000_000 + "</w:t></w:r></w:p>"
    with pytest.raises(Invalid, match="unpacks to far more"):
        text_of("a.docx", docx(body))


def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 2_000)
    monkeypatch.setattr(documents, "MOST_CHARACTERS", 20)
    monkeypatch.setattr(documents, "MOST_PAGES", 1)
    for name, content in (("a.txt", b"a" * 21), ("a.txt", b"a" * 2_001), ("a.pdf", pdf("b " * 20))):
        with pytest.raises(Invalid, match=r"too (?:long|large)"):
            text_of(name, content)
    with pytest.raises(Invalid, match="pages"):
        text_of("a.pdf", pdf("a", "b"))


@pytest.mark.parametrize(
    ("name", "kind", "piece"),
    [
        ("scan_jake_2015-04-03.pdf", "date_of_birth", "2015-04-03"),
        ("DOB_03042015.jpg", "date_of_birth", "03042015"),
        ("Jarrah-DOB-3.4.2015.pdf", "date_of_birth", "3.4.2015"),
        ("Tahlia_7_school_report.docx", "name_age_child", "Tahlia_7"),
        ("jake-7yrs.pdf", "name_age_child", "jake-7yrs"),
        ("koby.12.notes.txt", "name_age_child", "koby.12"),
        ("C3MS_1180342_notes.docx", "client_id", "1180342"),
        ("medicare_2123456701.png", "medicare", "2123456701"),
        ("referral 0491570156.pdf", "phone", "0491570156"),
    ],
)
def test_a_name_of_a_file_tells(name: str, kind: str, piece: str) -> None:
    assert [(f.type, name[f.start : f.end]) for f in check_file_name(name)] == [(kind, piece)]


@pytest.mark.parametrize(
    "name",
    [
        "minutes_2026-02-17.pdf",
        "agenda-v2.1.docx",
        "budget_2025-26.xlsx",
        "Report 12 May 2026.pdf",
        "room_12.png",
    ],
)
def test_most_names_of_files_tell_nothing(name: str) -> None:
    assert check_file_name(name) == []


def test_a_type_that_is_off_is_off_in_names_too() -> None:
    assert check_file_name("Tahlia_7.pdf", Rules.of(off=["name_age_child"])) == []
