"""Roundabout words for who beat whom, and by how much, written as they are plainly asked: "who ousted the Tories"."""

from __future__ import annotations

import re

from byelex.ask.sentence.rewriting import rule

_WINS = {"victory": "win", "victories": "wins", "triumph": "win", "triumphs": "wins"}
_PARTY = (
    r"(?:tor(?:y|ies)|con(?:servatives?)?|lab(?:our)?|lib(?:eral)? ?dem(?:ocrat)?s?|lds?|liberals?|snp|greens?|ukip"
    r"|reform(?: uk)?|plaid(?: cymru)?|dup|uup|sdlp|sdp|sinn f[eé]in)"
)
_COLOURS = {"red": "labour", "blue": "conservative"}
_NO_PLACE = r"any\w*|every\w*|people|voters|electors|turnout|who|last|first|next|latest|swing|majority|electorate"
_PUT_OUT = r"(?:ousted|unseated|toppled|dislodged|dethroned|(?:kicked|threw|knocked|turfed|booted) out|got rid of)"


def _with_second(match: re.Match[str]) -> str:
    """Write a win over a party as one with it second; the biggest is the one by most votes."""
    asked, win, party = match.groups()
    superlative = _SUPERLATIVE.search(asked)
    if superlative is None:
        return f"{asked}{_WINS.get(win, win)} with {party} second"
    before, order, whose = asked[: superlative.start()], superlative[1], superlative[2]
    size = "smallest" if order in _SMALL else "largest"
    return f"{before}{size} majority where {whose or 'anyone '}won with {party} second"


_SUPERLATIVE = re.compile(
    r"\b(biggest|largest|greatest|best|heaviest|smallest|narrowest|closest|tightest) (?:ever )?"
    rf"((?:{_PARTY}(?:['’]?s)? )?)$"
)
_SMALL = frozenset(("smallest", "narrowest", "closest", "tightest"))

