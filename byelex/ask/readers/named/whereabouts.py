"""Read whether a seat is in a nation, a region, a county or a town: "is Brecon in Wales"."""

from __future__ import annotations

from byelex.ask.query import Query
from byelex.ask.readers.choosing import of_period
from byelex.ask.readers.reader import Reader
from byelex.ask.sentence.spans import Item

_BEING = frozenset(("is", "was", "are", "were"))
_NAMED_AS_SUCH = frozenset(("nation", "region", "area"))
_LOOSELY = frozenset(("yorkshire", "yorks", "east anglia", "west country"))
"""Names of regions that are as often those of less, or more, than the region."""


def read_whereabouts(reader: Reader) -> Query | None:
    """Read whether a seat is in a place that is named after it; None where anything else is asked."""
    rest = [item for item in reader.items if not item.is_word("contest", "from", "by")]
    seat = rest[0] if len(rest) > 1 and rest[0].kind == "seat" else None
    if seat is None or not _BEING & {reader.words[0], *reader.words[seat.end : seat.end + 1]}:
        return None
    if _BEING.isdisjoint(reader.words[:1]) and seat.start:
        return None
    joined = [item for item in rest if item.is_word("versus")]
    when = [item for item in reader.find("period") if item is reader.after(seat)]
    places = [item for item in rest[1:] if item not in (*joined, *when)]
    if not places or not all(_is_place(reader, item) for item in places):
        return None
    # The name a region has in full, or what was typed of any other place.
    named = places[0].value if _is_meant(places[0]) else places[0].text
    held = tuple({one.constituency_id: one.id for one in reversed(of_period(reader, seat))}.values())[::-1]
    one = len({reader.names.by_id[each].constituency_name for each in held}) == 1
    return Query("figure", ("region",), held, words=named, whether=not joined and len(places) == 1) if one else None


def _is_place(reader: Reader, item: Item) -> bool:
    """Tell whether an item is a place: one that is known as such, or any name after "in"."""
    within = set(reader.words[max(item.start - 2, 0) : item.start]) & {"in", "near", "within"}
    # The red wall is a kind of seat, of which only quotes tell.
    return (item.kind in _NAMED_AS_SUCH and not item.text.endswith("wall")) or (
        bool(within) and item.kind in {"seat", "unknown"}
    )


def _is_meant(item: Item) -> bool:
    return item.kind == "nation" or (item.kind == "region" and item.text not in _LOOSELY)
