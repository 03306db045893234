"""Answer -> what Discord shows. Discord's limits live here alone, and with markup.py all that keeps texts inert.

Everything is put in an embed's description, as lines that a phone does not need to wrap into columns. What does not
fit goes to a further page, never away; only single overlong texts are cut, between words and never inside a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import overload

import discord

from byelex.answers import Answer, Figure, FollowUp, Row, Table
from byelex.elections import Quote, Source
from byelex.faces.markup import block, cut, fit, length, one_line, plain
from byelex.faces.sheet import offered
from byelex.faces.table_lines import CELL_LENGTH, ROWS_A_PAGE, cut_short, is_long, row_lines, table_head
from byelex.wording import attribution, cited

TITLE_LIMIT = 256
DESCRIPTION_LIMIT = 4096
BUTTON_LIMIT = 25
BUTTON_LABEL_LIMIT = 80
CHOICE_LIMIT = 25
CHOICE_TEXT_LIMIT = 100
COMMAND_TEXT_LIMIT = 100

PAGE_LENGTH = 3500
"""How much a page holds: under Discord's 4,096, so that title and footer fit in the embed's 6,000 with it."""
PIECE_LENGTH = 1500
SOURCES_LENGTH = 1200
WHOLE_TABLE_ROWS = 8
"""A table of up to so many rows is shown whole under the summary; of a longer one the first rows are."""
FIRST_ROWS = 6
ROW_BUTTONS = 5
"""On a page of a long table, so many of its rows have a button."""
KEY_FIGURES = 4
BRIEF_FIGURE = 40
BRIEF_NOTE = 140
REMARKS_LENGTH = 450
HEADLINE_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Turn:
    """A button that turns to another page of the same answer; pages count from nought."""

    label: str
    page: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer: the embed and what its buttons do, turns first. Labels are within Discord's limit."""

    embed: discord.Embed
    turns: tuple[Turn, ...]
    follow_ups: tuple[FollowUp, ...]
    page: int
    answer: Answer

    @property
    def page_count(self) -> int:
        """How many pages the answer has."""
        return len(_texts(self.answer, whole=True)[0])


def embed(answer: Answer, number: int = 0) -> discord.Embed:
    """Draw a page of an answer as an embed, the first unless told."""
    return page(answer, number).embed


def page(answer: Answer, number: int = 0, turnable: bool = True) -> Page:
    """Lay out a page of an answer; a number past the last gives the last. None is said where none can be turned."""
    texts, table_from = _texts(answer)
    if table_from is not None and number >= table_from:
        texts, _ = _texts(answer, whole=True)
    number = max(0, min(number, len(texts) - 1))
    drawn = discord.Embed(
        title=fit(answer.title, TITLE_LIMIT) or None, description=texts[number], colour=colour(answer.colour)
    )
    # Before the table's own pages are drawn their number is not known.
    of = f" of {len(texts):,}" if table_from is None or number >= table_from or is_long(answer.table) else ""
    numbered = f"Page {number + 1}{of}" if number or (of and len(texts) > 1) else ""
    footer = " · ".join(part for part in (numbered if turnable else "", _sources(answer.sources)) if part)
    if footer:
        drawn.set_footer(text=footer)
    turns = _turns(answer, number, len(texts), table_from) if turnable else ()
    # The button to the whole table takes the place of a question that would list the same.
    follow_ups = [f for f in answer.follow_ups if table_from is None or not f.lists_the_table]
    if isinstance(texts, _WithRows):
        # Rows turned to bring their own: the answer's are of the first ones.
        follow_ups = [row.follow_up for row in texts.rows(number) if row.follow_up][:ROW_BUTTONS] or follow_ups
    labelled = (f if f.label == label(f.label) else _labelled(f) for f in follow_ups)
    return Page(drawn, turns, tuple(labelled)[: BUTTON_LIMIT - len(turns) - offered(answer)], number, answer)


