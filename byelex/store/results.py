"""Reads of the contests: rows in, frozen values out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Connection, Row
from typing import Any, get_args

from byelex.elections import (
    Baseline,
    ByElection,
    Candidacy,
    Claim,
    Completeness,
    Constituency,
    Correction,
    Declared,
    Fact,
    Listing,
    Party,
    Published,
    Quote,
    Source,
    WonSince,
)
from byelex.parliaments import GENERAL_ELECTIONS, parliament_of
from byelex.store import tallies
from byelex.store.reference import seats_results
from byelex.store.rows import day, words
from byelex.store.scope import Scope


@dataclass(frozen=True, slots=True)
class ParliamentCoverage:
    """One Parliament's by-elections in the store, by how much of each is known, and those known to be missing."""

    elected_on: date
    full: int = 0
    partial: int = 0
    winner: int = 0
    unopposed: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the store holds, invented contests aside; dates are None while it is empty. `updated_at` is UTC.

    `parliaments` are those it has a by-election of, earliest first.
    """

    first_polling_on: date | None
    last_polling_on: date | None
    by_election_count: int
    candidacy_count: int
    quote_count: int
    general_elections: tuple[date, ...]
    updated_at: datetime | None
    parliaments: tuple[ParliamentCoverage, ...] = ()

    @property
    def missing_count(self) -> int:
        """By-elections known to have taken place that are not in the store."""
        return sum(parliament.missing for parliament in self.parliaments)


def by_elections(connection: Connection, parties: dict[str, Party], ids: Sequence[str]) -> dict[str, ByElection]:
    """Read contests with their baselines and every quote about them, by id; none for an id that there is none of.

    Those of a page are read together: a statement for each of their parts, not for each part of each.
    """
    cursor = connection.cursor()
    cursor.row_factory = Row
    rows = cursor.execute(
        f"""
        SELECT contest.id, constituency_id, seat.name, seat.country, seat.region, seat.county, seat.kind,
               polling_on, stage, completeness, invented, electorate, rejected_vote_count, general_election_on,
               writ_on, declared_at, cause, cause_note, previous_member, previous_party_id, previous_note,
               petition_note, declared_valid_vote_count, declared_majority, declared_result,
               published_swing, published_swing_from_id, published_swing_to_id,
               published_turnout, published_majority, published_valid_vote_count
        FROM by_election AS contest JOIN constituency AS seat ON seat.id = contest.constituency_id
        WHERE contest.id IN ({_marks(ids)}) AND NOT withdrawn
        """,  # noqa: S608 - question marks
        ids,
    ).fetchall()
    compared = [
        (row["constituency_id"], date.fromisoformat(row["general_election_on"]))
        for row in rows
        if row["general_election_on"] is not None
    ]
    parts = _Parts(
        candidacies=_of(
            connection,
            "candidacy",
            "person_id, name, party_id, party_name, votes, elected, published_change, published_share",
            ids,
        ),
        quotes=_quotes_about(connection, parties, ids),
        claims=_of(connection, "claim", "measure, figure, claimed_by, outlet, published_on, note", ids),
        facts=_of(connection, "fact", "topic, text, outlet, published_on", ids),
        corrections=_of(connection, "correction", '"of", published, corrected, reason', ids),
        sources=_of(connection, "source", "work, title, published_on, supplies", ids),
        baselines=seats_results(connection, parties, compared),
        won_since=dict(
            zip((row["id"] for row in rows), won_since(connection, parties, [*map(_of_seat, rows)]), strict=True)
        ),
    )
    return {row["id"]: _by_election(parties, row, parts) for row in rows}


def _of_seat(row: Row) -> tuple[str, date, date, bool]:
    """Say of which seat, and between which days, an earlier winner is looked for."""
    polled = date.fromisoformat(row["polling_on"])
    return row["constituency_id"], polled, day(row["general_election_on"]) or parliament_of(polled), row["invented"]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to some contests: rows by the contest's id, in their order, and the general elections before."""

    candidacies: Mapping[str, list[tuple[Any, ...]]]
    quotes: Mapping[str, tuple[Quote, ...]]
    claims: Mapping[str, list[tuple[Any, ...]]]
    facts: Mapping[str, list[tuple[Any, ...]]]
    corrections: Mapping[str, list[tuple[Any, ...]]]
    sources: Mapping[str, list[tuple[Any, ...]]]
    baselines: Mapping[tuple[str, date], Baseline]
    won_since: Mapping[str, WonSince | None]


