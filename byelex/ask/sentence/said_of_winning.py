"""Roundabout words for who beat whom, and by how much, written as they are plainly asked: "who ousted the Tories"."""

from __future__ import annotations

from byelex.ask.sentence.rewriting import rule

_WINS = {"victory": "win", "victories": "wins", "triumph": "win", "triumphs": "wins"}
_PARTY = (
    r"(?:tor(?:y|ies)|con(?:servatives?)?|lab(?:our)?|lib(?:eral)? ?dem(?:ocrat)?s?|lds?|liberals?|snp|greens?|ukip"
    r"|reform(?: uk)?|plaid(?: cymru)?|dup|uup|sdlp|sdp|sinn f[eé]in)"
)
_COLOURS = {"red": "labour", "blue": "conservative"}
_PUT_OUT = r"(?:ousted|unseated|toppled|dislodged|dethroned|(?:kicked|threw|knocked|turfed|booted) out|got rid of)"

SAID_OF_WINNING = (
    # Over whom something was won came second; a defeat by somebody is a loss to them, and of somebody else a win.
    rule(
        "over against",
        rf"\b(wins?|victor(?:y|ies)|triumphs?) (?:over|against) (?:the )?({_PARTY})\b",
        lambda match: f"{_WINS.get(match[1], match[1])} with {match[2]} second",
    ),
    rule("defeats", rf"\b({_PARTY}) defeats of (?:the )?({_PARTY})\b", r"\1 wins with \2 second"),
    rule("defeat", rf"\b({_PARTY}) defeat of (?:the )?({_PARTY})\b", r"\1 win with \2 second"),
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
        r"(?! (?:vacant|empty|in (?:share|vote)|by ))",
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
    # The colours that the two are known by.
    rule(
        "red blue",
        r"\b(?:turn(?:ed|ing|s)?|went|go(?:ne|es)?|flip(?:ped)?|switched) (?:from )?(red|blue)(?: to (red|blue))?\b"
        r"(?! wall)",
        lambda match: (
            f"went {f'from {_COLOURS[match[1]]} to {_COLOURS[match[2]]}' if match[2] else _COLOURS[match[1]]}"
        ),
    ),
    rule(
        "did", rf"^(?:so )?did (.+?) (?:go|went|turn|vote) (?:to )?({_PARTY})((?: in \d{{4}})?)\W*$", r"did \2 win \1\3"
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
        "ousted unseated toppled dislodged dethroned",
        r"\b(was|were) (?:ousted|unseated|toppled|dislodged|dethroned)\b",
        r"\1 beaten",
    ),
    # By more votes than others: by a larger majority.
    rule(
        "than",
        r"\b((?:win|won|hold|held|gain|gained|take|took)\b.*? by (?:more|fewer|less)) votes (?=than (?:in|at)\b)",
        r"\1 ",
    ),
)
"""In the order in which they are written out, when all else that is said otherwise is."""
