"""The party a label of the time stands for, and what the ballot or the result called it.

Before 1999 nobody registered a party: a label is whatever a candidate gave. One that is no party here already becomes
one of its own, since to call its bearer an independent would be a guess; only labels that say so are independents.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from byelex.elections import Party
from byelex.sources.ids import slug
from byelex.sources.tables import PartyRow

UNIONIST_UNTIL = date(1965, 1, 1)
"""Conservatives in Scotland stood as Unionists until their party became the Scottish Conservatives in 1965."""
CONTINUING_SDP_FROM = date(1990, 6, 3)
"""The day the Social Democratic Party of 1981 was wound up; what bears its name since is another."""

NEW_PARTIES = (
    Party("national-liberal", "National Liberal", "Nat Lib", "#2A9FD6", "National Liberal Party (to 1968)"),
    Party("independent-labour-party", "Independent Labour Party", "ILP", "#B22222", "", ("ilp",)),
    Party("communist-party-of-great-britain", "Communist (CPGB)", "CPGB", "#8D0000", "", ("cpgb",)),
    Party("ecology", "Ecology", "Ecology", "#6AB023", "Ecology Party (to 1985)", ("ecology party",)),
    Party("natural-law", "Natural Law", "NLP", "#C6C3F0", "Natural Law Party", ("natural law party",)),
    Party("ulster-popular-unionist", "Ulster Popular Unionist", "UPUP", "#FFDEAD"),
    Party("uk-unionist", "UK Unionist", "UKUP", "#6A5ACD", "UK Unionist Party"),
    Party("northern-ireland-labour", "Northern Ireland Labour", "NILP", "#CC4422", "", ("nilp",)),
    Party("irish-labour", "Irish Labour", "Irish Lab", "#CC0000"),
    Party("anti-partition", "Anti-Partition of Ireland League", "APL", "#32CD32", "", ("anti-partition",)),
    Party("anti-h-block", "Anti H-Block", "Anti H-Block", "#228B22"),
    Party("unity", "Unity", "Unity", "#FFA07A"),
    Party("democratic-labour", "Democratic Labour", "Dem Lab", "#B03060"),
    Party("solidarity", "Solidarity", "Solidarity", "#A8005C", "Solidarity (Scotland)"),
    Party("fellowship-party", "Fellowship", "Fellowship", "#7F7F7F", "Fellowship Party"),
    Party("independent-conservative", "Independent Conservative", "Ind Con", "#9BC4E2", independent=True),
    Party("independent-labour", "Independent Labour", "Ind Lab", "#E58A9B", independent=True),
    Party("independent-liberal", "Independent Liberal", "Ind Lib", "#F7D488", independent=True),
    Party("independent-unionist", "Independent Unionist", "Ind Unionist", "#9FC9DD", independent=True),
    Party("independent-republican", "Independent Republican", "Ind Republican", "#8FBC8F", independent=True),
    Party("reform-1977", "Reform (1977)", "Reform 1977"),
    Party("the-greens-1989", "The Greens (1989)", "The Greens"),
    Party("yorkshire-party-1991", "Yorkshire Party (1991)", "Yorkshire"),
    Party("english-independence-2001", "English Independence (2001)", "Eng Ind"),
)
"""Parties of the time that a label alone would not describe; they join parties.csv once, to be edited there."""

# Label: party id, and what to call it where that is not the label.
_KNOWN: dict[str, tuple[str, str]] = {
    "Con": ("conservative", "Conservative"),
    "Con and NatLib": ("conservative", "Conservative and National Liberal"),
    "Lab": ("labour", "Labour"),
    "Lib": ("liberal", "Liberal"),
    "Liberal": ("liberal-1989", "Liberal"),
    "Liberal (1989)": ("liberal-1989", "Liberal"),
    "LD": ("liberal-democrats", "Liberal Democrat"),
    "SLD": ("liberal-democrats", "Social and Liberal Democrat"),
    "SDP": ("sdp", "SDP"),
    "NatLib": ("national-liberal", "National Liberal"),
    "NatLib and Con": ("national-liberal", "National Liberal and Conservative"),
    "SNP": ("snp", "SNP"),
    "PC": ("plaid-cymru", "Plaid Cymru"),
    "PC/Green": ("plaid-cymru", "Plaid Cymru/Green"),
    "UUP": ("uup", "Ulster Unionist"),
    "DUP": ("dup", "DUP"),
    "SDLP": ("sdlp", "SDLP"),
    "SF": ("sinn-fein", "Sinn Féin"),
    "Sinn Féin": ("sinn-fein", "Sinn Féin"),
    "Alliance": ("alliance", "Alliance"),
    "NI Labour": ("northern-ireland-labour", "Northern Ireland Labour"),
    "Irish Labour": ("irish-labour", "Irish Labour"),
    "Anti-Partition": ("anti-partition", "Anti-Partition"),
    "Anti-Partition of Ireland League": ("anti-partition", "Anti-Partition of Ireland League"),
    "UPUP": ("ulster-popular-unionist", "Ulster Popular Unionist"),
    "UKUP": ("uk-unionist", "UK Unionist"),
    "Workers' Party": ("the-workers-party", "Workers' Party"),
    "Workers' Party Republican Clubs": ("the-workers-party", "Workers' Party Republican Clubs"),
    "ILP": ("independent-labour-party", "ILP"),
    "ILP (Lab from 1947)": ("independent-labour-party", "ILP"),
    "Communist": ("communist-party-of-great-britain", "Communist"),
    "CPGB": ("communist-party-of-great-britain", "Communist"),
    "SPGB": ("the-socialist-party-of-great-britain", "Socialist Party of Great Britain"),
    "Socialist (GB)": ("the-socialist-party-of-great-britain", "Socialist (GB)"),
    "Socialist Equality": ("socialist-equality-party", "Socialist Equality"),
    "MRLP": ("monster-raving-loony", "Monster Raving Loony"),
    "NF": ("national-front", "National Front"),
    "BNP": ("bnp", "BNP"),
    "UKIP": ("ukip", "UKIP"),
    "Green": ("green", "Green"),
    "Scottish Green": ("scottish-green", "Scottish Green"),
    "The Greens": ("the-greens-1989", "The Greens"),
    "Natural Law": ("natural-law", "Natural Law"),
    "SSP": ("scottish-socialist", "Scottish Socialist"),
    "Socialist Labour": ("socialist-labour", "Socialist Labour"),
    "English Democrats": ("english-democrats", "English Democrats"),
    "English Independence": ("english-independence-2001", "English Independence"),
    "Respect": ("respect", "Respect"),
    "CPA": ("christian-peoples-alliance", "Christian Peoples Alliance"),
    "Christian Party": ("christian-party", "Christian Party"),
    "Libertarian Party": ("libertarian-party", "Libertarian Party"),
    "Money Reform Party": ("money-reform-party", "Money Reform Party"),
    "New Millennium Bean Party": ("new-millennium-bean-party", "New Millennium Bean Party"),
    "Workers Revolutionary Party": ("workers-revolutionary-party", "Workers Revolutionary Party"),
    "Reform": ("reform-1977", "Reform"),
    "Yorkshire Party": ("yorkshire-party-1991", "Yorkshire Party"),
    "The Common Good": ("common-good", "The Common Good"),
    "Fellowship": ("fellowship-party", "Fellowship"),
    "Fellowship Party": ("fellowship-party", "Fellowship Party"),
    "Speaker": ("speaker", "Speaker"),
    "Ind": ("independent", "Independent"),
    "No description": ("independent", "No description"),
    "Ind Con": ("independent-conservative", "Independent Conservative"),
    "Ind Lab": ("independent-labour", "Independent Labour"),
    "Independent Labour": ("independent-labour", "Independent Labour"),
    "Ind Lib": ("independent-liberal", "Independent Liberal"),
    "Independent Liberal": ("independent-liberal", "Independent Liberal"),
    "Ind Unionist": ("independent-unionist", "Independent Unionist"),
    "Ind Republican": ("independent-republican", "Independent Republican"),
    "National party (exact name not read)": ("national-party-unnamed", "National party, exact name not recorded"),
}


class Labels:
    """The parties known, to which every label that is none of them is added."""

    def __init__(self, rows: Iterable[PartyRow]) -> None:
        self.rows = {row.party.id: row for row in rows}
        self.added: list[str] = []
        for party in NEW_PARTIES:
            self._add(party)

    def find(self, label: str, country: str, polling_on: date) -> tuple[Party, str]:
        """Give the party of a label on one day, and what it was called there."""
        if label in _KNOWN:
            id, name = _KNOWN[label]
            if id == "conservative" and country == "Scotland" and polling_on < UNIONIST_UNTIL:
                name = name.replace("Conservative", "Unionist")
            if id == "sdp" and polling_on >= CONTINUING_SDP_FROM:
                id = "sdp-1990"
            if id == "green" and polling_on.year > 1990:
                id = {"Scotland": "scottish-green", "Northern Ireland": "green-ni"}.get(country, id)
        elif label.startswith(("Ind ", "Independent ")) and not label.endswith("Party"):
            id, name = "independent", label.replace("Ind ", "Independent ", 1)
        else:
            id, name = slug(label), label
        if id not in self.rows:
            self._add(Party(id, name, name))
        return self.rows[id].party, name

    def _add(self, party: Party) -> None:
        if party.id not in self.rows:
            self.rows[party.id] = PartyRow(party)
            self.added.append(party.id)
