"""The parties of invented contests, and who stood for them: the same in every test that makes a contest up."""

from __future__ import annotations

from byelex.elections import Candidacy, Party

LABOUR = Party("labour", "Labour", "Lab", "#E4003B", nicknames=("Lab",))
CONSERVATIVE = Party("conservative", "Conservative", "Con", "#0087DC", nicknames=("Tories", "Tory"))
LIBERAL_DEMOCRATS = Party("liberal-democrats", "Liberal Democrats", "LD", "#FAA61A", nicknames=("Lib Dems",))
GREEN = Party("green", "Green", "Grn", "#02A95B", electoral_commission_ids=("PP63",))
REFORM = Party("reform-uk", "Reform UK", "RUK", "#12B6CF")
WORKERS = Party("workers-party", "Workers Party", "WPB", "#780021")
BINFACE = Party("count-binface", "Count Binface Party", "CBP", "#8A8A8A")
OTHER = Party("other", "Other", "Oth")
INDEPENDENT = Party("independent", "Independent", "Ind", "#DCDCDC", independent=True)


def stood(name: str, party: Party, votes: int | None, elected: bool = False) -> Candidacy:
    """Give a candidacy whose person id is made from the name."""
    return Candidacy(name.lower().replace(" ", "-").replace("'", ""), name, party, party.name, votes, elected)
