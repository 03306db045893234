"""One by-election as a TOML file, read with every fault named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from byelex.elections import (
    COMPLETENESS,
    STAGES,
    ByElection,
    Candidacy,
    Claim,
    Completeness,
    Constituency,
    Correction,
    Declared,
    Fact,
    Party,
    Published,
    Quote,
    Source,
    Stage,
)
from byelex.measures import in_order
from byelex.sources.faults import Faults, Keys, near_miss, read_text
from byelex.sources.ids import SLUG, by_election_id, slug

CONTEST_KEYS = (
    "polling_on",
    "constituency",
    "name",
    "country",
    "region",
    "county",
    "kind",
    "stage",
    "completeness",
    "writ_on",
    "declared_at",
    "electorate",
    "rejected_vote_count",
    "general_election_on",
    "cause",
    "cause_note",
    "previous_member",
    "previous_party",
    "previous_note",
    "petition_note",
    "invented",
    "declared",
    "published",
    "candidacies",
    "quotes",
    "claims",
    "facts",
    "corrections",
    "sources",
)
CANDIDACY_KEYS = (
    "person",
    "name",
    "party",
    "party_name",
    "votes",
    "elected",
    "published_share",
    "published_change",
)
QUOTE_KEYS = (
    "speaker",
    "speaker_id",
    "role",
    "party",
    "occasion",
    "outlet",
    "said_on",
    "inferred",
    "about",
    "also_about",
    "words",
)
CLAIM_KEYS = ("measure", "figure", "claimed_by", "outlet", "published_on", "note")
FACT_KEYS = ("topic", "text", "outlet", "published_on")
CORRECTION_KEYS = ("of", "published", "corrected", "reason")
SOURCE_KEYS = ("work", "title", "published_on", "supplies")
PUBLISHED_KEYS = ("swing", "swing_from", "swing_to", "turnout", "majority", "valid_vote_count")
DECLARED_KEYS = ("valid_vote_count", "majority", "result")

TEXT = "TOML text"
"""What stands in a fault for the name of a file, where there is none."""

_NOBODY = Party("", "", "")


def read_by_election(source: Path | str, parties: Mapping[str, Party]) -> ByElection:
    """Read a by-election from a TOML file, or from TOML text.

    The id is the file's stem; of a text, the polling day and seat. Candidacies come in falling order of votes, and
    `baseline` is left None. Raises DataError with every fault found: the file, the place, what is expected.
    """
    by_election, faults = examine_by_election(source, parties)
    faults.raise_any()
    assert by_election is not None
    return by_election


def examine_by_election(source: Path | str, parties: Mapping[str, Party]) -> tuple[ByElection | None, Faults]:
    """Read a by-election and hand back the faults too; it is None where there is any. DataError only for no text."""
    faults = Faults(source.name if isinstance(source, Path) else TEXT)
    table = _table(read_text(source) if isinstance(source, Path) else source, faults)
    if table is None:
        return None, faults
    by_election = _contest(table, source.stem if isinstance(source, Path) else None, parties, faults)
    return (None if faults.reasons else by_election), faults


def read_table(text: str) -> dict[str, object]:
    """Read TOML text as it stands, for what a contest's table leaves out to be filled in. Raises DataError."""
    faults = Faults(TEXT)
    table = _table(text, faults)
    faults.raise_any()
    assert table is not None
    return table


def by_election_in(table: dict[str, object], parties: Mapping[str, Party]) -> ByElection:
    """Read a by-election from its TOML table. Raises DataError with every fault found."""
    faults = Faults(TEXT)
    by_election = _contest(table, None, parties, faults)
    faults.raise_any()
    return by_election


def _table(text: str, faults: Faults) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        # ValueError: an integer of thousands of digits, which Python declines to read.
        faults.add("", f"is not TOML: {error}.")
        return None


def _contest(table: dict[str, object], id: str | None, parties: Mapping[str, Party], faults: Faults) -> ByElection:
    keys = Keys(table, "", CONTEST_KEYS, faults)
    if "polling_on" not in table:
        faults.add("", "polling_on is missing: write it like polling_on = 2021-05-06.")
    polling_on = keys.day("polling_on") or date(1, 1, 1)
    seat = Constituency(
        id=keys.needed("constituency"),
        name=keys.needed("name"),
        country=keys.needed("country"),
        region=keys.text("region"),
        county=keys.text("county"),
        kind=keys.text("kind"),
    )
    id = id or by_election_id(polling_on, seat.name)
    candidacies = tuple(_candidacy(n, row, parties, faults) for n, row in enumerate(keys.subtables("candidacies"), 1))
    stage = cast(Stage, keys.one_of("stage", STAGES) or "official")
    if not candidacies and stage != "called":
        faults.add("", "nobody stands: there must be at least one [[candidacies]].")
    return ByElection(
        id=id,
        constituency=seat,
        polling_on=polling_on,
        candidacies=in_order(candidacies),
        stage=stage,
        completeness=cast(Completeness, keys.one_of("completeness", COMPLETENESS) or "full"),
        electorate=keys.count("electorate"),
        rejected_vote_count=keys.count("rejected_vote_count"),
        writ_on=keys.day("writ_on"),
        declared_at=keys.text("declared_at"),
        cause=keys.text("cause"),
        cause_note=keys.text("cause_note"),
        previous_member=keys.text("previous_member"),
        previous_party=_party(keys, "previous_party", parties),
        previous_note=keys.text("previous_note"),
        general_election_on=keys.day("general_election_on"),
        declared=_declared(keys.subtable("declared"), faults),
        published=_published(keys.subtable("published"), parties, faults),
        petition_note=keys.text("petition_note"),
        quotes=tuple(_quote(n, row, id, parties, faults) for n, row in enumerate(keys.subtables("quotes"), 1)),
        claims=tuple(_claim(n, row, faults) for n, row in enumerate(keys.subtables("claims"), 1)),
        facts=tuple(_fact(n, row, faults) for n, row in enumerate(keys.subtables("facts"), 1)),
        corrections=tuple(_correction(n, row, faults) for n, row in enumerate(keys.subtables("corrections"), 1)),
        sources=tuple(_source(n, row, faults) for n, row in enumerate(keys.subtables("sources"), 1)),
        invented=keys.flag("invented"),
    )