def _labelled(follow_up: FollowUp) -> FollowUp:
    return replace(follow_up, label=label(follow_up.label or follow_up.question))


def short(text: str, hexadecimal: str | None = None) -> discord.Embed:
    """Draw one short plain text, such as an error's message."""
    return discord.Embed(description=fit(text, 2000, block) or "…", colour=colour(hexadecimal))


# What is on the pages


def _texts(answer: Answer, whole: bool = False) -> tuple[Sequence[str], int | None]:
    """Give the summary's pages and, where a table does not fit there, the page its own begin on.

    Those are given too where `whole`: they take as long to draw as all the rest, and few are turned to.
    """
    texts = list(_flow(_summary(answer)))
    if _wordy(answer):
        texts += _flow(_remarks(answer, brief=False))
    if answer.table is None or not _shortened(answer):
        return texts, None
    start = len(texts)
    if is_long(answer.table):
        return _WithRows(texts, answer.table, _first_rows(answer) if _continued(answer) else 0), start
    if whole:
        rows = tuple(answer.table.rows)
        texts += _flow([[*table_head(answer.table), *row_lines(answer.table, rows, rows)]])
    return texts, start


@dataclass(frozen=True, slots=True)
class _WithRows(Sequence[str]):
    """The pages of an answer with a long table: some texts, then so many rows each, drawn as they are turned to."""

    texts: list[str]
    table: Table
    first: int

    def __len__(self) -> int:
        return len(self.texts) - (self.first - len(self.table.rows)) // ROWS_A_PAGE

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[each] for each in range(len(self))[at]]
        at = range(len(self))[at]
        if at < len(self.texts):
            return self.texts[at]
        rows = self.rows(at)
        head, alike = table_head(self.table), (*self.table.rows[:FIRST_ROWS], *rows)
        drawn = list(_flow([[*head, *row_lines(self.table, rows, alike)]]))
        if len(drawn) > 1:
            room = PAGE_LENGTH // (ROWS_A_PAGE + 4) // (len(self.table.columns) + 1) // 2
            drawn = list(_flow([[*head, *row_lines(self.table, [cut_short(row, room) for row in rows], alike)]]))
        return drawn[0]

    def rows(self, at: int) -> Sequence[Row]:
        """Give the rows of a page that has nothing else; none of one of the texts."""
        first = self.first + (at - len(self.texts)) * ROWS_A_PAGE
        return self.table.rows[first : first + ROWS_A_PAGE] if at >= len(self.texts) else ()


def _continued(answer: Answer) -> bool:
    """Tell whether the pages of a long table go on from the first one's rows: where it is the answer's whole matter."""
    return is_long(answer.table) and not (answer.figures or answer.quotes or answer.claims)


def _first_rows(answer: Answer) -> int:
    return ROWS_A_PAGE if _continued(answer) else FIRST_ROWS


def _shortened(answer: Answer) -> bool:
    """Tell whether only a table's first rows are shown: of a long one, or where it is not the answer's whole matter."""
    many = answer.table is not None and len(answer.table.rows) > WHOLE_TABLE_ROWS
    return is_long(answer.table) or (many and bool(answer.figures or answer.quotes or answer.claims))


