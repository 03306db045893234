"""Questions that are told by their words alone, and are not worked out: what to ask instead, in a sentence each."""

from __future__ import annotations

import re

_SO_MANY = r"(?:two|three|four|five|six|\d+) byelections"

TOLD_BY_WORDS = {
    re.compile(pattern): reason
    for pattern, reason in (
        (
            r"^who .*\bbetween (?:first|second|third|fourth|\d+(?:st|nd|rd|th)) and ",
            "Who came between two places is read off the result, which has everyone in order: ask for that.",
        ),
        (
            r"^how many (?:mps?|members?) .*\bbefore ",
            "How many sat for a seat is not in the store: it knows of by-elections alone.",
        ),
        (r"^how many .*\bbyelections\b.*\bwhen\b", "Say from when to when by-elections are to be counted."),
        (
            r"^(?!is |are |was |were |did |has |have )(?:.* )?(?:seats?|constituenc(?:y|ies)|places)\b"
            r".*\b(?:always|whenever|(?:every|each) (?:byelection|contest|time|one)|all (?:byelections|times))\b",
            "What was so at all of a seat's by-elections is not worked out: ask for those that were so, or of one.",
        ),
        (
            r"\b(?:lose|lost|gain|gained|take|took|taken|win|won|steal|stole) (?:the most )?votes (?:to|from|off)\b"
            r"|\bwhere did .*\bvotes? go\b",
            "Whose votes went to whom nobody counted: the store holds how many each had, and the swing.",
        ),
        (
            r"^who .*\b(?:above|ahead|more)\b.*\b(?:but|and)\b.*\b(?:below|behind|fewer)\b"
            r"|^who .*\b(?:below|behind|fewer)\b.*\b(?:but|and)\b.*\b(?:above|ahead|more)\b",
            "Ask who came between the two.",
        ),
        (
            r"\b(?:both|all)\b(?: \w+){0,2} (?:main|major|big)(?: \w+)? part(?:y|ies)\b",
            "Ask about one party at a time, or name the by-election.",
        ),
        (
            r"\b(?:percent|percentage|proportion|fraction|much) of (?:its|their)\b.* (?:keep|kept|lose|lost|retain)\b"
            r"|\b(?:kept|lost|retained)\b.* (?:percent|percentage|proportion|fraction|much) of (?:its|their)\b",
            "What part of its votes a party kept or lost is not worked out: how many it had, then and now, is.",
        ),
        (
            r"\b(?:anti (?!ulez)\w+|progressive|(?:left|right)(?: wing| leaning)?) (?:votes?|bloc|parties)\b",
            "Who is of the left or right, or against a party, is not said here: ask for parties by name, added up.",
        ),
        (
            r"^(?:who|whose|what|how many|turnout|swing|share|candidates)\b(?!.*\bmajorit).* (?:in|at) the "
            r"(?:byelection (?:with|that had|which had) the |(?!la)[a-z]+est (?:ever )?"
            r"(?:[a-z]+ )?(?:byelection|contest|race|result|hold|gain|win)\b)",
            "Ask first which by-election that was, then of it by its name.",
        ),
        (
            r"^(?:how (?:many|often)|where|which)\b.*\bbeat(?:en)?\b.* into (?:second|third|fourth)\b",
            "Ask where the one won and the other came second, or third.",
        ),
        (
            r"\b(?:seats?|constituenc\w+) (?:with|that had)\b.* in (?:one|a|the same) (?:parliament|year|decade)\b",
            "A seat's by-elections are counted over all of a time: say from when to when.",
        ),
        (
            r"\b(?:smaller|minor|small|fringe|lesser) part(?:y|ies)\b",
            "Which parties are small is not kept: name one, or leave others out.",
        ),
        (
            r"\bdeposits?\b.*\bwhere .*\b(?:lost|lose) (?:its|their)(?: deposits?\b|$)",
            "Deposits where a party lost its own are not counted up: ask where it lost it, then of one by-election.",
        ),
        (
            r"\b(?:earliest|first|latest|last|quickest|fastest|slowest)(?: (?!place|placed)[a-z]+)? (?:to )?declar",
            "When a result was declared is recorded of few: ask it of one by-election at a time.",
        ),
        (
            r"\b(?:called|named|known as) now\b|\bnow called\b|\bnew (?:seat|constituency|name) (?:for|of|in)\b",
            "What became of a seat's name and boundaries is not in the store; its elections are, in /history.",
        ),
        (
            r"\bby (?:an? |about |over |more than )*(?:third|quarter|half|two thirds)\b",
            "Say by how many points, or votes: by what part of it a figure rose or fell is not worked out.",
        ),
        (
            r"\bparties (?:ranked|ordered|sorted) by\b",
            "Parties are ranked by votes, by-elections won or gained, and deposits lost: ask for the most.",
        ),
        (r"\b(?:no (?:just|only|wait)|i meant|scrap that)\b", "Ask it again, please, with what is meant alone."),
        (
            r"\b(?:after|since|before|post|pre|until) brexit\b(?! party)",
            "Say which day is meant: the referendum was on 23 June 2016, the leaving on 31 January 2020.",
        ),
        (
            r"\bcandidates?\b.*\b(?:over|above|more than|at least) [\d,]+ votes (?:in total|altogether|overall)\b",
            "Who polled so many at all their by-elections is not listed: ask which candidate has most in total.",
        ),
        (
            r"\btwo party (?:votes?|share|preferred)\b",
            "Shares here are of all valid votes: a share of two parties' votes alone is not worked out.",
        ),
        (
            r"\brun ?up to\b|\b(?:just|shortly|right|immediately|soon|directly) (?:before|after)\b",
            "Say from when to when: how near is not said.",
        ),
        (
            r"\b(?:stood|stand|stands|standing|ran|run|running) again\b",
            "Who stood again is in each person's record: ask for somebody's.",
        ),
        (r"^when will .*\bbe\b", "No by-election there is called that Byelex knows of."),
        (
            r"\b(?:earliest|latest)(?: ever)? byelection (?:in|of) (?:a|any|the) (?:calendar )?year\b",
            "By-elections are put in order of their dates alone, not by the day of the year.",
        ),
        (
            r"\bthere (?:ever |been ){0,3}(?:an? |any )?\w+ (?:turnout|swing|majority) than (?:\w+ )+(?:and|or) ",
            "Set it against one by-election at a time.",
        ),
        (
            rf"^(?:did|have|has) .* (?:lose|lost) (?:both |all )?(?:of )?the (?:\w+ )?{_SO_MANY}\b"
            rf"|^(?:did|have|has|were|are) .*\bthe (?:(?:first|next) {_SO_MANY}|{_SO_MANY} (?:after|following))\b"
            rf"|^which of the (?:first|next) {_SO_MANY}\b",
            "Ask for those by-elections: who won each, and from whom, is told.",
        ),
        (
            r"^how many .*\blandslides?\b|^number of .*\blandslides?\b",
            "What makes a landslide is not said here: ask how many had a majority over so many votes.",
        ),
        (r"^did the (?:\w+ )?(?:last|latest|recent|first) byelection (?:go|vote)\b", "Ask who won it."),
        (r"^who did .* drop\b", "Whom a party dropped is not among a by-election's figures."),
    )
}
"""What is not worked out, and what to ask instead."""
