"""What has been read of a pasted declaration so far, and the whole that its lines make together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from byelex.elections import Party
from byelex.names.text import fold, words
from byelex.sources.declared.candidates import Standing
from byelex.sources.declared.checks import disagreements
from byelex.sources.declared.parties import PartyPhrases
from byelex.sources.declared.rows import Header
from byelex.sources.declared.totals import Total
from byelex.sources.declared.values import Declaration, Remark
from byelex.sources.declared.verdicts import Verdict
from byelex.wording import capital


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    phrases: PartyPhrases
    nominations: bool = False
    standings: list[Standing] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    totals: list[tuple[int, Total]] = field(default_factory=list)
    verdicts: list[tuple[int, Verdict]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)
    wordless: list[tuple[int, str]] = field(default_factory=list)
    declared_at: str | None = None
    source: str | None = None
    provisional: bool | None = None
    header: Header | None = None
    new_parties: tuple[Party, ...] = ()

    def doubt(self, line: int, text: str) -> None:
        self.doubts.append(Remark(line, text))

    def fault(self, line: int, text: str) -> None:
        self.faults.append(Remark(line, text))


def whole(reading: Reading) -> Declaration:
    """Put together all that was read, with the faults and doubts of its lines and of what they say of each other."""
    for standing in reading.standings:
        for text in standing.faults:
            reading.fault(standing.line, capital(text))
        for text in standing.doubts:
            reading.doubt(standing.line, capital(text))
    declaration = Declaration(
        candidates=tuple(reading.standings),
        declared_at=reading.declared_at,
        source=reading.source,
        provisional=reading.provisional,
        headings=tuple(reading.headings),
        new_parties=reading.new_parties,
    )
    declaration = _with_totals(reading, declaration)
    declaration = _with_verdicts(reading, declaration)
    doubts, faults = disagreements(declaration)
    return replace(
        declaration,
        doubts=tuple(sorted([*reading.doubts, *doubts], key=lambda remark: remark.line)),
        faults=tuple(sorted([*reading.faults, *faults], key=lambda remark: remark.line)),
    )


_FIELDS = {
    "electorate": "electorate",
    "rejected": "rejected_vote_count",
    "valid": "valid_vote_count",
    "total": "valid_vote_count",
    "ballots": "ballot_count",
    "majority": "majority",
}


def _with_totals(reading: Reading, declaration: Declaration) -> Declaration:
    given: dict[str, tuple[int, int]] = {}
    reasons = 0
    for line, total in reading.totals:
        if total.fault:
            reading.fault(line, total.fault)
        elif total.what == "reason":
            reasons += total.count or 0
        elif total.what == "total" and reasons and total.count == reasons:
            # The foot of the returning officer's list of reasons.
            given["rejected_vote_count"] = line, reasons
        elif total.what in ("turnout", "swing"):
            if total.what == "swing":
                declaration = replace(declaration, swing=declaration.swing or total.stated)
            else:
                declaration = replace(declaration, turnout=declaration.turnout or total.stated)
            if total.what == "turnout" and total.count is not None:
                declaration = replace(declaration, ballot_count=total.count)
        elif total.count is not None:
            name = _FIELDS[total.what]
            if name in given and given[name][1] != total.count:
                what = name.replace("_", " ")
                reading.fault(
                    line, f"The {what} is {given[name][1]:,} on line {given[name][0]} and {total.count:,} here."
                )
            given[name] = line, total.count
    counts = {name: count for name, (_, count) in given.items()}
    rejected = counts.get("rejected_vote_count")
    declaration = replace(
        declaration,
        electorate=counts.get("electorate"),
        rejected_vote_count=rejected,
        valid_vote_count=counts.get("valid_vote_count"),
        ballot_count=counts.get("ballot_count", declaration.ballot_count),
        majority=counts.get("majority"),
    )
    if reasons and rejected is None:
        reading.doubt(
            0, f'The reasons for rejection add up to {reasons:,}; write "Rejected: {reasons:,}" to record it.'
        )
    elif reasons and rejected != reasons:
        reading.doubt(0, f"The reasons for rejection add up to {reasons:,}, not to the {rejected:,} rejected.")
    return declaration


def _with_verdicts(reading: Reading, declaration: Declaration) -> Declaration:
    candidates = list(declaration.candidates)
    for line, verdict in reading.verdicts:
        party = declaration.winner_party
        if verdict.party is not None:
            if party is not None and party.id != verdict.party.id:
                reading.fault(line, f"This says {verdict.party.name} won, another line says {party.name}. Leave one.")
            declaration = replace(
                declaration, winner_party=verdict.party, winner_party_name=verdict.party_name, verdict_line=line
            )
        if verdict.held is not None:
            declaration = replace(declaration, held=verdict.held)
        if verdict.gained_from is not None:
            declaration = replace(declaration, gained_from=verdict.gained_from)
        if verdict.name:
            same = [at for at, one in enumerate(candidates) if _same_name(one.name, verdict.name)]
            if same:
                candidates[same[0]] = replace(candidates[same[0]], elected=True)
            else:
                candidates.append(Standing(line, verdict.name, verdict.party, verdict.party_name, elected=True))
    winner = declaration.winner_party
    if winner is not None:
        # "Kim Leadbeater elected" and "Labour gain" on two lines are one person and her party.
        candidates = [
            replace(one, party=winner, party_name=declaration.winner_party_name)
            if one.elected and one.party is None and not one.faults
            else one
            for one in candidates
        ]
        if not any(one.votes is not None or one.elected for one in candidates):
            of_party = [at for at, one in enumerate(candidates) if one.party == winner]
            if len(of_party) == 1:
                candidates[of_party[0]] = replace(candidates[of_party[0]], elected=True)
            elif not of_party:
                first = reading.verdicts[0][0]
                candidates.append(Standing(first, "", winner, declaration.winner_party_name, elected=True))
    return replace(declaration, candidates=tuple(candidates))


def _same_name(left: str, right: str) -> bool:
    return bool(left) and words(fold(left)) == words(fold(right))
