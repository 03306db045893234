"""What is recorded of a contest stays where news of it leaves it out: who stands, why there is a by-election."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from byelex.elections import ByElection, Candidacy
from byelex.errors import DataError
from byelex.sources.ids import unnamed_id
from byelex.store import Store
from byelex.store.revisions import latest, revisions, same_poll
from byelex.wording import with_party

LEFT_OUT = {
    "electorate": ("electorate",),
    "rejected_vote_count": ("rejected_vote_count",),
    "writ_on": ("writ_on",),
    "declared_at": ("declared_at",),
    "cause": ("cause", "cause_note"),
    "previous_member": ("previous_member", "previous_party", "previous_note"),
    "petition_note": ("petition_note",),
    "published": ("published",),
    "quotes": ("quotes",),
    "claims": ("claims",),
    "facts": ("facts",),
    "corrections": ("corrections",),
}
"""A table's key -> the fields that stay as they stand where it is left out."""


VACANCY = ("writ_on", *LEFT_OUT["cause"], *LEFT_OUT["previous_member"])


def known_of(store: Store, new: ByElection) -> ByElection | None:
    """Give a contest as it stands, or as it was called for another day and is on this one now.

    Of one that was withdrawn, why there was a by-election and who sat before, as that was not undone. None if neither.
    """
    known = latest(store, new.id)
    moved = (latest(store, other.id) for other in same_poll(store, new)) if known is None else ()
    for each in filter(None, moved):
        return replace(each, id=new.id, polling_on=new.polling_on)
    if known is None:
        made = [one.by_election for one in revisions(store, new.id) if one.by_election is not None]
        return replace(new, **{field: getattr(made[-1], field) for field in VACANCY}) if made else None
    return known


def still_standing(known: ByElection, named: Iterable[Candidacy]) -> tuple[list[Candidacy], list[str]]:
    """Give those on record of whom word of the winner says nothing: they still stand, their votes to follow.

    Another of a party that is named is left out, with a doubt.
    """
    named = tuple(named)
    people, parties = {one.person_id for one in named}, {one.party.id for one in named}
    kept, doubts = [], []
    for one in known.candidacies:
        unnamed = one.person_id == unnamed_id(known.id, one.party.id)
        if one.person_id in people or (unnamed and one.party.id in parties):
            continue
        if one.party.id in parties and not one.party.independent:
            doubts.append(f"{with_party(one)} was recorded as standing, and is left out: another does here.")
            continue
        kept.append(replace(one, elected=False))
    return kept, doubts


def with_those_standing(store: Store, by_election: ByElection) -> tuple[ByElection, tuple[str, ...]]:
    """Put whoever is recorded as standing beside a winner who alone is named; give doubts about who is left out."""
    known = known_of(store, by_election) if by_election.stage == "winner" else None
    if known is None or counted(known) or not by_election.candidacies:
        return by_election, ()
    kept, doubts = still_standing(known, by_election.candidacies)
    if not kept:
        return by_election, tuple(doubts)
    named = by_election.candidacies
    if len(named) == 1:
        named = (replace(named[0], elected=True),)
    return replace(by_election, candidacies=(*named, *kept)), tuple(doubts)


def with_what_is_known(
    store: Store, by_election: ByElection, said: Collection[str]
) -> tuple[ByElection, tuple[str, ...]]:
    """Complete a contest of the night by what is recorded of it, with a doubt; `said` are the keys its file has.

    Raises DataError for word of the winner where the votes are recorded: it would take them away.
    """
    known = known_of(store, by_election)
    if known is None:
        return by_election, ()
    if by_election.stage == "winner" and counted(known):
        raise DataError(
            f"The votes of {known.name} are recorded already, and this names the winner alone: give the votes too, or "
            "withdraw that result first."
        )
    left_out = [field for key, fields in LEFT_OUT.items() if key not in said for field in fields if field not in said]
    if by_election.stage == "called" and known.stage == "called" and "candidacies" not in said:
        left_out.append("candidacies")
    cited = {(one.work, one.title) for one in by_election.sources}
    sources = (*(one for one in known.sources if (one.work, one.title) not in cited), *by_election.sources)
    completed = replace(by_election, sources=sources, **{field: getattr(known, field) for field in left_out})
    figures = ("electorate", "rejected_vote_count")
    kept = {*figures} <= {*left_out} and any(getattr(known, field) is not None for field in figures)
    if kept and known.stage == by_election.stage == "official":
        return completed, ("There is no electorate and no rejected papers here, so the official ones recorded stay.",)
    return completed, ()


def counted(by_election: ByElection) -> bool:
    """Tell whether any votes are recorded."""
    return any(one.votes is not None for one in by_election.candidacies)
