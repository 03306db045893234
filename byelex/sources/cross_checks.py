"""Columns of Parliament's by-election files that are not kept: votes by party and shares, compared with the votes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from byelex.elections import ByElection
from byelex.sources.corrections import Corrector
from byelex.sources.published import PublishedCandidacy, PublishedContest

_COLUMN_PARTIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "con": ("Con", ("conservative",)),
    "lab": ("Lab", ("labour",)),
    "ld": ("LD", ("liberal-democrats",)),
    "ukip": ("UKIP", ("ukip",)),
    "brx": ("BRX", ("reform-uk",)),
    "ruk": ("RUK", ("reform-uk",)),
    "green": ("Green", ("green", "scottish-green", "green-ni")),
    "snp": ("SNP", ("snp",)),
    "pc": ("PC", ("plaid-cymru",)),
    "dup": ("DUP", ("dup",)),
    "sf": ("SF", ("sinn-fein",)),
    "sdlp": ("SDLP", ("sdlp",)),
    "uup": ("UUP", ("uup",)),
    "apni": ("APNI", ("alliance",)),
}


def disagreements(
    by_election: ByElection,
    contest: PublishedContest,
    standing: Sequence[PublishedCandidacy],
    corrector: Corrector,
) -> list[str]:
    """Compare the columns that are not kept (votes by party, shares) with the candidates' votes."""
    notes = []
    left = sum(c.votes or 0 for c in by_election.candidacies)
    total = left
    for heading, printed in contest.party_votes.items():
        if heading not in _COLUMN_PARTIES:
            continue
        label, parties = _COLUMN_PARTIES[heading]
        counted = sum(c.votes or 0 for c in by_election.candidacies if c.party.id in parties)
        left -= counted
        value = corrector.number(f"{label} column", printed)
        if value is not None and value != counted:
            notes.append(f"{contest.place}: the {label} column says {value}, its candidates have {counted}.")
    if "all other candidates" in contest.party_votes:
        value = corrector.number("All other candidates column", contest.party_votes["all other candidates"])
        if value is not None and value != left:
            notes.append(f"{contest.place}: the All other candidates column says {value}, they have {left}.")
    for row in standing:
        if row.share and row.votes is not None and total and not _rounds_to(Fraction(row.votes, total), row.share):
            notes.append(
                f"{row.place}: {row.name}'s share is printed as {row.share}, votes give {row.votes / total:.6f}."
            )
    return notes


def _rounds_to(share: Fraction, printed: str) -> bool:
    """Tell whether a printed share is this one, rounded or cut off at its last place."""
    try:
        value = Decimal(printed)
    except ArithmeticError:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(Fraction(value) - share) < Fraction(10) ** exponent