def _party(keys: Keys, key: str, parties: Mapping[str, Party]) -> Party | None:
    id = keys.text(key)
    if id is None:
        return None
    party = parties.get(id)
    if party is None:
        keys.faults.add(keys.place, f'{key} "{id}" is not in parties.csv.{near_miss(id, parties)}')
    return party


def _id(keys: Keys, key: str, of: str) -> str:
    """Read a person's id, which is the slug of the name unless people.csv has another."""
    name = keys.table.get(of)
    id = keys.needed(key, slug(name) if isinstance(name, str) else "")
    if id and not SLUG.fullmatch(id):
        keys.bad(key, "an id of small letters, digits and single hyphens, like jill-mortimer")
    return id


def _candidacy(n: int, row: Mapping[str, object], parties: Mapping[str, Party], faults: Faults) -> Candidacy:
    name = row.get("name")
    keys = Keys(row, f"candidacy {n} ({name})" if isinstance(name, str) else f"candidacy {n}", CANDIDACY_KEYS, faults)
    if "party" not in row:
        faults.add(keys.place, 'party is missing: write its id in parties.csv, like party = "labour".')
    party = _party(keys, "party", parties) or _NOBODY
    return Candidacy(
        person_id=_id(keys, "person", "name"),
        name=keys.name("name"),
        party=party,
        party_name=keys.text("party_name") or party.name,
        votes=keys.count("votes"),
        elected=keys.flag("elected"),
        published_change=_printed(keys, "published_change"),
        published_share=_printed(keys, "published_share"),
    )


def _quote(n: int, row: Mapping[str, object], id: str, parties: Mapping[str, Party], faults: Faults) -> Quote:
    keys = Keys(row, f"quote {n}", QUOTE_KEYS, faults)
    inferred = keys.texts("inferred")
    for field in inferred:
        if field not in QUOTE_KEYS:
            faults.add(keys.place, f'inferred names "{field}", which is no key.{near_miss(field, QUOTE_KEYS)}')
    return Quote(
        words=keys.needed("words", paragraphs=True),
        speaker=keys.needed("speaker"),
        speaker_id=_id(keys, "speaker_id", "speaker"),
        role=keys.needed("role"),
        party=_party(keys, "party", parties),
        occasion=keys.needed("occasion"),
        outlet=keys.text("outlet"),
        said_on=keys.day("said_on"),
        about=keys.text("about"),
        inferred=inferred,
        by_election_ids=(id, *keys.texts("also_about")),
    )


def _claim(n: int, row: Mapping[str, object], faults: Faults) -> Claim:
    keys = Keys(row, f"claim {n}", CLAIM_KEYS, faults)
    return Claim(
        measure=keys.needed("measure"),
        figure=keys.needed("figure"),
        claimed_by=keys.needed("claimed_by"),
        outlet=keys.text("outlet"),
        published_on=keys.day("published_on"),
        note=keys.needed("note"),
    )


def _fact(n: int, row: Mapping[str, object], faults: Faults) -> Fact:
    keys = Keys(row, f"fact {n}", FACT_KEYS, faults)
    return Fact(keys.needed("topic"), keys.needed("text"), keys.text("outlet"), keys.day("published_on"))


def _correction(n: int, row: Mapping[str, object], faults: Faults) -> Correction:
    keys = Keys(row, f"correction {n}", CORRECTION_KEYS, faults)
    return Correction(*(keys.needed(key) for key in CORRECTION_KEYS))


def _source(n: int, row: Mapping[str, object], faults: Faults) -> Source:
    keys = Keys(row, f"source {n}", SOURCE_KEYS, faults)
    return Source(keys.needed("work"), keys.needed("title"), keys.day("published_on"), keys.text("supplies") or "")


_PRINTED = re.compile(r"[+-]?\d{1,3}(\.\d+)?")


def _printed(keys: Keys, key: str) -> str | None:
    """Read a figure kept as printed, decimals and all; None if left out."""
    text = keys.text(key)
    if text is not None and not _PRINTED.fullmatch(text):
        keys.bad(key, 'the figure as printed, in quotation marks, like "44.2" or "-7.5"')
        return None
    return text


def _published(row: Mapping[str, object], parties: Mapping[str, Party], faults: Faults) -> Published:
    keys = Keys(row, "[published]", PUBLISHED_KEYS, faults)
    published = Published(
        swing=_printed(keys, "swing"),
        swing_from=_party(keys, "swing_from", parties),
        swing_to=_party(keys, "swing_to", parties),
        turnout=_printed(keys, "turnout"),
        majority=keys.count("majority"),
        valid_vote_count=keys.count("valid_vote_count"),
    )
    if len({value is None for value in (published.swing, published.swing_from, published.swing_to)}) > 1:
        faults.add(keys.place, "swing, swing_from and swing_to go together: give all three or none.")
    return published


def _declared(row: Mapping[str, object], faults: Faults) -> Declared:
    keys = Keys(row, "[declared]", DECLARED_KEYS, faults)
    return Declared(keys.count("valid_vote_count"), keys.count("majority"), keys.text("result"))
