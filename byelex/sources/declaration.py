"""A declaration as people paste it on count night -> what it says, and line by line what it does not say clearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from byelex.elections import Candidacy, Party
from byelex.sources.declared.candidates import Side, read_standing
from byelex.sources.declared.figures import figure, figures, plain_lines
from byelex.sources.declared.lines import Reading, whole
from byelex.sources.declared.parties import phrases_of
from byelex.sources.declared.pieces import WANTED
from byelex.sources.declared.rows import read_header, read_row, unstacked
from byelex.sources.declared.totals import take_totals
from byelex.sources.declared.values import Declaration, Remark
from byelex.sources.declared.verdicts import read_verdict
from byelex.sources.ids import slug
from byelex.wording import how_many

__all__ = ["Declaration", "Remark", "read_declaration"]

LONGEST = 20_000
"""Characters; a declaration of forty candidates takes a tenth of it."""


LONGEST_LINE = 500


_BULLET = re.compile(r"^(?:[-‐‣•·◦▪■●○–—>#]+\s*|\*\s+)+(?=\S)")
_SYMBOL = re.compile(r"^[^\w\s(\[\"“'‘*+\-−|]+\s*")
_NUMBERED = re.compile(r"^\(?([0-9]{1,2})[.)]\s+|^([0-9]{1,2}(?:st|nd|rd|th))\b[\s.:)–—-]*", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"^([0-9]{1,2})(?:[.):]\s*|\s*[\t|]\s*|\s+)(?=[^\W_])")
_NEW_PARTY = re.compile(r"(?i)^\W*new party\s*:\s*([^()]*?)\s*(?:\(([^)]*)\))?\s*$")
_MARK = re.compile(r"(?i)\W*(not |un)?(?:(?:duly )?(?:re-?)?elected|winner)\W*")
_MARKDOWN = re.compile(r"\*\*|__|`")
_LINK = re.compile(r"https?://\S+|(?<!\S)[#@]\w+")
_ADDRESS = re.compile(r"https?://\S+")
_RULE = re.compile(r"[\s‐‣•·◦▪■●○–—…>#=_*|+.:;,~'\"`()\[\]/\\-]*")
"""A line that only parts others: nothing is lost where it is passed over, nor where it is a web page's address."""
_ASIDE = re.compile(
    r"(?i)(?:votes? ?share|share|(?:share )?change(?: since [0-9]{4})?)[\s:|]*"
    r"[+\-−–±]?[0-9.,]+\s*(?:%|pp|points?)?\W*"
)
"""A share or a change of a line of its own that stands beside no candidate: it checks nothing."""
_LABEL = re.compile(r"^(source|via|declared(?: at)?|time of declaration|declaration time)\s*:?\s+(.+)$", re.IGNORECASE)
_HEADING = re.compile(
    r"by-?\s?election|\bresults?\b|\bdeclaration\b|\bconstituency\b|\bcandidates?\b|\bparliamentary\b"
    r"|\bnominat(?:ed|ions?)\b|\breturning officer\b|\bundersigned\b|\bas follows\b|\bpolling day\b|\bheld on\b",
    re.IGNORECASE,
)
_TO_FOLLOW = re.compile(
    r"(?i)[,;:–—-]?\s*\(?\b(?:(?:full|exact|the)\s+)*(?:votes?|figures?|numbers?|details?|results?|more|totals?)"
    r"\s+(?:are |is |still |yet )*to (?:follow|come)\b\.?\)?"
)


def read_declaration(
    text: str,
    parties: Iterable[Party],
    country: str | None,
    *,
    nominations: bool = False,
    standing: Sequence[Candidacy] = (),
) -> Declaration:
    """Read a pasted declaration.

    Takes the lines people write: "Kim Leadbeater, Labour, 13,296", "LAB Kim Leadbeater 13296 (-7.4)", tables, bullets,
    "Electorate: 79,373", "Labour gain from Conservative, votes to follow". `country` tells which Greens stand there;
    `standing`, where it is known who stands, whose party is meant by words that several share. A figure is never
    guessed: a line that could be read two ways is a fault naming the line and how to write it. In a list of
    `nominations`, where no figures tell a candidate's line, every line but a title is taken for one.
    """
    parties = tuple(parties)
    reading = Reading(phrases_of(parties, country).among(standing), nominations)
    if len(text) > LONGEST:
        return Declaration(
            faults=(Remark(0, f"The text is longer than {LONGEST:,} characters: paste the result only."),)
        )
    lines = plain_lines(text)
    new = _new_parties(reading, lines)
    if new:
        reading.new_parties = new
        reading.phrases = phrases_of((*parties, *new), country).among(standing)
    lines = unstacked(_unnumbered(lines), reading.phrases)
    for number, line in enumerate(lines, 1):
        _read_line(reading, number, line)
    if not any(line.strip() for line in lines):
        reading.fault(0, f"There is no text. Paste the result, a candidate a line: {WANTED}.")
    _doubt_wordless(reading)
    _settle_sides(reading)
    _settle_stars(reading)
    return whole(reading)


