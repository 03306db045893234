"""Parties and people by what they come to (wins, gains, deposits, votes, times stood), and when or where most was."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from byelex.answers import Answer, Column, Row, Table
from byelex.ask.answering.many.grouping import SOME, counted_by_group, group_notes, in_groups, with_none_known
from byelex.ask.answering.parts.limited import MEETS, limit_words
from byelex.ask.answering.parts.phrasing import ordinal
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import By, Query
from byelex.questions.cited import scope_sources
from byelex.questions.deposits import deposits_note
from byelex.questions.kinds import names_of
from byelex.questions.scopes import coverage_note, party_names, scope_words, since_2010
from byelex.store import Store
from byelex.store.groups import by_party, tally
from byelex.store.queries import Stood
from byelex.store.totals import totals
from byelex.wording import capital, how_many, listed, signed, small

LONGEST = 25
"""How many rows a table has at most."""
LONGEST_NAMES = 10
"""So many of those level are named."""


def tallied(store: Store, query: Query) -> Answer:
    """Answer which party or person has most or fewest (wins, gains, votes, …), or when or where most was."""
    if query.by not in {"party", "person"} and (query.limit or query.manner in {"each", "average"}):
        return counted_by_group(store, query)
    rows = _tally_rows(store, query)
    words = scope_words(store, query.scope)
    read_as = f"{_tally_order(store, query)}, {words}"
    if len(rows) < query.nth:
        return Answer(read_as, "None in the store.", read_as=read_as, notes=(coverage_note(store, query.scope),))
    top = rows if query.manner == "how many" else _tally_top(rows, query)
    return Answer(
        title=_tally_order(store, query),
        headline=_set_apart(store, rows, query) if len(query.parties) > 1 else _tally_headline(top, query),
        read_as=read_as,
        paragraphs=_late_tally(store, query),
        table=_table(store, query, rows),
        notes=(
            coverage_note(store, query.scope),
            *group_notes(store, query, [] if query.most else [name for name, _ in top]),
            *_deposits_unknown(store, query),
            *((f"The first {LONGEST} are listed.",) if len(rows) > LONGEST else ()),
            *(("Independents, who are of no party, are not among them.",) if query.by == "party" else ()),
            *((SOME,) if not query.most and not with_none_known(query) and _counted_up(query) != "net" else ()),
        ),
        sources=scope_sources(store, query.scope),
    )


def _table(store: Store, query: Query, rows: list[tuple[str, int]]) -> Table:
    numbers, made_of = [number for _, number in rows], _made_of(store, query)
    columns = (Column(each, numeric=True) for each in (_NUMBER_OF[_counted_up(query)], *made_of))
    return Table(
        (Column("Place"), Column(capital(_called(query.by))), *columns),
        tuple(
            Row(
                (
                    str(1 + numbers.index(number)),
                    name,
                    _told(query, number),
                    *(f"{part.get(name, 0):,}" for part in made_of.values()),
                )
            )
            for name, number in rows[:LONGEST]
        ),
    )


def _deposits_unknown(store: Store, query: Query) -> tuple[str, ...]:
    if _counted_up(query) != "deposits lost":
        return ()
    return deposits_note(totals(store, query.scope, Stood(parties=query.party_ids)).deposits_unknown)


_NUMBER_OF = {
    "won": "By-elections won",
    "gained": "By-elections gained",
    "held": "By-elections held",
    "lost": "By-elections lost",
    "defended": "By-elections defended",
    "second": "Second places",
    "stood": "By-elections stood at",
    "deposits lost": "Deposits lost",
    "votes": "Votes in all",
    "net": "Net gains",
    "contests": "By-elections",
}
"""What parties, people and years are ranked by: the column's name."""


def _told(query: Query, number: int) -> str:
    return signed(Fraction(number), 0) if _counted_up(query) == "net" else f"{number:,}"


def _made_of(store: Store, query: Query) -> dict[str, dict[str, int]]:
    """Give what net gains are the difference of, by party; nothing of what is no difference."""
    if _counted_up(query) != "net":
        return {}
    return {capital(each): dict(_party_tally(store, query, each)) for each in _NET}


_NET = ("gained", "lost")


def _called(by: By) -> str:
    return "candidate" if by == "person" else by


def _counted_up(query: Query) -> str:
    return query.measures[0] if query.measures else "contests"


def _tally_order(store: Store, query: Query) -> str:
    """Say what the rows are and how they are ranked: "Party with most deposits lost"."""
    if query.manner == "how many":
        limit = f", {limit_words(query.limit)}" if query.limit else ""
        return f"{_NUMBER_OF[_counted_up(query)]}, by {_called(query.by)}{limit}"
    order = "most" if query.most else "lowest" if _counted_up(query) == "net" else "fewest"
    nth = f"{ordinal(query.nth).lower()} " if query.nth > 1 else ""
    among = " or ".join(party_names(store, group) for group in query.parties)
    what = _NUMBER_OF[_counted_up(query)]
    said = f"{capital(_called(query.by))} with {nth}{order} {small(what)}"
    said += f", the first {query.count}" if query.count > 1 else ""
    return f"{said}, {among}" if among else said