def _by_election(parties: dict[str, Party], row: Row, parts: _Parts) -> ByElection:
    own, seat_id, general_election_on = row["id"], row["constituency_id"], day(row["general_election_on"])

    def party(column: str) -> Party | None:
        return None if row[column] is None else parties[row[column]]

    return ByElection(
        id=own,
        constituency=Constituency(seat_id, row["name"], row["country"], row["region"], row["county"], row["kind"]),
        polling_on=date.fromisoformat(row["polling_on"]),
        candidacies=tuple(_candidacy(parties, each) for each in parts.candidacies.get(own, ())),
        stage=row["stage"],
        completeness=row["completeness"],
        electorate=row["electorate"],
        rejected_vote_count=row["rejected_vote_count"],
        writ_on=day(row["writ_on"]),
        declared_at=row["declared_at"],
        cause=row["cause"],
        cause_note=row["cause_note"],
        previous_member=row["previous_member"],
        previous_party=party("previous_party_id"),
        previous_note=row["previous_note"],
        general_election_on=general_election_on,
        baseline=None if general_election_on is None else parts.baselines.get((seat_id, general_election_on)),
        won_since=parts.won_since[own],
        declared=Declared(row["declared_valid_vote_count"], row["declared_majority"], row["declared_result"]),
        petition_note=row["petition_note"],
        published=Published(
            swing=row["published_swing"],
            swing_from=party("published_swing_from_id"),
            swing_to=party("published_swing_to_id"),
            turnout=row["published_turnout"],
            majority=row["published_majority"],
            valid_vote_count=row["published_valid_vote_count"],
        ),
        quotes=parts.quotes.get(own, ()),
        claims=tuple(
            Claim(measure, figure, claimed_by, outlet, day(published_on), note)
            for _, measure, figure, claimed_by, outlet, published_on, note in parts.claims.get(own, ())
        ),
        facts=tuple(
            Fact(topic, text, outlet, day(published_on))
            for _, topic, text, outlet, published_on in parts.facts.get(own, ())
        ),
        corrections=tuple(Correction(*found) for _, *found in parts.corrections.get(own, ())),
        sources=tuple(
            Source(work, title, day(published_on), supplies)
            for _, work, title, published_on, supplies in parts.sources.get(own, ())
        ),
        invented=bool(row["invented"]),
    )


def _candidacy(parties: dict[str, Party], row: Sequence[Any]) -> Candidacy:
    _, person_id, name, party_id, party_name, votes, elected, change, share = row
    return Candidacy(person_id, name, parties[party_id], party_name, votes, elected == 1, change, share)


def won_since(
    connection: Connection, parties: dict[str, Party], wanted: Sequence[tuple[str, date, date, bool]]
) -> list[WonSince | None]:
    """Read who won each of some seats at the last by-election before a day and after a general election's, if any.

    A seat is wanted by its id, that day, that of the general election and whether the contest then is invented: an
    invented one counts before another invented one only.
    """
    won: list[WonSince | None] = [None] * len(wanted)
    if not wanted:
        return won
    rows = connection.execute(
        f"""
        WITH wanted (place, seat_id, polled, since, invented) AS (VALUES {_marks(wanted, "(?, ?, ?, ?, ?)")})
        SELECT place, earlier.polling_on, earlier.petition_note,
               won.person_id, won.name, won.party_id, won.party_name, won.votes, won.elected, won.published_change,
               won.published_share
        FROM wanted
        CROSS JOIN by_election AS earlier ON earlier.id = (
            SELECT before.id FROM by_election AS before
            JOIN by_election_measures ON by_election_measures.by_election_id = before.id
            WHERE before.constituency_id = seat_id AND before.polling_on < polled AND before.polling_on > since
                AND NOT before.withdrawn AND before.invented <= wanted.invented
            ORDER BY before.polling_on DESC LIMIT 1)
        CROSS JOIN by_election_measures AS computed ON computed.by_election_id = earlier.id
        CROSS JOIN candidacy AS won ON won.by_election_id = earlier.id AND won.ordinal = computed.winner_ordinal
        """,  # noqa: S608 - question marks
        [
            value
            for place, (seat_id, polled, since, invented) in enumerate(wanted)
            for value in (place, seat_id, polled.isoformat(), since.isoformat(), invented)
        ],
    ).fetchall()
    for place, polling_on, note, person_id, name, party_id, party_name, votes, elected, *published in rows:
        winner = Candidacy(person_id, name, parties[party_id], party_name, votes, bool(elected), *published)
        won[place] = WonSince(date.fromisoformat(polling_on), winner, note)
    return won


