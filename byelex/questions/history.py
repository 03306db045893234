"""A seat's elections in the store, general and by-, who held it, and when it changed hands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Column, Figure, FollowUp, Row, SeatPoint, SeatStory, Table
from byelex.elections import Baseline, ByElection, Candidacy, Constituency, Party, Poll
from byelex.measures import majority, outcome, same_side, share_points, verdict
from byelex.names.dates import take_period
from byelex.names.text import words
from byelex.questions.cited import GENERAL_ELECTION_SOURCE, figure_sources
from byelex.questions.constituencies import CONSTITUENCY, seat_of
from byelex.questions.contest import INVENTED_AMONG, measured_otherwise, share_words, turnout_words
from byelex.questions.kinds import names_of
from byelex.questions.registry import Kind, question
from byelex.stated import stated_share, stated_turnout
from byelex.store import Store
from byelex.store.lines import contests_of_seat
from byelex.wording import count, day, how_many, listed, side_name, with_party

GENERAL, BY = "General election", "By-election"


@dataclass(frozen=True, slots=True)
class _Election:
    """One election of the seat, with who won it."""

    poll: Poll
    winner: Candidacy

    @property
    def polling_on(self) -> date:
        return self.poll.polling_on

    @property
    def by_election(self) -> ByElection | None:
        return self.poll if isinstance(self.poll, ByElection) else None


def _resolve_seat(store: Store, text: str) -> Constituency:
    """Take the seat a name means; of several of one name, no year said, one whose elections the store has."""
    seat: Constituency = CONSTITUENCY.resolve(store, text)
    if text.strip() == seat.id or text[:4].isdigit() or take_period(words(text))[0] or store.general_election(seat.id):
        return seat
    known = [other for other in _others(store, seat) if store.general_election(other.id)]
    return known[-1] if known else seat


SEAT = Kind(CONSTITUENCY.name, _resolve_seat, CONSTITUENCY.suggest, written=CONSTITUENCY.written)
"""Resolves to a Constituency."""


@question(
    examples=({"seat": "hartlepool"}, {"seat": "clacton"}, {"seat": "rochester and strood"}, {"seat": "aldershot"}),
    arguments={"seat": "any seat since 2010, whether or not it had a by-election"},
)
def history(store: Store, seat: Annotated[Constituency, SEAT]) -> Answer:
    """Show every election of a seat in the store: general and by-elections, holders, changes of hand."""
    elections = _elections(store, seat)
    others = _others(store, seat)
    if not elections:
        return Answer(
            seat.name,
            "The store has no election of this seat.",
            kind="decline",
            follow_ups=tuple(FollowUp(_named(store, other), "history", (("seat", other.id),)) for other in others),
        )
    changes = {at: lost for at in range(len(elections)) if (lost := _lost_by(elections, at)) is not None}
    contests = [each.by_election for each in elections if each.by_election is not None]
    return Answer(
        title=f"{seat.name}, {_span([each.polling_on for each in elections])}",
        headline=_held(elections, changes),
        colour=elections[-1].winner.party.colour,
        paragraphs=(f"{_counted(elections)}. {_hands(elections, changes)}".strip(),),
        figures=_figures(elections),
        table=_table(elections, changes),
        notes=_notes(store, elections, others),
        sources=(*figure_sources(contests), *([GENERAL_ELECTION_SOURCE] if len(contests) < len(elections) else [])),
        follow_ups=(
            *(FollowUp(f"{BY} {one.polling_on.year}", "result", (("seat", one.id),)) for one in reversed(contests)),
            *(FollowUp(_named(store, other), "history", (("seat", other.id),)) for other in others),
        )[:10],
        picture=_story(seat, elections),
    )


def _elections(store: Store, seat: Constituency) -> list[_Election]:
    found: list[_Election] = []
    for baseline in store.general_election(seat.id).values():
        if baseline.candidacies:
            found.append(_Election(baseline, _elected(baseline)))
    for by_election in store.by_elections(contests_of_seat(store, seat.id)):
        found.append(_Election(by_election, by_election.winner))
    return sorted(found, key=lambda each: each.polling_on)


def _elected(baseline: Baseline) -> Candidacy:
    return next((each for each in baseline.candidacies if each.elected), baseline.candidacies[0])


def _lost_by(elections: list[_Election], at: int) -> Party | None:
    """Give the party an election took the seat from; None where it was held, or who held it is not known.

    That is the winner of the election before here. Where the general election before is not in the store, so that the
    one before here may not be the one before it, what the contest itself says of the last member decides.
    """
    each = elections[at]
    if each.by_election is not None and each.by_election.baseline is None:
        ended = outcome(each.by_election)
        return ended.from_ if ended is not None and not ended.held else None
    if at == 0 or same_side(elections[at - 1].winner, each.winner):
        return None
    return elections[at - 1].winner.party


def _others(store: Store, seat: Constituency) -> list[Constituency]:
    """Give the seats of the same name on other boundaries."""
    return [one for one in seat_of(store, seat).constituencies if one.id != seat.id and _days(store, one)]


def _named(store: Store, other: Constituency) -> str:
    """Name a seat of the same name by the years of its elections: "Clacton, 2024 to 2026"."""
    days = _days(store, other)
    return f"{other.name}, {_span(days)}" if days else other.name


def _days(store: Store, seat: Constituency) -> list[date]:
    """Give the days of a seat's elections, the first first: no by-election needs to be read for those."""
    general = [on for on, baseline in store.general_election(seat.id).items() if baseline.candidacies]
    by_id = names_of(store).by_id
    return sorted([*general, *(by_id[each].polling_on for each in contests_of_seat(store, seat.id))])


