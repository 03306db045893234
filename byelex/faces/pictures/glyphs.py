"""How wide Inter's letters are, read from the font itself, and which letters it has.

resvg lays text out but does not say how wide it came, so names are fitted with these widths. Only the tables that
give them are read: cmap (letter to glyph), hmtx (widths), fvar and avar (the weight and size axes) and HVAR (how widths
change along them), as in the OpenType specification 1.9. Kerning is left out: it narrows a name by a hair.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import Any

from byelex.faces.pictures.raster import FONT_FILE


class Font:
    """A variable TrueType font's letters and widths. A letter's width is worked out once, then looked up."""

    def __init__(self, file: Path) -> None:
        self._bytes = file.read_bytes()
        entries = [self._read("4sIII", 12 + 16 * index) for index in range(self._read("H", 4)[0])]
        self._tables: dict[bytes, int] = {tag: offset for tag, _, offset, _ in entries}
        self._units: int = self._read("H", self._tables[b"head"] + 18)[0]
        self._metric_count: int = self._read("H", self._tables[b"hhea"] + 34)[0]
        self._glyphs = self._read_letters()
        self._axes = self._read_axes()
        self._variations = _Variations(self._bytes, self._tables[b"HVAR"], len(self._axes))
        self._advances: dict[tuple[int, float], _Advances] = {}

    def has(self, letter: str) -> bool:
        """Tell whether the font can draw a letter."""
        return ord(letter) in self._glyphs

    def width(self, text: str, size: float, weight: int) -> float:
        """Give a text's width on one line, in the unit of `size`; `weight` as in CSS (400 regular, 700 bold)."""
        key = (weight, min(max(size, 14), 32))
        if key not in self._advances:
            self._advances[key] = _Advances(self, self._place(*key))
        return sum(map(self._advances[key].__getitem__, text)) * size

    def advance(self, letter: str, place: tuple[float, ...]) -> float:
        """Work out a letter's width at a place on the axes, for a size of 1."""
        glyph = self._glyphs.get(ord(letter), 0)
        metric = min(glyph, self._metric_count - 1)
        own = self._read("H", self._tables[b"hmtx"] + 4 * metric)[0]
        return float(own + self._variations.delta(glyph, place)) / float(self._units)

    def _place(self, weight: int, optical: float) -> tuple[float, ...]:
        """Where a weight and optical size lie on the font's axes, each from -1 through 0 (the default) to 1."""
        asked = {b"wght": float(weight), b"opsz": optical}
        return tuple(axis.normal(asked[axis.tag]) for axis in self._axes)

    def _read(self, form: str, offset: int) -> tuple[Any, ...]:
        return struct.unpack_from(">" + form, self._bytes, offset)

    def _read_letters(self) -> dict[int, int]:
        """The fullest of the font's Unicode maps, code point to glyph number: cmap format 12."""
        start = self._tables[b"cmap"]
        tables = [start + self._read("I", start + 8 + 8 * index)[0] for index in range(self._read("H", start + 2)[0])]
        forms = {self._read("H", table)[0]: table for table in tables}
        letters: dict[int, int] = {}
        for group in range(self._read("I", forms[12] + 12)[0]):
            first, last, glyph = self._read("III", forms[12] + 16 + 12 * group)
            letters.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        return letters

    def _read_axes(self) -> list[_Axis]:
        start = self._tables[b"fvar"]
        first, _, count, size = self._read("HHHH", start + 4)
        bends = self._tables.get(b"avar")
        at = 0 if bends is None else bends + 8
        axes = []
        for index in range(count):
            tag, low, default, high = self._read("4siii", start + first + size * index)
            pairs: tuple[tuple[float, float], ...] = ()
            if at:
                pair_count = self._read("H", at)[0]
                flat = [value / 16384 for value in self._read(f"{2 * pair_count}h", at + 2)]
                pairs = tuple(zip(flat[::2], flat[1::2], strict=True))
                at += 2 + 4 * pair_count
            axes.append(_Axis(tag, low / 65536, default / 65536, high / 65536, pairs))
        return axes


