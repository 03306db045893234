"""A table as the lines of an embed: its heading, and its rows each on a line that a phone shows, or on two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from byelex.answers import Row, Table
from byelex.faces.markup import cut, fit

LONG_TABLE = 60
"""A table of more rows is drawn a page at a time, of so many rows each: its other rows need not be read."""
ROWS_A_PAGE = 25
CELL_LENGTH = 500
SIGNS = "†‡"
"""What stands for a row's mark where rows are narrow, and is explained below them: so many marks at most."""
WIDE_ROW = 46
"""Characters a phone shows on about one line; where a table's rows are longer its figures go on a line below."""


def is_long(table: Table | None) -> bool:
    """Tell whether a table is drawn a page at a time."""
    return table is not None and len(table.rows) > LONG_TABLE


def table_head(table: Table) -> list[str]:
    """Draw a table's caption and its columns' names."""
    words = [fit(column.label, CELL_LENGTH) for column in table.columns if not column.numeric and column.label]
    numbers = [fit(column.label, CELL_LENGTH) for column in table.columns if column.numeric and column.label]
    head = f"*{' · '.join([*words, *numbers])}*" if words or numbers else ""
    caption = f"**{fit(table.caption, CELL_LENGTH)}**" if table.caption.strip() else ""
    return [line for line in (caption, head) if line]


def row_lines(table: Table, rows: Sequence[Row], alike: Sequence[Row]) -> list[str]:
    """Draw rows as all `alike` are, they among them: on a line each or, too wide for a phone, on two."""
    if _mostly_fit(" · ".join((*row.cells, row.mark)) for row in alike):
        return [" · ".join(_parts(table, row.cells, row.mark)) or "—" for row in rows]
    marks = list(dict.fromkeys(row.mark for row in alike if row.mark.strip()))
    if len(marks) > len(SIGNS) or not _mostly_fit(" · ".join(row.narrow or row.cells) for row in alike):
        return ["\n".join(_parts(table, row.cells, row.mark)) or "—" for row in rows]
    signs = dict(zip(marks, SIGNS, strict=False))
    shown = [mark for mark in marks if any(row.mark == mark for row in rows)]
    legend = [f"*{signs[mark]} {fit(mark, CELL_LENGTH)}*" for mark in shown]
    drawn = [_parts(table, row.narrow or row.cells, signs.get(row.mark, "")) for row in rows]
    return [*(" · ".join(parts) or "—" for parts in drawn), *legend]


def _mostly_fit(lines: Iterable[str]) -> bool:
    """Tell whether nine lines in ten fit on a phone's line; an odd long name may wrap."""
    widths = sorted(map(len, lines))
    return not widths or widths[(9 * (len(widths) - 1)) // 10] <= WIDE_ROW


def _parts(table: Table, cells: Sequence[str], mark: str) -> list[str]:
    """Give a row's words, the first bold, and its figures with its mark; neither where there is none."""
    words: list[str] = []
    numbers: list[str] = []
    for index, cell in enumerate(cells):
        text = fit(cell, CELL_LENGTH)
        if not text:
            continue
        if index < len(table.columns) and table.columns[index].numeric:
            numbers.append(text)
        else:
            words.append(text if words else f"**{text}**")
    if mark and mark in SIGNS:
        numbers[-1:] = [f"{numbers[-1]} {mark}"] if numbers else [mark]
    elif mark.strip():
        numbers.append(f"*{fit(mark, CELL_LENGTH)}*")
    return [" · ".join(part) for part in (words, numbers) if part]


def cut_short(row: Row, room: int) -> Row:
    """Cut a row's texts to so many characters each."""
    cells, narrow = (tuple(cut(cell, room) for cell in each) for each in (row.cells, row.narrow))
    return replace(row, cells=cells, narrow=narrow, mark=cut(row.mark, room))
