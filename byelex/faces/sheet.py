"""An Answer's table as a CSV file: every row, the figures as a spreadsheet reads them."""

from __future__ import annotations

import csv
import io
import re

from byelex.answers import Answer, Table
from byelex.names.text import words

LEAST_ROWS = 9
"""A shorter table is whole under its answer, and is not offered as a file."""
_FIGURE = re.compile(r"[−+]?[\d,]+(\.\d+)?%?")
# What a spreadsheet would take for a formula: a candidate may be called anything.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d)")


def offered(answer: Answer) -> bool:
    """Tell whether an answer is offered as a file: where its table is long and has figures."""
    table = answer.table
    return table is not None and len(table.rows) >= LEAST_ROWS and any(column.numeric for column in table.columns)


def as_csv(table: Table) -> str:
    """Write a table with a header line; a row's mark is in a last column of its own, where any row has one.

    Figures have no thousands separators and a plain minus sign; text that would be a formula begins with an apostrophe.
    """
    rows = tuple(table.rows)
    marked = any(row.mark for row in rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(column.label for column in table.columns), *(["Note"] if marked else [])])
    for row in rows:
        cells = [_cell(cell) for cell in row.cells]
        writer.writerow([*cells, *([_cell(row.mark)] if marked else [])])
    return out.getvalue()


def _cell(text: str) -> str:
    if _FIGURE.fullmatch(text):
        return text.replace(",", "").replace("−", "-")
    if text == "–":
        return ""
    return f"'{text}" if _FORMULA.match(text) else text


def file_name(answer: Answer) -> str:
    """Name the file after the answer: "by-elections-in-2016.csv"."""
    return f"{'-'.join(words(answer.title))[:60].strip('-') or 'table'}.csv"
