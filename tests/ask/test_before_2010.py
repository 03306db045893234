"""Questions that reach back before 2010, asked of everything there is; most of them are in long_ago.jsonl."""

from __future__ import annotations

from byelex.ask import ask
from byelex.store import Store


def test_the_second_largest_swing_since_the_war(store: Store) -> None:
    found = ask(store, "second largest tory to labour swing since the war")
    assert found.headline == "Wellingborough 2024: 28.5 points from Conservative to Labour."
    assert found.table is not None
    first = found.table.rows[0]
    assert (first.cells[1], first.cells[3], first.mark) == ("Dudley West 1994", "29.1", "from published changes")
    assert any("26 more of that time are missing" in note for note in found.notes)
