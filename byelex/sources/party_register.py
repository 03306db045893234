"""Finding whose candidate a published row is: by Parliament's id, the Commission's, and the name, by majority.

No one of the three can be trusted alone: Parliament's files give the Green Party in Northern Ireland the English
party's id in 2024, one registration (PP17454) appears under two parties, and a party that was registered twice has
two. Two registered names of one registration (the Brexit Party and Reform UK) are one party.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from byelex.elections import Party
from byelex.sources.ids import fold, slug
from byelex.sources.published import PublishedCandidacy
from byelex.sources.tables import PartyRow


class PartyRegister:
    """The parties known so far; one that is not is added with a slug for its id."""

    def __init__(self, rows: Iterable[PartyRow]) -> None:
        self.rows: dict[str, PartyRow] = {}
        self.added: list[str] = []
        self._by_mnis: dict[str, str] = {}
        self._by_commission: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for row in rows:
            self._put(row)

    def _put(self, row: PartyRow) -> None:
        party = row.party
        self.rows[party.id] = row
        for id in row.mnis_ids:
            self._by_mnis.setdefault(id, party.id)
        for id in party.electoral_commission_ids:
            self._by_commission.setdefault(id, party.id)
        for name in (party.full_name, party.name, *party.nicknames):
            self._by_name.setdefault(fold(name), party.id)

    def find(self, candidacy: PublishedCandidacy) -> Party:
        """Give the party a candidate stood for, adding it to the register where it is new."""
        found = (
            self._by_mnis.get(candidacy.mnis_party_id),
            self._by_commission.get(candidacy.electoral_commission_id),
            self._by_name.get(fold(candidacy.party_name)),
        )
        # most_common keeps the order met, so with no majority Parliament's own id decides, then the Commission's.
        votes = Counter(id for id in found if id is not None).most_common(1)
        if votes and (votes[0][1] > 1 or found[0] or found[1] or not candidacy.mnis_party_id):
            return self.rows[votes[0][0]].party
        return self._add(candidacy)

    def _add(self, candidacy: PublishedCandidacy) -> Party:
        name, id = candidacy.party_name, slug(candidacy.party_name)
        if not id or id in self.rows:
            id = f"{id}-{slug(candidacy.electoral_commission_id or candidacy.mnis_party_id)}".strip("-")
        party = Party(
            id=id,
            name=name,
            abbreviation=candidacy.party_abbreviation or name,
            electoral_commission_ids=tuple(filter(None, [candidacy.electoral_commission_id])),
        )
        self._put(PartyRow(party, tuple(filter(None, [candidacy.mnis_party_id]))))
        self.added.append(id)
        return party
