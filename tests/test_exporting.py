"""From the store to data files again: what is written, and that it loads back to the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from byelex.clock import british_day
from byelex.elections import Party
from byelex.recording.loading import load
from byelex.sources.checking import check
from byelex.sources.datafiles import read_by_election
from byelex.store import Store, open_store
from byelex.store.export import export_data
from byelex.store.revisions import latest, record
from byelex.wording import day

HARTLEPOOL, TOOTING = "2021-05-06-hartlepool", "2016-06-16-tooting"


def test_what_is_exported_loads_back_to_the_same(small: Store, small_data: Path, tmp_path: Path) -> None:
    found = latest(small, TOOTING)
    assert found is not None
    record(small, replace(found, cause="elected elsewhere"), "Ann Editor", "the declaration")
    written = export_data(small, small_data)
    assert [path.name for path in written] == [f"{TOOTING}.toml"]
    assert load(small, small_data).revised == ()
    assert export_data(small, small_data) == ()
    with open_store(tmp_path / "again.db") as again:
        load(again, small_data)
        assert [again.by_election(contest) for contest in (HARTLEPOOL, TOOTING)] == [
            small.by_election(contest) for contest in (HARTLEPOOL, TOOTING)
        ]


def test_a_store_made_from_what_is_exported_exports_the_same_bytes(
    small: Store, small_data: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    found = latest(small, TOOTING)
    assert found is not None
    record(small, replace(found, cause="elected elsewhere"), "Ann Editor", "the declaration")
    export_data(small, one, small_data)
    with open_store(":memory:") as again:
        load(again, one)
        tooting = again.by_election(TOOTING)
        assert tooting is not None
        assert tooting.baseline is not None
        export_data(again, other, one)
    files = [path.relative_to(one) for path in sorted(one.rglob("*.*"))]
    assert len(files) == 14, "two by-elections, people and parties, two tables of five general elections"
    assert [(other / file).read_bytes() for file in files] == [(one / file).read_bytes() for file in files]


def test_what_is_recorded_without_a_source_is_exported_so_that_it_can_be_checked(
    small: Store, small_data: Path, tmp_path: Path
) -> None:
    found = latest(small, TOOTING)
    assert found is not None
    record(small, replace(found, sources=()), "Ann Editor", "standard input")
    export_data(small, tmp_path / "out", small_data)
    assert check(tmp_path / "out") == []
    file = tmp_path / "out" / "by-elections" / f"{TOOTING}.toml"
    (source,) = read_by_election(file, small.parties()).sources
    assert (source.work, source.title) == ("Byelex", f"recorded on {day(british_day())} with no source given")


def test_what_is_exported_loads_by_itself_with_parties_that_only_the_store_knows(small: Store, tmp_path: Path) -> None:
    found = latest(small, TOOTING)
    assert found is not None
    new = Party("steel-city", "Steel City Party", "SCP")
    with small.writing():
        small.save_parties([new])
    (*others, last) = found.candidacies
    record(small, replace(found, candidacies=(*others, replace(last, party=new))), "Ann Editor", "the declaration")
    export_data(small, tmp_path / "out")
    with open_store(":memory:") as again:
        assert load(again, tmp_path / "out").added == (TOOTING, HARTLEPOOL)
        assert again.parties() == small.parties()
    # A table that is there keeps its lines, whatever order they are in, and gets those it lacks.
    table = tmp_path / "out" / "parties.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    kept = [lines[0], *(line for line in reversed(lines[1:]) if not line.startswith("steel-city,"))]
    table.write_text("\n".join(kept), encoding="utf-8")
    assert export_data(small, tmp_path / "out") == (table,)
    assert table.read_text(encoding="utf-8").splitlines()[:-1] == kept
    assert table.read_text(encoding="utf-8").splitlines()[-1].startswith("steel-city,Steel City Party,SCP,")