def _doubt_wordless(reading: Reading) -> None:
    """Say which lines have nothing that can be read, once for all of them: a name may have been meant."""
    if not reading.wordless:
        return
    (first, text), more = reading.wordless[0], len(reading.wordless) - 1
    rest = f", nor {'is' if more == 1 else 'are'} {how_many(more, 'more line')} like it" if more else ""
    reading.doubt(first, f"“{_short(text)}” is not read{rest}: there is no name, party or figure in it.")


def _new_parties(reading: Reading, lines: list[str]) -> tuple[Party, ...]:
    """Take out the lines that name a party which is not in the parties table yet; one that is known is a doubt."""
    found: dict[str, Party] = {}
    for at, line in enumerate(lines):
        named = _NEW_PARTY.match(line)
        if named is None:
            continue
        lines[at] = ""
        name, short = named[1].strip(), (named[2] or "").strip()
        if not slug(name):
            reading.fault(at + 1, 'Give the new party a name: "New party: Fight for Truth (FFT)".')
        elif reading.phrases.read(name) is not None or slug(name) in reading.phrases.by_id:
            reading.doubt(at + 1, f"{name} is in the parties table already.")
        else:
            near = reading.phrases.near(name)
            hint = f" Is it not {near[0].name}?" if near else ""
            reading.doubt(at + 1, f"{name} is put down as a new party.{hint}")
            initials = "".join(word[0] for word in name.split() if word[0].isalpha()).upper()
            found[slug(name)] = Party(slug(name), name, short or initials[:5] or name[:5])
    return tuple(found.values())


def _unnumbered(lines: list[str]) -> list[str]:
    """Drop the numbers 1, 2, 3… that a list's lines begin with; a candidate called 77 Joseph keeps his."""
    numbers = [(at, found) for at, line in enumerate(lines) if (found := _FIRST_NUMBER.match(line.lstrip(" -•*")))]
    run = [int(found[1]) for _, found in numbers]
    if len(run) < 2 or run != list(range(1, len(run) + 1)):
        return [_NUMBERED.sub("", line) for line in lines]
    dropped = {at for at, _ in numbers}
    return [_FIRST_NUMBER.sub("", line.lstrip(" -•*")) if at in dropped else line for at, line in enumerate(lines)]


def _read_line(reading: Reading, number: int, line: str) -> None:
    whole = line
    line = _LINK.sub(" ", _MARKDOWN.sub("", line)).strip(" ")
    line = _BULLET.sub("", line) or line
    line = _SYMBOL.sub("", line).rstrip()
    if not re.search(r"\w", line):
        if not _RULE.fullmatch(_ADDRESS.sub(" ", whole)):
            reading.wordless.append((number, whole))
        return
    if len(line) > LONGEST_LINE:
        if re.search("[0-9]", line) and not _HEADING.search(line):
            reading.fault(number, "The line is too long to be read: put each candidate on a line of its own.")
        else:
            reading.doubt(number, f"“{_short(line)}” is not read: it is too long for a candidate's line.")
        return
    if (header := read_header(line)) is not None:
        reading.header = header
        return
    if (label := _LABEL.match(line)) is not None:
        if label[1].lower() in ("source", "via"):
            reading.source = label[2].strip()
        else:
            reading.declared_at = label[2].strip(" .")
        return
    if ";" in line and all(_has_count(part) for part in line.split(";") if part.strip()):
        for part in line.split(";"):
            _read_part(reading, number, part.strip())
        return
    _read_part(reading, number, line)


def _has_count(text: str) -> bool:
    return any(found.kind == "count" for _, _, found in figures(text.replace(":", " ").split()))