SAID_OF_WINNING = (
    # Over whom something was won came second; a defeat by somebody is a loss to them, and of somebody else a win.
    rule(
        "over against",
        r"^(?!how )(?!what (?:was|were) )(.*?)\b(wins?|victor(?:y|ies)|triumphs?) (?:over|against) "
        rf"(?:the )?({_PARTY})\b(?! (?:in|at) [a-z])",
        _with_second,
    ),
    rule(
        "defeats defeat",
        rf"\b({_PARTY}) defeat(s?) of (?:the )?({_PARTY})\b(?! (?:in|at) [a-z])",
        r"\1 win\2 with \3 second",
    ),
    rule("defeat defeats", rf"\b(defeats?) (?:by|against|at the hands of) (?=(?:the )?{_PARTY}\b)", r"\1 to "),
    rule(
        "from",
        rf"\b(seats?|byelections?|gains?)(?: +(?:won|gained|taken|captured|snatched))? from (?:the )?({_PARTY}) "
        rf"by (?:the )?({_PARTY})\b",
        r"\1 that \3 gained from \2",
    ),
    rule(
        "fallen fell",
        rf"\b({_PARTY}(?:[ -]held)?) seats (?:that |which )?(?:have |had )?(?:fallen|fell)\b"
        r"(?! (?:vacant|empty|by|most|least|furthest|in (?:share|vote|turnout|majority|electorate|support))\b)",
        r"\1 seats lost",
    ),
    # By points of share; "by what percentage did they win" asks for no share.
    rule(
        "by",
        r"^by (?:how many|what) (?:(?:percentage|percent) points|percentages?|percent|per cent|pc|%) did\b",
        "by how many points did",
    ),
    rule("by", r"^by (how many points did .+? (?:vote gain|share gain|gain (?:in|at))\b)", r"\1"),
    rule("by", r"^(by how many points did .+?) (?:hold|gain|keep|retain)\b", r"\1 win"),
    rule(
        "landslide landslides",
        rf"^(?:(?:the )?(?:biggest|largest|greatest|most) )?(?:ever )?({_PARTY}) landslide(s?)\b(?! (?:of )?\d{{4}})",
        r"biggest \1 win\2",
    ),
    rule("votes", r"^(how many (?:more )?votes did .+?) (?:add|put on)\b", r"\1 gain"),
    rule("how", r"\bhow (?:narrow|tight|slim|thin) (?=(?:was|were|is)\b)", "how close "),
    rule("how", r"\bhow (?:comfortable|convincing|decisive|emphatic) (?=(?:was|were|is)\b)", "how big "),
    rule(
        "how",
        r"^how (?:comfortably|easily|convincingly|narrowly) (?=did\b.* (?:win|hold|take|gain|lose)\b)",
        "by how much ",
    ),
    # The colours that the two are known by, beside other parties.
    rule(
        "red blue",
        rf"\b(from (?:the )?)(red|blue|{_PARTY})( to (?:the )?)(red|blue|{_PARTY})\b(?! wall)",
        lambda match: f"{match[1]}{_COLOURS.get(match[2], match[2])}{match[3]}{_COLOURS.get(match[4], match[4])}",
    ),
    rule(
        "red blue",
        r"\b(?:turn(?:ed|ing|s)?|went|go(?:ne|es)?|flip(?:ped)?|switched) (red|blue)\b(?! (?:wall|to)\b)",
        lambda match: f"went {_COLOURS[match[1]]}",
    ),
    # Of a place: "did Labour go Green" and "did anyone vote Green" are of none.
    rule(
        "did",
        rf"^(?:so )?did (?!(?:the )?{_PARTY}\b|.*(?:\d.* vote|\b(?:{_NO_PLACE})\b))"
        rf"(.+?) (?:go|went|turn|vote) (?:to )?({_PARTY})((?: in \d{{4}})?)\W*$",
        r"did \2 win \1\3",
    ),
    rule(
        "changed switched passed moved flipped",
        rf"\b(?:changed|switched|passed|moved|flipped) (?:hands )?from (?:the )?({_PARTY}) to (?:the )?({_PARTY})\b",
        r"went from \1 to \2",
    ),
    # Who put them out took the seat off them; who put a member out beat them.
    rule(
        "who",
        rf"\bwho {_PUT_OUT} (?:the )?({_PARTY})\b",
        r"who took it from \1",
    ),
    rule("who", rf"\bwho {_PUT_OUT} (?=\w)", "who beat "),
    rule(
        "ousted unseated toppled dislodged dethroned defeated",
        r"\b(was|were|been) (?:ousted|unseated|toppled|dislodged|dethroned|defeated)\b(?! by\b)",
        r"\1 beaten",
    ),
    # "Candidates who won" asks no more who it was than "candidates who lost".
    rule("candidates", r"\bcandidates (?:(?:who|that) )?(?:have |had )?(?:won|got in)\b", "candidates that won"),
    rule(
        "secured got",
        r"\b(seats|byelections) (?:that |which )?(?:have been |were |was )?(?:secured|got) by\b",
        r"\1 won by",
    ),
    # Of the voters, and not of those entitled to vote.
    rule(
        "voters",
        r"\b(?:percentage|percent|share|proportion|%) of (?:the |all )?voters (?:who |that )?(?:voted|went|opted) for "
        r"(?:the )?winn(?:er|ing candidate)\b",
        "winning share",
    ),
    # "By more than 11%", of two: points of share.
    rule("%", r"\b((?:beat|beaten|ahead|lead|led)\b.* by (?:\w+ ){0,2}[\d.]+) ?%", r"\1 points"),
    # By more votes than others: by a larger majority.
    rule(
        "than",
        r"\b((?:win|won|hold|held|gain|gained|take|took)\b.*? by (?:more|fewer|less)) votes (?=than (?:in|at)\b)",
        r"\1 ",
    ),
)
"""In the order in which they are written out, when all that is in short is."""
