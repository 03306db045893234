"""What can be done with each measure: what the readers may ask of it, and the answers have to give."""

from __future__ import annotations

from collections.abc import Iterable

from byelex.questions.measuring import MEASURES
from byelex.questions.ordering import OF_CANDIDACIES
from byelex.questions.side_by_side import IN_A_ROW
from byelex.store.scope import CONTEST_MEASURES

RANKED = frozenset(CONTEST_MEASURES) - {"date"}
"""Measures of contests that can be put in order, averaged and limited."""

FIGURES = frozenset(
    (
        "winner, outcome, majority, majority points, majority overturned, majority before, turnout, ballot turnout, "
        "turnout change, electorate, valid votes, rejected papers, deposits lost, deposits kept, candidates, parties, "
        "date, cause, previous holder, region, declaration time, table, winning share, swing, steed swing, "
        "swing needed, unopposed"
    ).split(", ")
)
"""Measures of a contest as a whole that are said of it in a sentence: each by a part, and the swings."""

OF_CONTEST = FIGURES - {"winner", "winning share"}
"""Measures of a by-election that somebody's name beside it makes no candidate's."""

OF_CONTEST_ALONE = (OF_CONTEST | {"source", "claims"}) - {"date", "region", "declaration time"}
"""Measures that belong to a by-election, and that whoever stood at several has not of them all."""

COMPARED = IN_A_ROW | {"deposit"}
"""Measures that contests are set side by side in, a row each; any other of FIGURES is said of each in a sentence."""

OVERTURNED = {"majority": "majority overturned", "majority points": "majority overturned points"}
"""A majority, and the same where it is the one that was lost."""

OF_EVERYONE = frozenset(
    "turnout, ballot turnout, turnout change, electorate, valid votes, rejected papers, declaration time".split(", ")
)
"""Measures that no party has of its own."""

OF_PARTIES = (RANKED | frozenset(OF_CANDIDACIES)) - OF_EVERYONE - {"candidates", "deposits lost"}
"""Measures of a contest that are also some party's."""

AGAINST_BASELINE = frozenset(
    "turnout change, majority overturned, majority overturned points, majority before, swing needed".split(", ")
)
"""Measures against the general election before, and so known since 2010 only."""

OF_HUNDRED = frozenset(name for name, measure in MEASURES.items() if measure.unit in {"percent", "points", "change"})
"""Measures in per cent or in points, which are rounded when shown."""


def as_one(measures: Iterable[str], of_many: bool = False) -> tuple[str, ...]:
    """Put those that named together ask for one measure as that one: "turnout percentage" is the turnout.

    In the order named, each once. `of_many` are measures of several by-elections, which are nobody's who stood there.
    """
    named = tuple(dict.fromkeys(measures))
    for together, one in (*_AS_ONE, *(_OF_MANY if of_many else _OF_ONE)):
        if together <= set(named):
            named = tuple(dict.fromkeys(one if each in together else each for each in named))
    return named


_AS_ONE = (
    ({"majority", "majority before"}, "majority before"),
    ({"majority", "majority overturned"}, "majority overturned"),
    ({"majority", "majority points"}, "majority points"),
    ({"majority", "share"}, "majority points"),
    ({"majority", "votes"}, "majority"),
    ({"turnout", "share"}, "turnout"),
    ({"turnout", "change"}, "turnout change"),
    ({"rejected papers", "votes"}, "rejected papers"),
    ({"valid votes", "votes"}, "valid votes"),
    ({"swing", "swing needed"}, "swing needed"),
    ({"declaration time", "date"}, "declaration time"),
)
_OF_ONE = (({"rejected papers", "share"}, "rejected papers"),)
_OF_MANY = (
    ({"deposit"}, "deposits lost"),
    ({"votes", "share"}, "share"),
    ({"share", "change"}, "change"),
    ({"winner", "votes"}, "winning votes"),
    ({"winner", "share"}, "winning share"),
    ({"winner", "winning share"}, "winning share"),
    ({"winning share", "share"}, "winning share"),
)
