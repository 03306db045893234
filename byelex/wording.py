"""How figures and days read: rounded here and nowhere else, from the exact value, halves away from nought."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from byelex.elections import Candidacy, Claim, Correction, Quote, Source
from byelex.measures import Outcome

NOT_RECORDED = "not recorded"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def shown(text: str) -> str:
    """Write what was typed as a message repeats it: in quotation marks, and no longer than a line."""
    text = " ".join(text.split())
    return f'"{text if len(text) <= 80 else f"{text[:79]}…"}"'


def rounded(value: Fraction, places: int) -> str:
    """Write a value with so many decimals: "22.4", "−7.0". Thousands are separated."""
    scale = 10**places
    # Whole numbers throughout: twice as quick as sums of fractions, and as exact.
    numerator, denominator = value.as_integer_ratio()
    units = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    sign = "−" if numerator < 0 and units else ""
    whole, rest = divmod(units, scale)
    return f"{sign}{whole:,}" + (f".{rest:0{places}d}" if places else "")


def count(value: int | None) -> str:
    """Write a count: "12,973", or "not recorded"."""
    return NOT_RECORDED if value is None else f"{value:,}"


def percent(value: Fraction | None, places: int = 1) -> str:
    """Write a share or a turnout: "35.3%", or "not recorded"."""
    return NOT_RECORDED if value is None else f"{rounded(value, places)}%"


def in_points(value: Fraction | None, places: int = 1) -> str:
    """Write a distance between shares: "2.9 points", or "not recorded"."""
    if value is None:
        return NOT_RECORDED
    # What is not nothing is not written as nothing.
    text = rounded(value, places if not value or round(value, places) else places + 1)
    return f"{text} point" if text in ("1", "1.0", "1.00") else f"{text} points"


def points_aside(value: Fraction | None, of: str = "") -> str:
    """Write a distance between shares in brackets, to follow one in votes; nothing where it is not recorded."""
    return "" if value is None else f" ({in_points(value)}{of})"


def signed(value: Fraction | None, places: int = 1) -> str:
    """Write a change: "+7.4", "−0.3", "0.0"; an en dash where there is none to give."""
    if value is None:
        return "–"
    text = rounded(value, places)
    return f"+{text}" if value.numerator > 0 and text.strip("0.") else text


def up_or_down(value: Fraction, than: str) -> str:
    """Write a change as words: "10.4 points down on 2019"."""
    text = in_points(abs(value))
    if text.startswith("0.0 "):
        return f"much as in {than}"
    return f"{text} {'up' if value > 0 else 'down'} on {than}"


def day(value: date | None) -> str:
    """Write a day: "6 May 2021", or "not recorded"."""
    return NOT_RECORDED if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def how_many(number: int, thing: str, things: str = "") -> str:
    """Write a number with its noun: "1 candidate", "16 candidates"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Join words as a list in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def either(words: list[str] | tuple[str, ...]) -> str:
    """Join words as a choice in a sentence: "a, b or c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}" if words else ""


def capital(words: str) -> str:
    """Write words as a sentence or a heading begins: "Turnout in 2019"."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Write words that began a sentence as they go on within one: "highest turnout"."""
    return words[:1].lower() + words[1:]


def with_party(candidacy: Candidacy) -> str:
    """Write a candidate with the party: "Jill Mortimer (Conservative)"."""
    return f"{candidacy.name} ({candidacy.party.name})"


def side_name(candidacy: Candidacy) -> str:
    """Name the side a candidate is of: the party; independents share nothing but the word, so each is one alone."""
    return candidacy.name if candidacy.party.independent else candidacy.party.name


def headline(seat: str, result: Outcome | None, winner: Candidacy) -> str:
    """Write the one line of an alert: "Labour GAIN Wakefield from Conservative", "Labour HOLD Batley and Spen"."""
    if result is None:
        return f"{winner.party.name} WIN {seat}"
    if result.held:
        return f"{result.to.name} HOLD {seat}"
    return f"{result.to.name} GAIN {seat} from {result.from_.name}"


def cited(source: Source) -> str:
    """Write a source: "UK Parliament, By-election results, 2019-24 Parliament"."""
    published = f", {day(source.published_on)}" if source.published_on else ""
    return f"{source.work}, {source.title}{published}"


def reported(outlet: str | None, on: date | None) -> str:
    """Write who printed something and when, in brackets; empty where neither is known."""
    known = [part for part in (outlet, day(on) if on else None) if part]
    return f" ({', '.join(known)})" if known else ""


def attribution(quote: Quote) -> tuple[str, ...]:
    """Say of a quote, part by part: in what role, of whom, on what occasion, where it was printed and when.

    What is not known is left out; what a reader inferred says so.
    """

    def inferred(field: str, text: str) -> str:
        return f"probably {text}" if text and field in quote.inferred else text

    parts = (
        inferred("role", quote.role),
        f"of {quote.about}" if quote.about else "",
        inferred("occasion", quote.occasion),
        inferred("outlet", quote.outlet or ""),
        inferred("said_on", day(quote.said_on) if quote.said_on else ""),
    )
    return tuple(part for part in parts if part.strip())


def claim_sentence(claim: Claim) -> str:
    """Write a figure at odds with the declared one, with its source."""
    printed = reported(claim.outlet, claim.published_on)
    return f"{capital(claim.measure)}: {claim.claimed_by} gave {claim.figure}{printed}. {claim.note}"


def correction_sentence(correction: Correction) -> str:
    """Write a value put right, with the reason."""
    return (
        f"Put right here: {correction.of}, {correction.corrected} where the source prints {correction.published}. "
        f"{correction.reason}"
    )


def placed(number: int) -> str:
    """Write a place in figures: "1st", "22nd"."""
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
