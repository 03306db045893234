"""Whether a seat is in a nation, a region or a county, as far as the store has where it is."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.answering.parts.one_measure import PARTS, Part
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.elections import ByElection, Constituency
from byelex.names.text import fold
from byelex.store.scope import REGIONS_TOGETHER

_NATIONS = frozenset(("England", "Scotland", "Wales", "Northern Ireland"))


def whether_in(by_election: ByElection, query: Query) -> Part:
    """Say where a seat is and, where that settles it, whether it is in the place asked about."""
    seat, told = by_election.constituency, PARTS["region"](by_election)
    so = _is_in(seat, query.words)
    unknown = "" if so is not None or seat.region or seat.country != "England" else " In which region is not recorded."
    return replace(told, sentence=f"{yes_or_no(so, query)}{told.sentence}{unknown}")


def _is_in(seat: Constituency, place: str) -> bool | None:
    """Tell whether a seat is in a nation, a region or its county; None of another place, or where not known."""
    if place in _NATIONS:
        return seat.country == place
    if place == "Great Britain":
        return seat.country != "Northern Ireland"
    if seat.county and fold(seat.county) == fold(place):
        return True
    if place == "yorkshire" and seat.county and seat.county.endswith("Yorkshire"):
        return True
    if place.islower():
        # What was typed, of no region: a town or another county.
        return None
    if seat.country != "England":
        return False
    return None if seat.region is None else seat.region in REGIONS_TOGETHER.get(place, (place,))
