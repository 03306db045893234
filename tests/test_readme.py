"""The README says what is true: its table is the registry's, its two commands are the ones that are run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from byelex.faces.readme import drawings, renewed
from byelex.measures import turnout_points
from byelex.stated import stated_turnout
from byelex.store import Store
from byelex.swings import Swing, standard_swing

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_commands_is_up_to_date() -> None:
    assert renewed(README) == README, "run `uv run byelex readme`"


def test_the_two_commands_come_first_and_are_what_is_run() -> None:
    opening = README.split("\n## ")[0]
    assert "uv run bot.py" in opening
    assert "uv run pytest" in opening
    assert "uv run pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_pictures_it_shows_are_there() -> None:
    for line in README.splitlines():
        if line.startswith("!["):
            assert (ROOT / line.split("](")[1].split(")")[0]).is_file(), line


def test_its_pictures_are_what_would_be_drawn_now(store: Store) -> None:
    for name, drawing in drawings(store).items():
        kept = (ROOT / ".readme" / f"{name}.svg").read_text(encoding="utf-8")
        assert kept == drawing, "run `uv run byelex readme`"
        assert (ROOT / ".readme" / f"{name}.png").is_file()


def test_it_says_how_much_of_each_by_election_is_recorded(store: Store) -> None:
    every = store.by_elections(tuple(listing.id for listing in store.listings()))
    late = [one for one in every if one.polling_on >= date(2010, 5, 6)]
    early = [one for one in every if one not in late]
    assert all(each.votes is not None for one in late for each in one.candidacies)
    assert {one.completeness for one in late} == {"full"}
    causes, members = (
        [sum(getattr(one, what) is not None for one in some) for some in (late, early)]
        for what in ("cause", "previous_member")
    )
    assert causes[0] == members[0]
    said = " ".join(README.split())
    assert f"of the {len(late)} only {causes[0]} have their cause and the member before" in said
    assert f"there are {len(early)}, as far as" in said
    assert f"{causes[1]} have their cause, {members[1]} the member before" in said
    # "Their swings are as published …, and most turnouts known": none of one, few of the other are computed.
    assert not any(isinstance(standard_swing(one), Swing) for one in early)
    computed = sum(turnout_points(one) is not None for one in early)
    assert 0 < computed < sum(stated_turnout(one) is not None for one in early)


def test_parliaments_data_are_attributed() -> None:
    assert "Open Parliament Licence v3.0" in README
    assert "MIT" in README