def _summary(answer: Answer) -> Iterator[Sequence[str]]:
    """Give the lines of everything but the rest of a long table, in groups with a blank line between them.

    Over a table stand the figures most asked for; the others follow it.
    """
    # A title that says it already is not repeated.
    said = answer.read_as.strip() and answer.read_as != answer.title
    top = [f"*{fit(answer.read_as, HEADLINE_LENGTH)}*"] if said else []
    if answer.headline.strip() and answer.headline != answer.title:
        top.append(f"**{fit(answer.headline, HEADLINE_LENGTH)}**")
    yield [*top, *(piece for paragraph in answer.paragraphs[:1] for piece in _pieces(paragraph))]
    for paragraph in answer.paragraphs[1:]:
        yield list(_pieces(paragraph))
    first = KEY_FIGURES if answer.table is not None else len(answer.figures)
    yield [_figure(figure) for figure in answer.figures[:first]]
    if answer.table is not None and answer.table.rows:
        # A list's rows are read from the store each time they are gone through: of a long one only those shown.
        every = answer.table.rows[: _first_rows(answer)] if is_long(answer.table) else tuple(answer.table.rows)
        rows = every[: _first_rows(answer)] if _shortened(answer) else every
        rest = len(answer.table.rows) - len(rows)
        drawn = row_lines(answer.table, rows, every)
        yield [*table_head(answer.table), *drawn, *([f"… and {rest:,} more"] if rest else [])]
    yield list(_lesser(answer.figures[first:]))
    for quote in answer.quotes:
        yield list(_quote(quote))
    yield from _remarks(answer, brief=_wordy(answer))


def _wordy(answer: Answer) -> bool:
    """Tell whether remarks would bury a table: then they are brief under it, and a page of their own has them whole."""
    remarks = sum(map(len, (*answer.claims, *answer.notes)))
    return answer.table is not None and len(answer.table.rows) > 2 and remarks > REMARKS_LENGTH


def _remarks(answer: Answer, brief: bool) -> Iterator[Sequence[str]]:
    """Give the figures at odds and the notes; where brief, what each figure is, and the short notes."""
    if answer.claims:
        claims = [_first_sentence(claim) if brief else claim for claim in answer.claims]
        yield ["**Figures at odds**", *(f"• {fit(claim, HEADLINE_LENGTH)}" for claim in claims)]
    notes = [note for note in answer.notes if note.strip() and not (brief and len(note) > BRIEF_NOTE)]
    yield [f"*{fit(note, HEADLINE_LENGTH)}*" for note in notes]


def _first_sentence(text: str) -> str:
    """Give a text's first sentence, with a sign that there is more."""
    end = _SENTENCE_END.search(text)
    return f"{text[: end.end()]} …" if end else text


def _flow(groups: Iterable[Sequence[str]]) -> Iterator[str]:
    """Fill pages with lines: a line break inside a group, a blank line between groups. Never empty.

    A group that would be split and is at most half a page long starts a page instead.
    """
    found = [group for group in groups if group]
    everything = "\n\n".join("\n".join(group) for group in found)
    if length(everything) < PAGE_LENGTH - 2:
        yield everything or "…"
        return
    parts: list[str] = []
    size = 0
    for group in found:
        sizes = [length(line) + 1 for line in group]
        whole = sum(sizes)
        if parts and whole <= PAGE_LENGTH // 2 and size + 2 + whole > PAGE_LENGTH:
            yield "".join(parts)
            parts, size = [], 0
        joint = "\n\n"
        for line, line_size in zip(group, sizes, strict=True):
            if parts and size + line_size + 1 > PAGE_LENGTH:
                yield "".join(parts)
                parts, size = [], 0
            parts += (joint, line) if parts else (line,)
            size += line_size + 1
            joint = "\n"
    yield "".join(parts) or "…"


def _figure(figure: Figure) -> str:
    if figure.at is not None:
        # Discord writes a moment by the reader's own clock, and how far off it is.
        second = int(figure.at.timestamp())
        return f"**{fit(figure.label, CELL_LENGTH)}** <t:{second}:F> · <t:{second}:R>"
    detail = f" · {fit(figure.detail, HEADLINE_LENGTH)}" if figure.detail.strip() else ""
    return f"**{fit(figure.label, CELL_LENGTH)}** {fit(figure.value, HEADLINE_LENGTH)}{detail}"