def _read_part(reading: Reading, number: int, line: str) -> None:
    if reading.header is not None and (row := read_row(reading.header, number, line, reading.phrases)) is not None:
        reading.standings.append(row)
        return
    if _ASIDE.fullmatch(line):
        return
    # In a table a total's first figure is the votes, whatever columns follow.
    totals, rest = take_totals(line, first_only=reading.header is not None)
    reading.totals += [(number, total) for total in totals]
    followed = _TO_FOLLOW.sub(" ", rest).strip(" ,;.–—-\t|")
    if followed != rest and not re.search(r"\w", followed):
        return
    rest = followed if _TO_FOLLOW.search(rest) else rest
    if any(total.what == "reason" for _, total in reading.totals[-len(totals) :]) and totals:
        return
    if not re.search(r"\w", rest) or (totals and _nothing_else(reading, rest)):
        return
    if re.fullmatch(r"(?i)\W*(?:provisional|unofficial|official|final|confirmed)(?: (?:result|figures))?\W*", rest):
        reading.provisional = "provisional" in rest.lower() or "unofficial" in rest.lower()
        return
    if (mark := _MARK.fullmatch(rest)) is not None:
        # A web page's last cell, pasted below its candidate.
        if reading.standings and not mark[1]:
            reading.standings[-1] = replace(reading.standings[-1], elected=True)
        elif not reading.standings:
            reading.doubt(number, f"“{_short(rest)}” is not read: it stands below no candidate.")
        return
    figured = _has_count(re.sub(r"[(),|\t]", " ", rest)) or re.search(r"(?i),\s*(?:votes )?not recorded\b", rest)
    verdict = None if figured else read_verdict(rest, reading.phrases)
    if verdict is not None:
        reading.verdicts.append((number, verdict))
        return
    _read_candidate(reading, number, rest)


def _nothing_else(reading: Reading, rest: str) -> bool:
    """Tell whether what stands beside a labelled figure says nothing more ("Labour" of "Labour majority 323")."""
    plain = re.sub(r"(?i)['’]s\b|\b(?:to|from|a|an|the|with|of|by|and|on|votes?|is|was|in|cast)\b|[^\w\s]", " ", rest)
    found = [word for word in plain.split() if figure(word) is None]
    return (
        not found
        or all(reading.phrases.read(word) is not None for word in found)
        or (reading.phrases.read(" ".join(found)) is not None)
    )


def _read_candidate(reading: Reading, number: int, rest: str) -> None:
    standing = read_standing(number, rest, reading.phrases)
    if standing.party is None and _HEADING.search(rest) and _only_dates(rest):
        reading.headings.append(rest.strip())
        return
    unsaid = standing.party is None and standing.votes is None and not standing.elected
    if (
        not reading.nominations
        and unsaid
        and ((standing.name and not standing.faults) or not re.search(r"[0-9]", rest))
    ):
        # Words with no party and no figure: nothing is lost, but the reader should know.
        reading.doubt(number, f"“{_short(rest)}” is not read: there is no party and no figure in it.")
        return
    reading.texts[number] = rest
    reading.standings.append(standing)


def _only_dates(text: str) -> bool:
    """Tell whether every number is a day, a year or an hour: a title's, not a result's."""
    numbers = [int(found) for found in re.findall(r"[0-9]+", text)]
    grouped = re.search(r"[0-9],[0-9]{3}", text)
    return grouped is None and all(number <= 59 or 1900 <= number <= 2100 for number in numbers)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _settle_sides(reading: Reading) -> None:
    """Read again the lines that can be read two ways, as the rest of the list is laid out."""
    sides: list[Side] = [standing.side for standing in reading.standings if standing.side and not standing.faults]
    if not sides or len(set(sides)) != 1:
        return
    reading.standings = [
        read_standing(standing.line, reading.texts[standing.line], reading.phrases, sides[0])
        if standing.faults and standing.line in reading.texts
        else standing
        for standing in reading.standings
    ]


def _settle_stars(reading: Reading) -> None:
    """A star on one line marks who was elected; on several it is only a bullet."""
    starred = [standing for standing in reading.standings if standing.starred]
    if len(starred) == 1:
        reading.standings = [
            replace(standing, elected=True) if standing is starred[0] else standing for standing in reading.standings
        ]
