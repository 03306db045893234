"""A by-election's TOML file: what is written reads back the same, and what is wrong is named with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byelex.elections import (
    ByElection,
    Candidacy,
    Claim,
    Constituency,
    Correction,
    Declared,
    Fact,
    Party,
    Published,
    Quote,
    Source,
)
from byelex.errors import DataError
from byelex.measures import in_order
from byelex.sources.by_elections import QUOTE_KEYS
from byelex.sources.datafiles import by_election_id, read_by_election, write_by_election
from tests.letters import LETTERS

PARTIES = {
    "labour": Party("labour", "Labour", "Lab", "#E4003B"),
    "conservative": Party("conservative", "Conservative", "Con", "#0087DC"),
    "independent": Party("independent", "Independent", "Ind", independent=True),
}

HARTLEPOOL = """\
polling_on = 2021-05-06
constituency = "E14000733"
name = "Hartlepool"
country = "England"
electorate = 70768

[[candidacies]]
person = "paul-williams"
name = "Paul Williams"
party = "labour"
party_name = "Labour"
votes = 8589

[[candidacies]]
person = "jill-mortimer"
name = "Jill Mortimer"
party = "conservative"
votes = 15529

[[quotes]]
speaker = "Wes Streeting"
speaker_id = "wes-streeting"
role = "shadow schools minister"
occasion = "a tweet"
words = "This is a huge and urgent task."
"""

lines = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs")), min_size=1, max_size=30).filter(str.strip)
names = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "So", "Co", "Cn")), min_size=1, max_size=30).filter(
    str.strip
)
paragraphs = st.lists(st.one_of(st.just(""), lines), min_size=1, max_size=4).map("\n".join).filter(str.strip)
# Parts joined, since to draw from a pattern takes four times as long.
slugs = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=6), min_size=1, max_size=3).map(
    "-".join
)
counts = st.none() | st.integers(0, 100_000_000)
days = st.dates(date(1801, 1, 1), date(2200, 12, 31))
maybe_day = st.none() | days
maybe_line = st.none() | lines
parties = st.sampled_from(list(PARTIES.values()))
printed = st.none() | st.from_regex(r"[+-]?[0-9]{1,2}(\.[0-9]{1,2})?", fullmatch=True, alphabet="+-.0123456789")
published = st.builds(
    Published,
    turnout=printed,
    majority=counts,
    valid_vote_count=counts,
) | st.builds(Published, swing=printed.filter(bool), swing_from=parties, swing_to=parties)


@st.composite
def by_elections(draw: st.DrawFn) -> ByElection:
    seat = Constituency(draw(lines), draw(lines), draw(lines), draw(maybe_line), draw(maybe_line), draw(maybe_line))
    polling_on = draw(days)
    id = by_election_id(polling_on, seat.name)
    people = draw(st.lists(slugs, min_size=1, max_size=6, unique=True))
    elected = draw(st.none() | st.sampled_from(people))
    candidacies = in_order(
        [
            Candidacy(
                person,
                draw(names),
                draw(parties),
                draw(lines),
                draw(counts),
                person == elected,
                draw(printed),
                draw(printed),
            )
            for person in people
        ]
    )
    quotes = st.builds(
        Quote,
        words=paragraphs,
        speaker=lines,
        speaker_id=slugs,
        role=lines,
        party=st.none() | parties,
        occasion=lines,
        outlet=maybe_line,
        said_on=maybe_day,
        about=maybe_line,
        inferred=st.lists(st.sampled_from(QUOTE_KEYS), max_size=3).map(tuple),
        by_election_ids=st.lists(lines, max_size=2).map(lambda others: (id, *others)),
    )
    claims = st.builds(Claim, lines, lines, lines, maybe_line, maybe_day, lines)
    return ByElection(
        id=id,
        constituency=seat,
        polling_on=polling_on,
        candidacies=candidacies,
        stage=draw(st.sampled_from(["winner", "votes", "official"])),
        completeness=draw(st.sampled_from(["full", "partial", "winner", "unopposed"])),
        published=draw(published),
        petition_note=draw(maybe_line),
        electorate=draw(counts),
        rejected_vote_count=draw(counts),
        writ_on=draw(maybe_day),
        declared_at=draw(maybe_line),
        cause=draw(maybe_line),
        cause_note=draw(maybe_line),
        previous_member=draw(maybe_line),
        previous_party=draw(st.none() | parties),
        previous_note=draw(maybe_line),
        general_election_on=draw(maybe_day),
        declared=draw(st.builds(Declared, counts, counts, maybe_line)),
        quotes=tuple(draw(st.lists(quotes, max_size=3))),
        claims=tuple(draw(st.lists(claims, max_size=2))),
        facts=tuple(draw(st.lists(st.builds(Fact, lines, lines, maybe_line, maybe_day), max_size=2))),
        corrections=tuple(draw(st.lists(st.builds(Correction, lines, lines, lines, lines), max_size=2))),
        sources=tuple(draw(st.lists(st.builds(Source, lines, lines, maybe_day, st.just("") | lines), max_size=2))),
        invented=draw(st.booleans()),
    )


# Every contest of data/ is written and read back too, where the export is tested.
@given(by_elections())
def test_what_is_written_reads_back_the_same(by_election: ByElection) -> None:
    assert read_by_election(write_by_election(by_election), PARTIES) == by_election


def test_a_file_reads_as_it_says(tmp_path: Path) -> None:
    path = tmp_path / "2021-05-06-hartlepool.toml"
    path.write_text(HARTLEPOOL, encoding="utf-8")
    hartlepool = read_by_election(path, PARTIES)
    assert hartlepool.id == "2021-05-06-hartlepool"
    assert [candidacy.name for candidacy in hartlepool.candidacies] == ["Jill Mortimer", "Paul Williams"]
    assert hartlepool.winner.party_name == "Conservative"
    assert hartlepool.electorate == 70_768
    assert hartlepool.rejected_vote_count is None
    assert hartlepool.quotes[0].by_election_ids == ("2021-05-06-hartlepool",)
    assert hartlepool.stage == "official"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "2021-05-06-hartlepool.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HARTLEPOOL.replace("\n", "\r\n").encode())
    assert read_by_election(path, PARTIES).constituency.name == "Hartlepool"


FAULTS = [
    ("electorate = 70768", "electorat = 70768", 'there is no key "electorat". Did you mean electorate?'),
    ("polling_on = 2021-05-06", 'polling_on = "2021-05-06"', "polling_on must be a date written like 2021-05-06"),
    ("polling_on = 2021-05-06", "polling_on = 2021-05-06T22:00:00", "polling_on must be a date"),
    ("polling_on = 2021-05-06", "", "polling_on is missing"),
    ('country = "England"', "", "country is missing"),
    ('country = "England"', 'country = ""', "country must be left out when it is not recorded"),
    ("votes = 8589", "votes = 8589.0", "candidacy 1 (Paul Williams): votes must be a whole number"),
    ("votes = 8589", "votes = true", "votes must be a whole number that is not negative, not true"),
    ("votes = 8589", "votes = -1", "votes must be a whole number that is not negative, not -1"),
    ("votes = 8589", "votes = nan", "votes must be a whole number"),
    ("votes = 8589", "votes = inf", "votes must be a whole number"),
    ("votes = 8589", 'votes = "8589"', 'not "8589"'),
    ("votes = 8589", "votes = 99999999999999999999", "votes must be a possible number of people"),
    ("votes = 8589", "votes = " + "9" * 5000, "is not TOML"),
    ("electorate = 70768", "electorate = nan", "electorate must be a whole number"),
    ('party = "labour"', 'party = "labuor"', '"labuor" is not in parties.csv. Did you mean labour?'),
    ('party = "labour"', "", "candidacy 1 (Paul Williams): party is missing"),
    ('person = "paul-williams"', 'person = "Paul Williams"', "person must be an id of small letters"),
    ('name = "Paul Williams"', 'nmae = "Paul Williams"', 'candidacy 1: there is no key "nmae". Did you mean name?'),
    ('name = "Paul Williams"', 'name = "Paul\\nWilliams"', "name must be one line of plain text"),
    ('role = "shadow schools minister"', "", "quote 1: role is missing"),
    ('occasion = "a tweet"', 'ocasion = "a tweet"', 'quote 1: there is no key "ocasion". Did you mean occasion?'),
    ('occasion = "a tweet"', 'occasion = "a tweet"\ninferred = ["outlt"]', "inferred names"),
    ('occasion = "a tweet"', 'occasion = "a tweet"\ninferred = "outlet"', "inferred must be a list of words"),
    ('words = "This is', 'words = "\\u0007This is', "words must be plain text"),
    ("[[candidacies]]", "[candidacies]", "is not TOML"),
    ("polling_on = 2021-05-06", "polling_on = 2021-05-06\nstage = 'final'", "stage must be one of called, winner"),
    ("polling_on = 2021-05-06", "polling_on = 2021-05-06\ndeclared = 3", "declared must be a table"),
    (
        "polling_on = 2021-05-06",
        "polling_on = 2021-05-06\nclaims = 3",
        "claims must be tables, each written [[claims]]",
    ),
    ("polling_on = 2021-05-06", "polling_on = 2021-05-06\npolling_on = 2021-05-07", "is not TOML"),
    ("votes = 8589", "votes = 8589\nelected = 1", "elected must be true or false, not 1"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTS, ids=[fault[2][:50] for fault in FAULTS])
def test_a_fault_is_named_with_its_place(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in HARTLEPOOL
    path = tmp_path / "2021-05-06-hartlepool.toml"
    path.write_text(HARTLEPOOL.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_by_election(path, PARTIES)
    assert message in str(caught.value)
    assert str(caught.value).startswith("2021-05-06-hartlepool.toml: ")


def test_every_fault_is_told_not_the_first_alone() -> None:
    text = HARTLEPOOL.replace("electorate", "electorat").replace("votes = 8589", "votes = -1").replace("role", "rol")
    with pytest.raises(DataError) as caught:
        read_by_election(text, PARTIES)
    assert len(str(caught.value).splitlines()) == 4  # "rol" is unknown, and role is missing


def test_nobody_standing_is_a_fault() -> None:
    with pytest.raises(DataError, match="nobody stands"):
        read_by_election(HARTLEPOOL[: HARTLEPOOL.index("[[")], PARTIES)


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "2018-05-03-west-tyrone.toml"
    path.write_bytes('name = "Órfhlaith"'.encode("latin-1"))
    with pytest.raises(DataError, match=r"2018-05-03-west-tyrone\.toml: is not UTF-8"):
        read_by_election(path, PARTIES)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.toml: cannot be read"):
        read_by_election(tmp_path / "nowhere.toml", PARTIES)


def test_deep_nesting_is_a_fault_not_a_crash() -> None:
    with pytest.raises(DataError, match="is not TOML"):
        read_by_election("a = " + "[" * 20_000, PARTIES)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Hartlepool", "2021-05-06-hartlepool"),
        ("Ynys Môn", "2021-05-06-ynys-mon"),
        ("Birmingham, Erdington", "2021-05-06-birmingham-erdington"),
        ("Tiverton & Honiton", "2021-05-06-tiverton-and-honiton"),
        ("Stoke-on-Trent Central", "2021-05-06-stoke-on-trent-central"),
        ("King's Lynn", "2021-05-06-kings-lynn"),
    ],
)
def test_ids_are_day_and_seat(name: str, id: str) -> None:
    assert by_election_id(date(2021, 5, 6), name) == id


@given(st.integers(0, len(HARTLEPOOL)), st.integers(0, 40), st.text(LETTERS, max_size=20))
def test_a_damaged_file_reads_or_says_why_not(start: int, length: int, damage: str) -> None:
    text = HARTLEPOOL[:start] + damage + HARTLEPOOL[start + length :]
    said = ""
    try:
        by_election = read_by_election(text, PARTIES)
        assert read_by_election(write_by_election(by_election), PARTIES) == by_election
    except DataError as error:
        said = str(error)
    assert not said or said.startswith("TOML text: ")