def _lesser(figures: Sequence[Figure]) -> Iterator[str]:
    """Draw figures that matter less: those of a word or two together, then the others on a line each."""
    brief: list[str] = []
    others: list[str] = []
    for figure in figures:
        short_one = not figure.detail and figure.at is None and len(figure.label + figure.value) <= BRIEF_FIGURE
        (brief if short_one else others).append(_figure(figure))
    if brief:
        yield " · ".join(brief)
    yield from others


def _quote(quote: Quote) -> Iterator[str]:
    """Draw a quotation as a blockquote, and who said it, as whom, when and where."""
    # Each paragraph opens with a mark and only the last one closes, as printers do.
    words = "\n".join(_pieces(quote.words)).replace("\n\n", "\n\n“")
    yield from (f"> {line}".rstrip() for line in f"“{words}”".split("\n"))
    yield f"> — {'; '.join(fit(text, CELL_LENGTH) for text in (quote.speaker, *attribution(quote)))}"


def _pieces(text: str) -> Iterator[str]:
    """Give a text as escaped pieces that each fit well within a page, split between words."""
    whole = block(text)
    if length(whole) <= PIECE_LENGTH:
        yield whole
        return
    piece: list[str] = []
    size = 0
    for word in plain(text).split(" "):
        escaped = length(block(word)) + 1
        if piece and size + escaped > PIECE_LENGTH:
            yield block(" ".join(piece))
            piece, size = [], 0
        piece.append(word)
        size += escaped
    yield fit(" ".join(piece), PIECE_LENGTH, block)


def _sources(sources: Sequence[Source]) -> str:
    """Name the sources, whole ones only; footers show no markup, so nothing is escaped."""
    names = list(dict.fromkeys(cut(one_line(cited(source)), 300) for source in sources))
    names = [name for name in names if name]
    shown: list[str] = []
    for index, name in enumerate(names):
        if length("; ".join([*shown, name])) > SOURCES_LENGTH:
            shown.append(f"and {len(names) - index} more")
            break
        shown.append(name)
    return f"{'Source' if len(names) == 1 else 'Sources'}: {'; '.join(shown)}" if shown else ""


def _turns(answer: Answer, number: int, count: int, table_from: int | None) -> tuple[Turn, ...]:
    """Give the buttons that turn from a page: back, on, and to the whole table."""
    turns = []
    if number > 0:
        turns.append(Turn("Back", 0 if number == table_from else number - 1))
    if number + 1 < count:
        turns.append(Turn("More", number + 1))
    if table_from is not None and number < table_from and answer.table is not None and not _continued(answer):
        turns.append(Turn(label(_all_rows(answer.table)), table_from))
    if is_long(answer.table) and number + 2 < count:
        turns.append(Turn("Last page", count - 1))
    return tuple(turns)


def _all_rows(table: Table) -> str:
    """Say what the button to a whole table shows ("All 34 candidates")."""
    first = table.columns[0].label.strip().lower() if table.columns else ""
    many = re.sub(r"(?<=[^aeiou])y$", "ie", first) + "s"
    return f"All {len(table.rows):,} {many}" if first.isalpha() else f"All {len(table.rows):,}"


# Not after an initial or a title, nor inside a figure.
_SENTENCE_END = re.compile(r"(?<!\b\w)(?<!\bSt)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?](?=\s+[A-Z“])")


# What may be seen outside an embed


@lru_cache(maxsize=1024)
def label(text: str) -> str:
    """Give a button's label: no markup works there, so nothing is escaped."""
    return cut(one_line(text), BUTTON_LABEL_LIMIT) or "…"


@lru_cache(maxsize=2048)
def choice(text: str) -> str:
    """Give a suggestion's label, likewise."""
    return cut(one_line(text), CHOICE_TEXT_LIMIT) or "…"


def colour(hexadecimal: str | None) -> discord.Colour | None:
    """Read a colour written "#RRGGBB"; None for anything else."""
    if hexadecimal and re.fullmatch(r"#[0-9A-Fa-f]{6}", hexadecimal):
        return discord.Colour(int(hexadecimal[1:], 16))
    return None