def _tally_top(rows: list[tuple[str, int]], query: Query) -> list[tuple[str, int]]:
    """Take the rows asked for, with any level with the last of them."""
    first = query.nth - 1
    if query.count == 1:
        return [row for row in rows if row[1] == rows[first][1]]
    taken = rows[first : first + query.count]
    return taken + [row for row in rows[first + query.count :] if row[1] == taken[-1][1]]


def _tally_headline(top: list[tuple[str, int]], query: Query) -> str:
    if query.manner == "how many":
        named = ", ".join(f"{name} {_told(query, number)}" for name, number in top[:LONGEST_NAMES])
        named += f" and {len(top) - LONGEST_NAMES} more" if len(top) > LONGEST_NAMES else ""
        many = how_many(len(top), "party", "parties") if query.by == "party" else how_many(len(top), "candidate")
        return f"{many}: {named}."
    if query.count > 1:
        return "; ".join(f"{name}: {_told(query, number)}" for name, number in top[:LONGEST_NAMES]) + "."
    plural = "parties" if query.by == "party" else f"{_called(query.by)}s"
    names = listed([name for name, _ in top]) if len(top) <= LONGEST_NAMES else f"{len(top):,} {plural}"
    return f"{names}: {_told(query, top[0][1])}{' each' if len(top) > 1 else ''}."


def _set_apart(store: Store, rows: list[tuple[str, int]], query: Query) -> str:
    """Say what each of the parties named comes to, and whether the first has more, or fewer, than the others."""
    first = party_names(store, query.parties[0])
    own = dict(rows)[first]
    others = [number for name, number in rows if name != first]
    so = all(own > number if query.most else own < number for number in others)
    told = "; ".join(f"{name}: {number:,}" for name, number in rows)
    apart = f"; a difference of {abs(own - others[0]):,}" if len(others) == 1 and own != others[0] else ""
    return f"{yes_or_no(so, query)}{told}{apart}."


def _late_tally(store: Store, query: Query) -> tuple[str, ...]:
    # A Parliament or a decade is since 2010 or it is not.
    late = None if query.by in {"decade", "Parliament"} else since_2010(store, query.scope)
    rows = _tally_rows(store, replace(query, scope=late)) if late else []
    said = [f"Since 2010: {', '.join(f'{name} {_told(query, number)}' for name, number in rows[:6])}."] if rows else []
    if query.manner == "who":
        people = _tally_rows(store, replace(query, by="person"))
        said.append(f"Of candidates: {', '.join(f'{name} {number:,}' for name, number in people[:3])}.")
    return tuple(said)


def _tally_rows(store: Store, query: Query) -> list[tuple[str, int]]:
    """Count up what is asked, in the order asked. Independents are no party."""
    measure, scope = _counted_up(query), query.scope
    if query.by == "person":
        people = names_of(store).person_by_id
        counted = tally(store, scope, "person", measure, query.most)
        found = [(people[one].name if one in people else one, number) for one, number in counted]
    elif query.by == "party":
        found = _party_tally(store, query, measure)
    else:
        found = sorted(in_groups(store, query), key=lambda row: -row[1])
    if query.limit:
        found = [row for row in found if MEETS[query.limit.comparison](row[1], query.limit.value)]
    return found if query.most or query.by == "person" else sorted(found, key=lambda row: row[1])


def _party_tally(store: Store, query: Query, measure: str) -> list[tuple[str, int]]:
    if measure == "net":
        gained, lost = (Counter(dict(_party_tally(store, query, each))) for each in _NET)
        gained.subtract(lost)
        return gained.most_common()
    if measure in _PARTS:
        part, held = _PARTS[measure]
        scope = query.scope if held is None else replace(query.scope, held=held)
        counted = by_party(store, scope, part)
    else:
        counted = tally(store, query.scope, "party", measure)
    if not query.parties:
        of = store.parties()
        return [(of[one].name, number) for one, number in counted if not of[one].independent]
    # Of the parties named, one that has none is among them.
    numbers = dict(counted)
    named = [(party_names(store, group), sum(numbers.get(one, 0) for one in group)) for group in query.parties]
    return sorted(named, key=lambda row: -row[1])


_PARTS: dict[str, tuple[Literal["winner", "defender", "runner_up"], bool | None]] = {
    "contests": ("winner", None),
    "won": ("winner", None),
    "gained": ("winner", False),
    "held": ("winner", True),
    "lost": ("defender", False),
    "defended": ("defender", None),
    "second": ("runner_up", None),
}
"""What is counted by contest: whose part in it, and whether it was held."""