class _Advances(dict[str, float]):
    """The widths of letters at a place on the font's axes, each worked out when first asked for."""

    def __init__(self, font: Font, place: tuple[float, ...]) -> None:
        super().__init__()
        self._font, self._at = font, place

    def __missing__(self, letter: str) -> float:
        self[letter] = found = self._font.advance(letter, self._at)
        return found


class _Axis:
    def __init__(
        self, tag: bytes, low: float, default: float, high: float, bends: tuple[tuple[float, float], ...]
    ) -> None:
        self.tag, self._low, self._default, self._high, self._bends = tag, low, default, high, bends

    def normal(self, value: float) -> float:
        value = min(max(value, self._low), self._high)
        side = self._high - self._default if value > self._default else self._default - self._low
        place = (value - self._default) / side if side else 0.0
        for (left, left_to), (right, right_to) in zip(self._bends, self._bends[1:], strict=False):
            if left <= place <= right and right > left:
                return left_to + (right_to - left_to) * (place - left) / (right - left)
        return place


class _Variations:
    """The HVAR table: what to add to a glyph's width at a place on the axes, in font units."""

    def __init__(self, data: bytes, start: int, axis_count: int) -> None:
        self._data = data
        store_at, map_at = (start + offset if offset else 0 for offset in self._read("II", start + 4))
        regions_at = store_at + self._read("I", store_at + 2)[0]
        region_count = self._read("H", regions_at + 2)[0]
        self._regions = [
            [
                tuple(value / 16384 for value in self._read("3h", regions_at + 4 + 6 * (region * axis_count + axis)))
                for axis in range(axis_count)
            ]
            for region in range(region_count)
        ]
        offsets = self._read(f"{self._read('H', store_at + 6)[0]}I", store_at + 8)
        self._sets = [store_at + offset for offset in offsets]
        self._map_at = map_at
        self._scalars: dict[tuple[float, ...], list[float]] = {}

    def delta(self, glyph: int, place: tuple[float, ...]) -> float:
        if place not in self._scalars:
            self._scalars[place] = [_scalar(region, place) for region in self._regions]
        scalars = self._scalars[place]
        outer, inner = self._entry(glyph)
        at = self._sets[outer]
        _, words, region_count = self._read("HHH", at)
        regions = self._read(f"{region_count}H", at + 6)
        wide, narrow = ("i", "h") if words & 0x8000 else ("h", "b")
        word_count = words & 0x7FFF
        form = wide * word_count + narrow * (region_count - word_count)
        row = self._read(form, at + 6 + 2 * region_count + inner * struct.calcsize(">" + form))
        return sum((scalars[region] * float(value) for region, value in zip(regions, row, strict=True)), 0.0)

    def _entry(self, glyph: int) -> tuple[int, int]:
        if not self._map_at:
            return 0, glyph
        form, entry = self._read("BB", self._map_at)
        count, first = (self._read("I", self._map_at + 2)[0], 6) if form else (self._read("H", self._map_at + 2)[0], 4)
        size = ((entry >> 4) & 3) + 1
        at = self._map_at + first + size * min(glyph, count - 1)
        value = int.from_bytes(self._data[at : at + size], "big")
        bits = (entry & 15) + 1
        return value >> bits, value & ((1 << bits) - 1)

    def _read(self, form: str, offset: int) -> tuple[Any, ...]:
        return struct.unpack_from(">" + form, self._data, offset)


def _scalar(region: list[tuple[Any, ...]], place: tuple[float, ...]) -> float:
    """How much of a region's change applies at a place: the specification's tent, multiplied over the axes."""
    scalar = 1.0
    for (start, peak, end), value in zip(region, place, strict=True):
        if peak == 0 or value == peak or start > peak or peak > end or (start < 0 < end):
            continue
        if value <= start or value >= end:
            return 0.0
        scalar *= (value - start) / (peak - start) if value < peak else (end - value) / (end - peak)
    return scalar


@cache
def inter() -> Font:
    """Give Inter, read at first use."""
    return Font(Path(FONT_FILE))