def _span(days: list[date]) -> str:
    first, last = days[0].year, days[-1].year
    return str(first) if first == last else f"{first} to {last}"


def _held(elections: list[_Election], changes: dict[int, Party]) -> str:
    """Say who held it in turn: "Labour, then Conservative from 2021"."""
    first = changes[0] if 0 in changes else elections[0].winner.party
    if not changes:
        return f"{first.name} throughout" if len(elections) > 1 else first.name
    turns, held_by = [], first
    for at, lost in changes.items():
        # Won at a general election the store has not, or awarded on petition.
        turns += [lost.name] if lost.id != held_by.id else []
        held_by = elections[at].winner.party
        turns.append(f"{held_by.name} from {elections[at].polling_on.year}")
    return f"{first.name}, then {', then '.join(turns)}"


def _counted(elections: list[_Election]) -> str:
    by = sum(each.by_election is not None for each in elections)
    general = len(elections) - by
    parts = [how_many(general, "general election")] if general else []
    parts += [how_many(by, "by-election")] if by else []
    return listed(parts)


def _hands(elections: list[_Election], changes: dict[int, Party]) -> str:
    if not changes:
        return "It did not change hands." if len(elections) > 1 else ""
    told = [
        f"{day(elections[at].polling_on)} ({lost.name} to {elections[at].winner.party.name})"
        for at, lost in changes.items()
    ]
    times = {1: "once", 2: "twice"}.get(len(changes), f"{len(changes)} times")
    return f"It changed hands {times}: {listed(told)}."


def _figures(elections: list[_Election]) -> tuple[Figure, ...]:
    last = elections[-1]
    votes = [(value, each) for each in elections if (value := majority(each.poll)) is not None]
    figures = [Figure("Last won by", with_party(last.winner), detail=day(last.polling_on))]
    if len(votes) > 1:
        largest, smallest = max(votes, key=lambda pair: pair[0]), min(votes, key=lambda pair: pair[0])
        for label, (value, each) in (("Largest majority", largest), ("Smallest majority", smallest)):
            detail = f"{each.winner.party.name}, {_year(each)}"
            figures.append(Figure(label, f"{value:,}", value, detail))
    return tuple(figures)


def _year(election: _Election) -> str:
    year = str(election.polling_on.year)
    return f"{year} by-election" if election.by_election else year


def _table(elections: list[_Election], changes: dict[int, Party]) -> Table:
    rows = []
    for at in reversed(range(len(elections))):
        each = elections[at]
        winner = each.winner
        kind = BY if each.by_election else GENERAL
        votes, turnout = count(majority(each.poll)), turnout_words(each.poll)
        shown = share_words(winner, share_points(each.poll, winner))
        rows.append(
            Row(
                (day(each.polling_on), kind, with_party(winner), shown, votes, turnout),
                narrow=(_year(each), "", winner.party.abbreviation, shown, votes, turnout),
                mark="changed hands" if at in changes else "",
                colour=winner.party.colour,
            )
        )
    columns = (
        Column("Date"),
        Column("Election"),
        Column("Winner"),
        Column("Share", numeric=True),
        Column("Majority", numeric=True),
        Column("Turnout", numeric=True),
    )
    return Table(columns, tuple(rows))


def _as_published(each: _Election) -> bool:
    if each.by_election is None:
        return False
    return bool(stated_turnout(each.by_election) or stated_share(each.by_election, each.winner))


def _notes(store: Store, elections: list[_Election], others: list[Constituency]) -> tuple[str, ...]:
    notes = []
    if any(_as_published(each) for each in elections):
        notes.append("Shares and turnouts that no votes in the store give are those published with the result.")
    if others:
        named = listed([_named(store, other) for other in others])
        notes.append(f"Kept apart, of the same name on other boundaries: {named}.")
    if any(each.by_election is not None and each.by_election.baseline is None for each in elections):
        notes.append("The general elections between are not in the store, so a change of hand at one is not seen.")
    if any(each.by_election is not None and each.by_election.invented for each in elections):
        notes.append(INVENTED_AMONG)
    notes += [
        f"The by-election of {day(one.polling_on)}. {one.petition_note}"
        for one in (each.by_election for each in elections)
        if one is not None and one.petition_note
    ]
    notes += [
        f"Hold and gain are measured against the general election before: the by-election of "
        f"{day(each.polling_on)} counts as {verdict(each)}, though {each.won_since.winner.party.name} had won the "
        f"seat on {day(each.won_since.polling_on)}."
        for each in (one.by_election for one in elections)
        if each is not None and each.won_since is not None and measured_otherwise(each)
    ]
    years = [str(on.year) for on in store.general_election_dates()]
    if years:
        notes.append(f"The store has the general elections of {listed(years)}.")
    return tuple(notes)


def _story(seat: Constituency, elections: list[_Election]) -> SeatStory | None:
    """Give what the seat's story draws; None where fewer than two elections have their shares: no line, no story."""
    colours: dict[str, str] = {}
    points = []
    for each in elections:
        shares: dict[str, Fraction] = {}
        for candidacy in each.poll.candidacies:
            share = share_points(each.poll, candidacy)
            if share is not None:
                name = side_name(candidacy)
                shares[name] = shares.get(name, Fraction(0)) + share
                colours.setdefault(name, candidacy.party.colour)
        points.append(
            SeatPoint(
                date=day(each.polling_on),
                label=_year(each),
                by_election=each.by_election is not None,
                shares=tuple(shares.items()),
                winner=side_name(each.winner),
            )
        )
    if sum(bool(point.shares) for point in points) < 2:
        return None
    invented = any(each.by_election is not None and each.by_election.invented for each in elections)
    return SeatStory(seat.name, tuple(points), tuple(colours.items()), invented)
