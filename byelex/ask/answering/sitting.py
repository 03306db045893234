"""Who sits for a seat now: who won it at the last by-election, and what general elections have come since."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer
from byelex.elections import Listing
from byelex.questions.kinds import names_of
from byelex.store import Store
from byelex.wording import day, with_party


def sitting(store: Store, found: Answer, listing: Listing) -> Answer:
    """Say of an answer on who won a by-election that it is not who sits now, and who won the seat last of all."""
    seat, won_on = listing.constituency_name, day(listing.polling_on)
    since = [on for on in store.general_election_dates() if on > listing.polling_on]
    winners = {
        on: baseline.candidacies[0]
        for constituency in names_of(store).seat_of(listing).constituencies
        for on, baseline in store.general_election(constituency.id).items()
        if baseline.candidacies
    }
    if not since:
        later = "no general election since then is in the store"
    elif since[-1] in winners:
        later = f"at the general election of {day(since[-1])}, {with_party(winners[since[-1]])} won {seat}"
    else:
        later = f"at the general election of {day(since[-1])} there was no seat of that name"
    headline = f"At the by-election of {won_on}: {found.headline} Since then: {later}."
    note = (
        "Who sits in the House of Commons now is not in the store, only who won at by-elections and general elections."
    )
    return replace(
        found, headline=headline, read_as=f"Who won {seat} last, as far as the store goes", notes=(note, *found.notes)
    )
