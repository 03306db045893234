"""What contests are read against: parties, people, seats and general elections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from byelex.elections import Baseline, Candidacy, Constituency, Party, Person
from byelex.store.rows import listed, words

if TYPE_CHECKING:
    # A console's one question has no use for what reads tables.
    from byelex.sources.missing import MissingByElection


def party_rows(connection: Connection) -> list[tuple[Any, ...]]:
    """Read every party's row, in the order of the parties table; those that it lacks come last."""
    return connection.execute(
        "SELECT id, name, abbreviation, colour, full_name, nicknames, electoral_commission_ids, follows, independent "
        "FROM party ORDER BY position IS NULL, position, id"
    ).fetchall()


def parties(rows: Iterable[tuple[Any, ...]]) -> dict[str, Party]:
    """Make the parties of rows, by id."""
    return {
        row[0]: Party(
            id=row[0],
            name=row[1],
            abbreviation=row[2],
            colour=row[3],
            full_name=row[4],
            nicknames=words(row[5]),
            electoral_commission_ids=words(row[6]),
            follows=row[7],
            independent=bool(row[8]),
        )
        for row in rows
    }


def people_of(connection: Connection, by_election_ids: Sequence[str]) -> set[str]:
    """Give the ids of those who stood at some contests, or are quoted there."""
    rows = connection.execute(
        "WITH those (id) AS (SELECT value FROM json_each(?)) "
        "SELECT person_id FROM those CROSS JOIN candidacy ON by_election_id = those.id "
        "UNION SELECT speaker_id FROM those CROSS JOIN quote ON by_election_id = those.id",
        [listed(by_election_ids)],
    ).fetchall()
    return {person_id for (person_id,) in rows}


def people(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Person, ...]:
    """Read everyone who stood at a by-election or is quoted, or those of some ids, by name, with every spelling."""
    spellings: defaultdict[str, dict[str, None]] = defaultdict(dict)
    contests: defaultdict[str, list[str]] = defaultdict(list)
    quoted: dict[str, int] = {}
    # CROSS JOIN keeps the order written: of a few their own, of all each contest's.
    few = "json_each(?) AS one CROSS JOIN {0} ON {0}.{1} = one.value CROSS JOIN" if ids is not None else "{0} JOIN"
    chosen = [] if ids is None else [listed(ids)]
    for person_id, name, by_election_id in connection.execute(
        f"""
        SELECT person_id, candidacy.name, contest.id FROM {few.format("candidacy", "person_id")}
        by_election AS contest ON contest.id = candidacy.by_election_id
        WHERE NOT withdrawn AND stage <> 'called' ORDER BY polling_on DESC, contest.id
        """,  # noqa: S608 - written in code, as the next
        chosen,
    ).fetchall():
        spellings[person_id][name] = None
        contests[person_id].append(by_election_id)
    for person_id, name in connection.execute(
        f"""
        SELECT speaker_id, speaker FROM {few.format("quote", "speaker_id")}
        by_election AS contest ON contest.id = quote.by_election_id WHERE NOT withdrawn
        """,  # noqa: S608
        chosen,
    ).fetchall():
        spellings[person_id][name] = None
        quoted[person_id] = quoted.get(person_id, 0) + 1
    rows = connection.execute("SELECT id, name, other_names FROM person ORDER BY name, id").fetchall()
    return tuple(
        Person(
            id=person_id,
            name=name,
            other_names=()
            # Most go by one name.
            if others == "[]" and spellings[person_id].keys() == {name}
            else tuple(other for other in {**spellings[person_id], **dict.fromkeys(words(others))} if other != name),
            by_election_ids=tuple(dict.fromkeys(contests.get(person_id, ()))),
            quote_count=quoted.get(person_id, 0),
        )
        for person_id, name, others in rows
        if person_id in spellings
    )


def constituencies(connection: Connection) -> tuple[Constituency, ...]:
    """Read every seat, by name."""
    rows = connection.execute("SELECT id, name, country, region, county, kind FROM constituency ORDER BY name, id")
    return tuple(Constituency(*row) for row in rows.fetchall())


def present_seats(connection: Connection) -> frozenset[str]:
    """Read the ids of the seats of the latest general election; empty where there is none."""
    rows = connection.execute(
        "SELECT constituency_id FROM general_election_seat "
        "WHERE general_election_on = (SELECT max(polling_on) FROM general_election)"
    )
    return frozenset(seat_id for (seat_id,) in rows.fetchall())


def general_election_dates(connection: Connection) -> tuple[date, ...]:
    """Read the polling days of the general elections held here, earliest first."""
    rows = connection.execute("SELECT polling_on FROM general_election ORDER BY polling_on").fetchall()
    return tuple(date.fromisoformat(text) for (text,) in rows)


def seat_results(connection: Connection, parties: Mapping[str, Party], constituency_id: str) -> dict[date, Baseline]:
    """Read a seat's results at every general election, earliest first."""
    seats = "(SELECT constituency_id, general_election_on FROM general_election_seat WHERE constituency_id = ?)"
    found = _results(connection, parties, seats, [constituency_id])
    return {held_on: result for (_, held_on), result in found.items()}


def seats_results(
    connection: Connection, parties: Mapping[str, Party], wanted: Iterable[tuple[str, date]]
) -> dict[tuple[str, date], Baseline]:
    """Read seats' results each at one general election: by the seat's id and the day, those that the store has."""
    # Two contests of a seat may be compared with one general election: its candidates are read once.
    once = dict.fromkeys(wanted)
    if not once:
        return {}
    values = f"(VALUES {', '.join(['(?, ?)'] * len(once))})"
    return _results(connection, parties, values, [each for seat_id, on in once for each in (seat_id, on.isoformat())])


