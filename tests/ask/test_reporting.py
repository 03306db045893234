"""What was reported is told with who printed it; reported.jsonl has which questions find what."""

from __future__ import annotations

from byelex.ask import ask
from byelex.store import Store


def test_it_is_said_to_be_reported_by_whom_and_when(store: Store) -> None:
    found = ask(store, "where was wellingborough declared")
    assert "(ITV News Anglia, 16 February 2024)" in found.headline
    assert found.read_as == "What was reported: place of declaration; Wellingborough 2024"
    assert any("not among Parliament's figures" in note for note in found.notes)
    assert "UK Parliament" not in {source.work for source in found.sources}
    assert "background" in {follow_up.question for follow_up in found.follow_ups}
