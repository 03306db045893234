"""A tiny folder laid out as Parliament publishes its results, with the faults of the real files in it.

One general election without a header row (55), one with (59); by-elections with a byte-order mark, "ONS ID2", CRLF,
"[x]", names split in the wrong place, stray spaces, one Democracy Club id on two people.
"""

from __future__ import annotations

from pathlib import Path

BOM = "\ufeff"
CONTEST_HEADER = (
    "By-election date,Writ date,ONS ID,ONS region ID,Constituency name,County name,Region name,Country name,"
    "Constituency type,Declaration time,Member first name,Member surname,Member gender,Result,First party,Second party,"
    "Electorate,Valid votes,Invalid votes,Majority,Con,Lab,LD,RUK,Green,All other candidates,Of which other winner"
)
CANDIDACY_HEADER = (
    "Election date,ONS ID2,ONS region ID,Constituency name,County name,Region name,Country name,Constituency type,"
    "Party name,Party abbreviation,Electoral Commission party ID,MNIS party ID,Electoral Commission adjunct party ID,"
    "Candidate first name,Candidate surname,Candidate gender,Sitting MP,Former MP,Member MNIS ID,Votes,Share,Change,"
    "Democracy Club person ID"
)
CON = "Conservative,Con,PP52,4,"
LAB = "Labour,Lab,PP53,15,"
CO_OP = "Labour and Co-operative,Lab,PP53,15,PP119"
MRLP = "Official Monster Raving Loony Party,MRLP,PP66,119,"
IND = "Independent,Ind,,8,"
BREXIT = "The Brexit Party,BRX,PP7931,1006,"
REFORM = "Reform UK,RUK,PP7931,1036,"

CHESTER = "E14000640,E12000002,City of Chester,,North West,England,Borough"
STOKE = "E14000972,E12000005,Stoke-on-Trent Central,,West Midlands,England,Borough"

GENERAL_CONTESTS_55 = [
    "E14000640,E12000002,City Of Chester,Cheshire,North West ,England,Borough,07/05/2010 03:05,Stephen,Mosley,M,"
    "Con gain from Lab,Con,Lab,68874,300,,60,180,120,0,0,0,0",
    "E14000972,E12000005,Stoke-On-Trent Central,Staffordshire,West Midlands,England,Borough,,Tristram,Hunt,M,"
    "Lab hold,Lab,Con,60995,210,44,90,60,150,0,0,0,0",
]
GENERAL_CANDIDACIES_55 = [
    f"E14000640,E12000002,City Of Chester,Cheshire,North West,England,Borough,{LAB},Christine,Russell,F,Yes,Yes,1,120,"
    "0.4,-0.1",
    f"E14000640,E12000002,City Of Chester,Cheshire,North West,England,Borough,{CON},Stephen,Mosley,M,No,No,2,180,0.6, ",
    f"E14000972,E12000005,Stoke-On-Trent Central,Staffordshire,West Midlands,England,Borough,{CO_OP},Tristram,Hunt,M,"
    "No,No,3,150,0.714286,",
    f"E14000972,E12000005,Stoke-On-Trent Central,Staffordshire,West Midlands,England,Borough,{BREXIT},A,Body,M,No,No,,"
    "60,0.285714,",
]
CONTESTS_55 = [
    f"01/12/2011,25/10/2011,{CHESTER},,Samantha ,Dixon,F,Lab gain from Con,Lab,Con,69364,500,[x],170,"
    "130,300,0,0,0,70,0",
    f"23/02/2012,23/01/2012,{STOKE},,Gareth,Snell,M,Lab hold,Lab,RUK,55549,120,7,10,0,60,0,50,0,10,0",
]
CANDIDACIES_55 = [
    f"01/12/2011,{CHESTER},{LAB},Samantha,Dixon,F,No,No,,300,0.6,0.2,52391",
    f"01/12/2011,{CHESTER},{CON},Liz ,Wardlaw,F,No,No,,130,0.26,-0.34,53211",
    f"01/12/2011,{CHESTER},{MRLP},Howling,Laud  Hope,M,No,No,,40,0.08,,422",
    f"01/12/2011,{CHESTER},{IND},Paul,Coyne,M,No,No,,20,0.04,,26371",
    f"01/12/2011,{CHESTER},{IND},Jim,Clarke,M,No,No,,10,0.02,,26371",
    f"23/02/2012,{STOKE},{LAB},Gareth,Snell,M,No,No,,60,0.5,,19842",
    f"23/02/2012,{STOKE},{REFORM},Jill,\u00d3'Body,F,No,No,,50,0.416,,1",
    f"23/02/2012,{STOKE},{MRLP},Howling 'Laud',Hope,M,No,No,,10,0.08333,,422",
]


def write_lines(path: Path, lines: list[str], bom: bool = False) -> None:
    """Write a published file: CRLF, and a byte-order mark where asked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(((BOM if bom else "") + "\r\n".join(lines) + "\r\n").encode("utf-8"))


def publish(folder: Path) -> Path:
    """Write the whole tiny folder."""
    write_lines(folder / "55/general-election/constituencies.csv", GENERAL_CONTESTS_55)
    write_lines(folder / "55/general-election/candidacies.csv", GENERAL_CANDIDACIES_55)
    write_lines(folder / "55/by-elections/constituencies.csv", [CONTEST_HEADER, *CONTESTS_55], bom=True)
    write_lines(folder / "55/by-elections/candidacies.csv", [CANDIDACY_HEADER, *CANDIDACIES_55], bom=True)
    return folder


def prepare_data(folder: Path, shipped: Path) -> Path:
    """Make a data folder that has the shipped parties and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parties.csv").write_bytes((shipped / "parties.csv").read_bytes())
    (folder / "people.csv").write_text("id,name,other_names,democracy_club_ids\n", encoding="utf-8")
    (folder / "corrections.csv").write_text("by_election,of,published,corrected,reason\n", encoding="utf-8")
    return folder
