"""Taking an import into a by-election that may hold more, entered by hand since."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from byelex.elections import ByElection, Candidacy, Published
from byelex.measures import in_order

Part = TypeVar("Part")


def merged(existing: ByElection, imported: ByElection) -> ByElection:
    """Take the imported values where there are any, and keep what the import leaves empty: words, figures, candidates.

    Claims, facts, corrections and sources are the import's, then those that it does not have.
    """
    published = {
        name: getattr(imported.published, name) or getattr(existing.published, name)
        for name in ("swing", "swing_from", "swing_to", "turnout", "majority", "valid_vote_count")
    }
    return replace(
        existing,
        constituency=replace(
            imported.constituency,
            region=existing.constituency.region,
            county=existing.constituency.county,
            kind=existing.constituency.kind,
        ),
        polling_on=imported.polling_on,
        candidacies=_candidacies(existing, imported),
        completeness=imported.completeness,
        electorate=_first(imported.electorate, existing.electorate),
        rejected_vote_count=_first(imported.rejected_vote_count, existing.rejected_vote_count),
        cause=imported.cause or existing.cause,
        cause_note=imported.cause_note or existing.cause_note,
        previous_member=imported.previous_member or existing.previous_member,
        previous_party=imported.previous_party or existing.previous_party,
        previous_note=imported.previous_note or existing.previous_note,
        petition_note=imported.petition_note or existing.petition_note,
        declared=imported.declared,
        published=Published(**published),
        claims=_both(imported.claims, existing.claims, lambda claim: (claim.measure, claim.figure, claim.claimed_by)),
        facts=_both(imported.facts, existing.facts, lambda fact: (fact.topic, fact.text)),
        corrections=_both(imported.corrections, existing.corrections, lambda correction: correction.of),
        sources=_both(imported.sources, existing.sources, lambda source: (source.work, source.title)),
    )


def _candidacies(existing: ByElection, imported: ByElection) -> tuple[Candidacy, ...]:
    by_person = {candidacy.person_id: candidacy for candidacy in existing.candidacies}
    found = []
    for candidacy in imported.candidacies:
        before = by_person.pop(candidacy.person_id, None)
        if before is not None:
            candidacy = replace(
                candidacy,
                votes=_first(candidacy.votes, before.votes),
                elected=candidacy.elected or before.elected,
                published_change=candidacy.published_change or before.published_change,
                published_share=candidacy.published_share or before.published_share,
            )
        found.append(candidacy)
    # Of a contest read in full nobody is missing, so whoever is left over is an earlier import's spelling.
    return in_order(found if imported.completeness == "full" else [*found, *by_person.values()])


def _first(imported: int | None, existing: int | None) -> int | None:
    return existing if imported is None else imported


def _both(imported: Iterable[Part], existing: Iterable[Part], key: Callable[[Part], Hashable]) -> tuple[Part, ...]:
    found = tuple(imported)
    have = {key(part) for part in found}
    return (*found, *(part for part in existing if key(part) not in have))
