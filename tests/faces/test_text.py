"""Tables on the console keep their headings and marks, however long their cells."""

from __future__ import annotations

from byelex.answers import Column, Row, Table
from byelex.faces.text import table

WIDE = Table(
    (Column("Seat"), Column("Party"), Column("Note"), Column("Votes", numeric=True)),
    (
        Row(("Peckham", "Democratic Monarchist, " * 4 + "White Resident", "a word " * 12, "102"), mark="deposit lost"),
        Row(("Beaconsfield", "Labour", "", "3,886")),
    ),
)


def test_long_cells_are_folded_under_the_headings() -> None:
    lines = table(WIDE).splitlines()
    assert lines[0].split() == ["Seat", "Party", "Note", "Votes"]
    assert lines[1].endswith("102  deposit lost")
    assert lines[-1].startswith("Beaconsfield")
    assert lines[-1].endswith("3,886")
    assert max(map(len, lines)) <= 128 + len("  deposit lost")
    assert " ".join(" ".join(line[14:70] for line in lines[1:-1]).split()).count("Monarchist") == 4


def test_what_a_program_reads_is_not_folded() -> None:
    assert len(table(WIDE, folded=False).splitlines()) == 3