def _results(
    connection: Connection, parties: Mapping[str, Party], wanted: str, parameters: list[str]
) -> dict[tuple[str, date], Baseline]:
    # CROSS JOIN keeps the order written: the few that are wanted first, never every seat in search of them.
    those = "wanted CROSS JOIN {0} ON ({0}.constituency_id, {0}.general_election_on) = (wanted.seat_id, wanted.held_on)"
    asked = f"WITH wanted (seat_id, held_on) AS {wanted} SELECT seat_id, held_on,"
    candidacies, seats = those.format("general_election_candidacy"), those.format("general_election_seat")
    stood: dict[tuple[str, str], list[Candidacy]] = {}
    for seat_id, held_on, person_id, name, party_id, party_name, votes, elected in connection.execute(
        f"{asked} person_id, name, party_id, party_name, votes, elected FROM {candidacies} ORDER BY held_on, ordinal",
        parameters,
    ).fetchall():
        candidacy = Candidacy(person_id, name, parties[party_id], party_name, votes, bool(elected))
        stood.setdefault((seat_id, held_on), []).append(candidacy)
    return {
        (seat_id, on): Baseline(on, electorate, rejected, tuple(stood.get((seat_id, held_on), ())))
        for seat_id, held_on, electorate, rejected in connection.execute(
            f"{asked} electorate, rejected_vote_count FROM {seats} ORDER BY held_on", parameters
        ).fetchall()
        for on in (date.fromisoformat(held_on),)
    }


def changed(connection: Connection) -> None:
    """Say that parties, people, seats or general elections changed; whoever saves them says so of results."""
    connection.execute("UPDATE store SET reference_generation = reference_generation + 1")


def save_parties(connection: Connection, found: Iterable[Party], *, whole_table: bool = False) -> None:
    """Add or revise parties; call inside a transaction. The order of a whole table is kept with them."""
    connection.executemany(
        """
        INSERT INTO party VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, abbreviation = excluded.abbreviation, colour = excluded.colour,
            full_name = excluded.full_name, nicknames = excluded.nicknames,
            electoral_commission_ids = excluded.electoral_commission_ids, follows = excluded.follows,
            independent = excluded.independent, position = coalesce(excluded.position, position)
        """,
        [
            (
                party.id,
                party.name,
                party.abbreviation,
                party.colour,
                party.full_name,
                listed(party.nicknames),
                listed(party.electoral_commission_ids),
                party.follows,
                party.independent,
                position if whole_table else None,
            )
            for position, party in enumerate(found)
        ],
    )
    changed(connection)


def save_people(connection: Connection, found: Iterable[Person]) -> None:
    """Add or revise the people whose names are settled by the people table; call inside a transaction."""
    connection.executemany(
        """
        INSERT INTO person (id, name, other_names, name_settled) VALUES (?, ?, ?, 1)
        ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, other_names = excluded.other_names, name_settled = 1
        """,
        [(person.id, person.name, listed(person.other_names)) for person in found],
    )
    changed(connection)


def save_constituencies(connection: Connection, found: Iterable[Constituency]) -> None:
    """Add or revise seats; call inside a transaction. What the newer record leaves out is kept."""
    saved = connection.executemany(
        """
        INSERT INTO constituency VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, country = excluded.country, region = coalesce(excluded.region, region),
            county = coalesce(excluded.county, county), kind = coalesce(excluded.kind, kind)
        WHERE (name, country, region, county, kind) IS NOT (excluded.name, excluded.country,
            coalesce(excluded.region, region), coalesce(excluded.county, county), coalesce(excluded.kind, kind))
        """,
        [(seat.id, seat.name, seat.country, seat.region, seat.county, seat.kind) for seat in found],
    )
    if saved.rowcount > 0:
        changed(connection)


def save_general_election(
    connection: Connection, polling_on: date, results: Iterable[tuple[Constituency, Baseline]]
) -> None:
    """Add or revise the seats of a general election; call inside a transaction. A seat left out is kept as it was."""
    held_on = polling_on.isoformat()
    found = list(results)
    save_constituencies(connection, (seat for seat, _ in found))
    connection.execute("INSERT OR IGNORE INTO general_election VALUES (?)", [held_on])
    connection.executemany(
        """
        INSERT INTO general_election_seat VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            electorate = excluded.electorate, rejected_vote_count = excluded.rejected_vote_count
        """,
        [(seat.id, held_on, result.electorate, result.rejected_vote_count) for seat, result in found],
    )
    connection.executemany(
        "DELETE FROM general_election_candidacy WHERE constituency_id = ? AND general_election_on = ?",
        [(seat.id, held_on) for seat, _ in found],
    )
    connection.executemany(
        "INSERT INTO general_election_candidacy VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_stood(seat.id, held_on, *numbered) for seat, result in found for numbered in enumerate(result.candidacies)],
    )
    changed(connection)


def _stood(constituency_id: str, held_on: str, ordinal: int, candidacy: Candidacy) -> tuple[Any, ...]:
    return (
        constituency_id,
        held_on,
        ordinal,
        candidacy.person_id,
        candidacy.name,
        candidacy.party.id,
        candidacy.party_name,
        candidacy.votes,
        candidacy.elected,
    )


def save_missing(connection: Connection, missing: Iterable[MissingByElection]) -> None:
    """Keep the list of by-elections that are not here, in place of the one before; call inside a transaction."""
    connection.execute("DELETE FROM missing_by_election")
    connection.executemany(
        "INSERT OR IGNORE INTO missing_by_election (constituency, parliament_on, held, reason) VALUES (?, ?, ?, ?)",
        [(one.constituency, one.parliament_on.isoformat(), one.held, one.reason) for one in missing],
    )