def listings(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Listing, ...]:
    """Read every contest's line, or those of some ids, latest first and then by name of the seat."""
    rows = connection.execute(
        f"""
        SELECT contest.id, seat.id, seat.name, seat.country, seat.region, contest.polling_on, computed.result,
               winner.name, winner.party_id, contest.invented, computed.held, computed.gained_from_party_id
        FROM by_election_measures AS computed
        JOIN by_election AS contest ON contest.id = computed.by_election_id
        JOIN constituency AS seat ON seat.id = contest.constituency_id
        JOIN candidacy AS winner ON winner.by_election_id = contest.id AND winner.ordinal = computed.winner_ordinal
        {"" if ids is None else f"WHERE contest.id IN ({_marks(ids)})"}
        ORDER BY contest.polling_on DESC, seat.name
        """,  # noqa: S608 - question marks
        ids or (),
    ).fetchall()
    return tuple(
        Listing(
            contest,
            seat,
            name,
            country,
            region,
            date.fromisoformat(polled),
            result,
            winner,
            party,
            bool(invented),
            None if held is None else bool(held),
            gained_from,
        )
        for contest, seat, name, country, region, polled, result, winner, party, invented, held, gained_from in rows
    )


LATEST_FIRST = "coalesce(said_on, polling_on) DESC, polling_on DESC, quote.by_election_id, quote.ordinal"


def quotes(
    connection: Connection,
    parties: dict[str, Party],
    speaker_id: str | None = None,
    by_election_ids: Sequence[str] = (),
    order: str = LATEST_FIRST,
) -> tuple[Quote, ...]:
    """Read quotes: all, a speaker's, those about some contests, or a speaker's about them.

    `by_election_ids` begins with the contest a quote is recorded with; the others the store has follow.
    """
    # CROSS JOIN keeps the order written: the few quotes first, never every contest in search of its quotes.
    quoted, conditions, parameters = "quote", ["NOT contest.withdrawn"], []
    if by_election_ids:
        marks = _marks(by_election_ids)
        quoted = (
            f"(SELECT by_election_id, ordinal FROM quote WHERE by_election_id IN ({marks}) "  # noqa: S608 - as above
            f"UNION SELECT by_election_id, ordinal FROM quote_also_about WHERE also_about_id IN ({marks})) AS wanted "
            "CROSS JOIN quote ON (quote.by_election_id, quote.ordinal) = (wanted.by_election_id, wanted.ordinal)"
        )
        parameters += [*by_election_ids, *by_election_ids]
    if speaker_id is not None:
        conditions.append("speaker_id = ?")
        parameters.append(speaker_id)
    rows = connection.execute(
        f"""
        SELECT words, speaker, speaker_id, role, party_id, occasion, outlet, said_on, about, inferred,
               quote.by_election_id,
               (SELECT group_concat(id, ' ') FROM (
                    SELECT other.id FROM quote_also_about AS also JOIN by_election AS other ON other.id = also_about_id
                    WHERE (also.by_election_id, also.ordinal) = (quote.by_election_id, quote.ordinal)
                        AND NOT other.withdrawn
                    ORDER BY also.place))
        FROM {quoted} CROSS JOIN by_election AS contest ON contest.id = quote.by_election_id
        WHERE {" AND ".join(conditions)}
        ORDER BY {order}
        """,  # noqa: S608 - conditions and order are written in code
        parameters,
    ).fetchall()
    return tuple(_quote(parties, row) for row in rows)


