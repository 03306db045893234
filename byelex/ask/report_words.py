"""What the words of a question say when it is looked for in reports: nothing, little, or the same as another word."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache

EMPTY = frozenset(
    (
        "a an the is are was were be been being am do does did done has have had can could would should will "
        "might i me my you your it its he she his her him they their them we us our that this these those there "
        "here of in at on to for by with from as into about and or but so if then than any some also ever really "
        "go actually please pls hi hey hello tell know say says said give show what whats which who whos whom "
        "whose how wat many much kind like just very s t up out exactly according report reports reported "
        "happened happen during whether one again all n ahead hosted month under shell theyll "
        "itll thing things stuff earth heck there"
    ).split()
)
ASIDE = frozenset(
    (
        "where wheres when whens why before after since long time other new old mp mps member candidate "
        "candidates politician political party people seat constituency contest byelection byelections election "
        "result results vote votes win wins won get got make made think mean come take part ask asked once still "
        "held last becoming already night parliament no wrong background biography bio"
    ).split()
)
"""Words that need not be found, but speak for a report that has them."""

WEAK = frozenset(("count", "counted", "counts", "close", "campaign", "campaigns", "council", "night", "day", "week"))
"""Words that any report may have: alone they do not tell which is asked for."""

FORMS = {
    **{"lose": "lost", "loses": "lost", "losing": "lost", "hold": "held", "holds": "held", "holding": "held"},
    **{"grow": "brought", "grew": "brought", "raised": "brought", "run": "ran stand"},
    **{
        "took": "taken",
        "nhs": "health",
        "count": "counted declaration",
        "resign": "resigned gave",
        "resigned": "gave",
        "guilty": "guilty found",
    },
    **{"sacked": "dropped", "ditched": "dropped", "disowned": "dropped", "dumped": "dropped", "axed": "dropped"},
    **{"drop": "dropped", "convicted": "guilty", "married": "partner", "husband": "partner", "wife": "partner"},
    **{"boyfriend": "partner", "girlfriend": "partner", "spouse": "partner", "sibling": "sister", "dr": "doctor"},
    **{
        "ally": "close",
        "allies": "close",
        "close": "ally",
        "win": "won",
        "won": "win",
        "actor": "actress",
        "venue": "place",
        "location": "place",
    },
    **{"nasty": "bitterest", "dirty": "underhand", "violence": "assaults", "violent": "assaults", "rare": "seldom"},
    **{"job": "job worked actress post", "occupation": "job worked actress", "profession": "job worked actress"},
    **{"related": "sister partner", "relation": "sister partner", "hug": "embracing", "hugging": "embracing"},
    **{"tricks": "tactics", "fake": "bogus", "racist": "racism", "homophobic": "homophobia", "pledge": "plan"},
    **{"tv": "actress", "soap": "actress", "quit": "gave resigned longer", "long": "time", "promise": "plan"},
    **{"left": "quit longer", "leaving": "left longer", "become": "elected post became", "becoming": "elected post"},
    **{"spelling": "name", "spelt": "name", "spell": "name", "spelled": "name", "misspelt": "name", "typo": "name"},
    **{"living": "job worked actress", "career": "job worked actress", "work": "job worked", "working": "job worked"},
    **{"fell": "lost", "fall": "lost", "booted": "removed recalled", "kicked": "removed recalled", "thrown": "removed"},
    **{"ousted": "removed recalled", "pack": "resigned gave", "went": "resigned left", "go": "resigned left"},
    **{"told": "asked said", "tell": "asked", "team": "campaign", "sit": "mp member sat", "sat": "mp member"},
    **{"biggest": "largest", "ww2": "war", "wwii": "war", "govt": "government", "longer": "elected resigned removed"},
    **{
        "leave": "left elected",
        "role": "post job",
        "kids": "nephew niece",
        "dropped": "drop given",
        "ditch": "given dropped",
        "dog": "coded",
        "whistle": "coded",
        "minute": "hours",
        "help": "eased relied",
        "crime": "guilty assault",
        "commit": "guilty court",
        "stood": "candidate",
        "hospital": "health",
        "ballots": "verified",
    },
    **{"abroad": "rwanda", "ease": "eased", "shook": "shaking", "surprised": "surprise", "pm": "minister"},
}
"""Other words under which a report may have a question's word."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut a word's plain endings: "councillors", "declared" and "declaration" meet their fellows."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_ENDINGS = ("ations", "ation", "ions", "ion", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", *"se")


def stems(words: Iterable[str]) -> frozenset[str]:
    """Give the stems of words; interned, since reports share most of theirs."""
    return frozenset(sys.intern(stem(word)) for word in words)


CAUSAL = frozenset(map(stem, ("because", "since", "over", "after", "for", "by", "why", "before")))
"""Words of which one stands in a report that says why; stems."""
PLACE, TIME = stem("place"), stem("time")
