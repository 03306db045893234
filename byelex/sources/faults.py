"""Reading values out of a data file, noting every fault with its place and what is expected there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from byelex.errors import DataError

LARGEST_COUNT = 100_000_000
"""More people than any electorate here: a larger figure is a slip of the hand."""

LONGEST_NAME = 200
YEARS = range(1801, 2201)
"""Years in which a by-election to this Parliament may be held: another is a slip of the hand."""

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def near_miss(word: str, known: Iterable[str]) -> str:
    """Suggest what was meant, as a clause (" Did you mean electorate?"); empty if nothing is near."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]}?" if near else ""


def read_text(path: Path) -> str:
    """Read a UTF-8 text file, with or without a byte-order mark; a DataError names the file and the reason."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path.name}: cannot be read from {path.parent} ({error.strerror or error}).") from None
    return decoded(path, content)


def decoded(path: Path, content: bytes) -> str:
    """Read what a file holds as UTF-8, with or without a byte-order mark; a DataError names the file and the byte."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path.name}: is not UTF-8 (byte {error.start + 1} cannot be read). Save it as UTF-8 and try again."
        ) from None


def shown(value: object) -> str:
    """Show a value in a fault as it stands in the file, shortened."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = f'"{value}"'
    elif isinstance(value, dict):
        text = "a table"
    elif isinstance(value, list):
        text = "a list"
    else:
        text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


class Faults:
    """The faults found in one file, in the order they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.reasons: list[str] = []

    def add(self, place: str, reason: str) -> None:
        """Note a fault at a place ("candidacy 3 (Jill Mortimer)"; empty for the file as a whole)."""
        self.reasons.append(f"{place}: {reason}" if place else reason)

    def raise_any(self) -> None:
        """Raise one DataError that names the file and every fault in it."""
        if self.reasons:
            raise DataError("\n".join(f"{self.file}: {reason}" for reason in self.reasons))


class Keys:
    """One TOML table, read key by key. A bad value is noted as a fault and read as not recorded."""

    def __init__(self, table: Mapping[str, object], place: str, allowed: tuple[str, ...], faults: Faults) -> None:
        self.table, self.place, self.faults = table, place, faults
        for key in table:
            if key not in allowed:
                hint = near_miss(key, allowed) or f" Known keys: {', '.join(allowed)}."
                faults.add(place, f"there is no key {shown(key)}.{hint}")

    def bad(self, key: str, expected: str) -> None:
        """Note that a key's value is not what it must be."""
        self.faults.add(self.place, f"{key} must be {expected}, not {shown(self.table[key])}.")

    def text(self, key: str, paragraphs: bool = False) -> str | None:
        """Read words on one line (or in paragraphs); None if left out."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.bad(key, "words in quotation marks")
            return None
        if not value.strip():
            self.bad(key, "left out when it is not recorded")
            return None
        if not _plain(value, paragraphs):
            self.bad(key, "plain text" if paragraphs else "one line of plain text")
            return None
        return value

    def needed(self, key: str, like: str = "", paragraphs: bool = False) -> str:
        """Read words that must be there; where they are not, the fault says what to write."""
        if key not in self.table:
            self.faults.add(self.place, f'{key} is missing: write {key} = "{like or "…"}".')
        return self.text(key, paragraphs) or ""

    def name(self, key: str) -> str:
        """Read a name that must be there; a ballot paper has none with pictures in it."""
        value = self.needed(key)
        if any(unicodedata.category(letter) in {"So", "Co", "Cn"} for letter in value):
            self.bad(key, "a name as on the ballot paper, without pictures")
        elif len(value) > LONGEST_NAME:
            self.bad(key, f"a name of {LONGEST_NAME} letters at most")
        return value

    def count(self, key: str) -> int | None:
        """Read a count of people or papers; None if left out."""
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.bad(key, "a whole number that is not negative")
        elif value > LARGEST_COUNT:
            self.bad(key, "a possible number of people")
        else:
            return value
        return None

    def day(self, key: str) -> date | None:
        """Read a date, written without quotation marks; None if left out."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.bad(key, "a date written like 2021-05-06, without quotation marks or time")
            return None
        if value.year not in YEARS:
            self.bad(key, f"a day from {YEARS[0]} to {YEARS[-1]}")
            return None
        return value

    def flag(self, key: str) -> bool:
        """Read true or false; false if left out."""
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.bad(key, "true or false")
            return False
        return value

    def one_of(self, key: str, words: tuple[str, ...]) -> str | None:
        """Read one of a few words; None if left out."""
        value = self.text(key)
        if value is not None and value not in words:
            self.bad(key, f"one of {', '.join(words)}")
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of words; empty if left out."""
        value = self.table.get(key, [])
        listed = value if isinstance(value, list) else [None]
        if not all(isinstance(item, str) and item.strip() and _plain(item) for item in listed):
            self.bad(key, "a list of words in quotation marks")
            return ()
        return tuple(listed)

    def subtable(self, key: str) -> Mapping[str, object]:
        """Read a table ([declared]); empty if left out."""
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            self.bad(key, f"a table, written [{key}]")
            return {}
        return value

    def subtables(self, key: str) -> list[Mapping[str, object]]:
        """Read a list of tables ([[quotes]]); empty if left out."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.bad(key, f"tables, each written [[{key}]]")
            return []
        return value


def _plain(text: str, paragraphs: bool = False) -> bool:
    """Tell whether every letter is one that a reader sees: no control, and none that turns the reading direction."""
    return text.isprintable() or all(
        unicodedata.category(letter) not in {"Cc", "Cf"} or (paragraphs and letter == "\n") for letter in text
    )


def unspoiled(text: str) -> str:
    """Write a text without letters that nobody sees, and "SÃ©amus", UTF-8 that somebody read as Latin-1, as Séamus."""
    if text.isascii():
        return text
    if "Ã" in text or "Â" in text:
        with suppress(UnicodeError):
            text = text.encode("latin-1").decode("utf-8")
    return "".join(letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf"})