def _quote(parties: dict[str, Party], row: Sequence[Any]) -> Quote:
    said, speaker, speaker_id, role, party_id, occasion, outlet, said_on, about, inferred, own, others = row
    return Quote(
        words=said,
        speaker=speaker,
        speaker_id=speaker_id,
        role=role,
        party=None if party_id is None else parties[party_id],
        occasion=occasion,
        outlet=outlet,
        said_on=day(said_on),
        about=about,
        inferred=words(inferred),
        by_election_ids=(own, *(others or "").split()),
    )


def coverage(connection: Connection) -> Coverage:
    """Count what the store holds, invented contests aside."""
    first, last, quoted, changed_at = connection.execute(
        """
        SELECT (SELECT min(polling_on) FROM contest_index WHERE invented = 0),
               (SELECT max(polling_on) FROM contest_index WHERE invented = 0),
               (SELECT count(*) FROM quote CROSS JOIN contest_index USING (by_election_id) WHERE invented = 0),
               (SELECT max(at) FROM (SELECT max(recorded_at) AS at FROM revision
                                     UNION ALL SELECT max(loaded_at) FROM loaded_file))
        """
    ).fetchone()
    contests, *_ = tallies.measured(connection, Scope(), tallies.EVERY)
    _, _, candidacies, *_ = tallies.measured(connection, Scope(), "candidacies")
    dates = connection.execute("SELECT polling_on FROM general_election ORDER BY polling_on").fetchall()
    return Coverage(
        first_polling_on=day(first),
        last_polling_on=day(last),
        by_election_count=contests,
        candidacy_count=int(candidacies),
        quote_count=quoted,
        general_elections=tuple(date.fromisoformat(text) for (text,) in dates),
        updated_at=None if changed_at is None else datetime.fromisoformat(changed_at),
        parliaments=_parliaments(connection),
    )


def _parliaments(connection: Connection) -> tuple[ParliamentCoverage, ...]:
    counts: dict[date, Counter[str]] = {}
    kinds = get_args(Completeness)
    columns = ", ".join(f"coalesce(sum(completeness = '{kind}'), 0)" for kind in kinds)
    # A Parliament at a time, each along the index of days: grouping all the days takes five times as long.
    for elected_on, ended_on in zip(GENERAL_ELECTIONS, (*GENERAL_ELECTIONS[1:], date.max), strict=True):
        after = date.min if elected_on == GENERAL_ELECTIONS[0] else elected_on
        found = connection.execute(
            f"SELECT {columns} FROM by_election WHERE polling_on > ? AND polling_on <= ? "  # noqa: S608 - from above
            "AND NOT withdrawn AND NOT invented AND stage <> 'called'",
            [after.isoformat(), ended_on.isoformat()],
        ).fetchone()
        if any(found):
            counts[elected_on] = Counter(dict(zip(kinds, found, strict=True)))
    for (elected_on,) in connection.execute("SELECT parliament_on FROM missing_by_election").fetchall():
        counts.setdefault(date.fromisoformat(elected_on), Counter())["missing"] += 1
    return tuple(ParliamentCoverage(elected_on, **counts[elected_on]) for elected_on in sorted(counts))


def _quotes_about(
    connection: Connection, parties: dict[str, Party], ids: Sequence[str]
) -> dict[str, tuple[Quote, ...]]:
    """Read what was said of each of some contests, first what was said at it."""
    about: dict[str, list[Quote]] = {}
    for quote in quotes(connection, parties, None, ids, "polling_on DESC, quote.by_election_id, quote.ordinal"):
        for each in quote.by_election_ids:
            about.setdefault(each, []).append(quote)
    return {
        each: tuple(sorted(found, key=lambda quote: quote.by_election_ids[0] != each)) for each, found in about.items()
    }


def _of(connection: Connection, table: str, columns: str, ids: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Read a table's rows of some contests, by contest, in their order: the contest's id comes first."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in connection.execute(
        f"SELECT by_election_id, {columns} FROM {table} "  # noqa: S608 - constants above
        f"WHERE by_election_id IN ({_marks(ids)}) ORDER BY by_election_id, ordinal",
        ids,
    ).fetchall():
        found.setdefault(row[0], []).append(row)
    return found


def _marks(values: Sequence[Any], mark: str = "?") -> str:
    return ", ".join([mark] * len(values))
