"""A table as a page prints it and as a file carries it away."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | None
# A program that opens the file would take these for the beginning of a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r")
SHEET_NAME = 31  # the most characters that a sheet's name may have
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of each names the row."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    empty: str = "There is nothing to show yet."


def as_csv(table: Table, about: str) -> bytes:
    """Return the table as CSV, the line about what it shows below it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_harmless(table.columns))
    writer.writerows(_harmless(row) for row in table.rows)
    writer.writerows([[], [harmless(about)]])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(tables: Iterable[Table], about: str) -> bytes:
    """Return the tables as a workbook, each on a sheet of its own."""
    file = io.BytesIO()
    from xlsxwriter import Workbook  # heavy, and seldom asked for

    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            _write(book.add_worksheet(table.title[:SHEET_NAME]), table, about, bold)
    return file.getvalue()


def harmless(cell: Cell) -> Cell:
    """Return the cell so that a spreadsheet reads it as text, where it could be a formula."""
    if isinstance(cell, str) and cell.startswith(RISKY):
        return f"'{cell}"
    return "" if cell is None else cell


def _harmless(row: Iterable[Cell]) -> list[Cell]:
    return [harmless(cell) for cell in row]


def _write(sheet: "Worksheet", table: Table, about: str, bold: "Format") -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, len(table.columns), 18)
    for x, head in enumerate(table.columns):
        sheet.write_string(0, x, head, bold)
    for y, row in enumerate(table.rows, start=1):
        for x, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(y, x, cell)
            elif cell is not None:
                sheet.write_number(y, x, cell)
    sheet.write_string(len(table.rows) + 2, 0, about)
