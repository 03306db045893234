"""What the field's words mean, as replies and help give them: one sentence or two a term."""

from __future__ import annotations

TERMS: dict[str, str] = {
    "valid votes": "The sum of the candidates' votes. Rejected papers are not among them.",
    "share": "A candidate's votes as a percentage of the valid votes.",
    "rejected papers": (
        "Ballot papers that could not be counted for anyone (spoilt, blank or unclear). Outside shares and outside "
        "turnout as Parliament publishes it."
    ),
    "electorate": "The people entitled to vote in the seat.",
    "turnout": (
        "Valid votes as a percentage of the electorate, as Parliament publishes it. Councils often count rejected "
        "papers too, or the papers verified on the night; where that differs it is given and labelled."
    ),
    "majority": (
        "The winner's votes minus the runner-up's; as a percentage, in points of share. It has two senses: the "
        "majority won now, and the majority overturned, which is the defending party's at the election before."
    ),
    "baseline": (
        "The same constituency's result at the general election before (never an earlier by-election), by party. "
        "The Brexit Party and Reform UK are one party; so are Labour and Labour and Co-operative."
    ),
    "change": (
        "A party's share minus its share at the baseline, in percentage points. None if it did not stand before. "
        "An independent is compared with the same person only."
    ),
    "butler swing": (
        "From X to Y: half of (Y's change of share minus X's), in points, on unrounded shares. The pair is the "
        "winner and the party that held the seat at the baseline; where the winner held it, the winner and the "
        "runner-up. It is undefined when either of the baseline's first two parties is not on the ballot."
    ),
    "steed swing": (
        "The same pair's swing counted over their combined vote only, leaving other parties out. Byelex gives the "
        "Butler swing first, as broadcasters and the House of Commons Library do, and the Steed swing second."
    ),
    "swing needed": (
        "Half the gap in points between the seat's winner at the baseline and the party asked about: the Butler "
        "swing that would have made them level."
    ),
    "hold and gain": (
        "The winner's party against the party that won the seat at the general election before, whatever the "
        "member did in between. A gain names the party it is from."
    ),
    "deposit": (
        "A candidate's £500. It is lost with 5% of the valid votes or less; before 1 October 1985 it was £150, "
        "lost with an eighth (12.5%) or less."
    ),
    "government": "The party or parties in office on polling day. Every other party is the opposition. "
    "National Liberals are counted with the Conservatives, with whom they sat.",
    "recall petition": (
        "Since 2015 a member who is convicted, or suspended from the Commons for long enough, loses the seat if a "
        "tenth of the electorate sign."
    ),
}
"""Term to definition, in the order in which help shows them."""
