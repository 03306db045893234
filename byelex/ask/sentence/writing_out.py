"""What is typed in short, or in figures of speech, written out before it is split: "by-elections", "2010-15"."""

from __future__ import annotations

import re

from byelex.ask.sentence.lexicon import lexicon
from byelex.ask.sentence.premiers import terms_written_out
from byelex.ask.sentence.rewriting import SIGNS, rewritten, rule
from byelex.ask.sentence.said_of_winning import SAID_OF_WINNING
from byelex.ask.sentence.said_otherwise import SAID_OTHERWISE
from byelex.ask.sentence.written_as import (
    DECADES,
    MONTH,
    PARTS,
    PARTS_OF,
    POINTS,
    TEENS,
    TENS,
    UNITS,
    YEAR,
    asked_first,
    best_year,
    both_years,
    defended,
    each_in_full,
    one_in,
    spoken_in_this_century,
    spoken_year,
)
from byelex.names.dates import century


def written_out(sentence: str) -> str:
    """Write a sentence out, in lower case."""
    return rewritten(terms_written_out(rewritten(sentence, _AS_TYPED).lower()), _RULES)


_OR = r"(?:,? ?(?:and|or|versus|vs?\.?|against|than|to|with|compared (?:with|to)))"
_MOST = "(?:largest|biggest|highest|most|smallest|lowest|fewest|closest|safest|best|worst)"
_AS_TYPED = (
    rule("@ <", r"<(?:@[!&]?|#|(?i:a)?:\w+:)\d+>|@(?i:everyone|here|byelex)\b", " "),
    rule("/", r"(?i:https?)://\S+", " "),
    # A name under a question: "many thanks, Dave".
    rule(
        "thanks thank cheers ta regards",
        r"(?<=\W)((?i:thanks|thank you|cheers|ta|regards)),\s*[A-Z][a-z]+\W{0,5}$",
        r"\1",
    ),
    # By-elections in short: "BEs", and "BE" beside words that are not in capitals.
    rule("bes", r"\b(?:BEs|bes)\b", "byelections"),
    rule("be", r"(?<=[a-z\d] )BE\b|\bBE(?= [a-z])", "byelection"),
)
"""What is written out before capitals are lost."""

_PHRASES = lexicon().written
_WRITTEN = (
    rule(
        " ".join(max(SIGNS.findall(phrase), key=len) for phrase in _PHRASES),
        rf"\b(?:{'|'.join(map(re.escape, sorted(_PHRASES, key=len, reverse=True)))})\b",
        lambda match: _PHRASES[match[0]],
    ),
    # A year's own ("Hartlepool 2021's swing"); with a nought, a decade ("the 1980's").
    rule(
        "s", r"\b((?:19|20)\d(?:[1-9]|0(?=['’]?s)))['’]?s\b", lambda match: f"{match[1]}{'s' * (match[1][-1] == '0')}"
    ),
    # "Last year's by-elections", with a sign or none; "the last years" are several.
    rule("last this", r"(?<!the )\b(last|this) (year|month|week|parliament)['’]?s\b", r"\1 \2"),
    # Two that are somebody's surnames without their last letter: Lowe's, Close's.
    rule(
        "lowes closes",
        r"(^|\b(?:the|which|what|whats|was|is|had|with|a|and|saw|second|third|by|ever|five|ten|\d+) )(low|clos)es "
        r"(?=(?:the |ever )?(?:by[ -]?ele|winning|majorit|maj\b|turnout|swing|results?\b(?! in (?!\d))|win\b|contest"
        r"|electorate|race|margin|votes? (?:ever|since|in (?:19|20))|share (?:ever|since)))",
        r"\1\2est ",
    ),
    # A year run together with a word: "hartlepool2021", "2021hartlepool".
    rule("1 2", r"(?<=[a-z]{3})(?=(?:19|20)\d\d\b)|(?<=\b(?:19|20)\d\d)(?=[a-z]{3})", " "),
    # A letter held down: "selbyyy".
    rule("", r"([a-z])\1{2,}", r"\1\1"),
    rule("' ’", r"(?<!\w)['’](\d\d)\b", lambda match: str(century(int(match[1])))),
    # A year in two figures after "in" and the like, where nothing follows that it could be a number of.
    rule(
        "in since before until after",
        r"(?<!\bone )\b(in|since|before|until|after)\s+([0145-9]\d|2[0-6])"
        r"(?=\s*(?:$|[?!,;:)]|\.(?!\d)|\b(?:or|did|and|what|how|who|was|is|where|when)\b))",
        lambda match: f"{match[1]} {century(int(match[2]))}",
    ),
    rule("> → ➡", r"(?<![-=])[-=]+>|→|➡️?|(?<=[a-z])>(?=[a-z])", " to "),
    rule(">", r"(?<=[a-z]) > (?=(?:con|lab|ld|lib|ref|snp|green|ukip|tor)[a-z]*\b)", " to "),
    # A month with a year in two figures that no day of it is: "aug 81".
    rule(
        "4 5 6 7 8 9",
        r"(?<!\d )\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)([a-z]*)\s+([4-9]\d)\b"
        r"(?!\s*(?:%|votes|percent|points))",
        r"\1\2 19\3",
    ),
    rule(
        "0 1 2",
        r"\b(\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*) ([0-2]\d)\b",
        r"\1 20\2",
    ),
    rule(
        "vote referendum",
        r"\b(since|before|until) (?:the )?(?:brexit|eu) (?:vote|referendum)\b",
        r"\1 23 june 2016",
    ),
    rule(".", r"\bn\. ?i\.?(?=\W|$)", "ni"),
    rule("nobody noone no", r"\b(?:nobody|no-?one|no one)\b(?! (?:but|else|except))", "no candidate"),
    # "Who was the candidate that lost", "which was the party that gained it".
    rule(
        "that who which",
        r"\b(who|which) (?:was|were|is) (?:the )?(?:candidate|person|one|man|woman|party)s? (?:that|who|which)\b",
        "who",
    ),
    # "Lost a seat they held" is no hold; "the seats they held since 2010" are.
    rule(
        "held had hold holds",
        r"\bseat(s?) (?:that |which )?(it|they|he|she) (?:already |previously |had )?(?:held|had|hold|holds)\b",
        defended,
    ),
    rule(
        "candidate standing",
        r"\bwith an? (?!single|los|winn|second|third|local|strong|good)((?:[a-z]+ ){1,3})(?:candidate|standing)\b",
        r"where \1stood",
    ),
    rule(
        "parties",
        r"\b(?:all )?parties (?:ranked|ordered|sorted|listed) by (?:total |number of )?(votes|gains|wins)\b",
        r"which party had the most \1",
    ),
    # "Did Labour nearly win Uxbridge".
    rule(
        "nearly almost",
        r"^\W*did (.+?) (?:nearly|almost) (?:win|take|gain|hold|snatch) (?!by|any|a\b)(.+)$",
        r"how close was \1 in \2",
    ),
    rule("of", r"\bhow many of the \d{1,2} (?:candidates )?(?:who )?(lost|kept|saved|got)\b", r"how many \1"),
    # "One in five", "two in three".
    rule(
        "in",
        rf"\b(one|two|three|[123]) in ({'|'.join(PARTS_OF)}|[2-9]|10|20)\b(?! (?:seats|byelections|years|contests))",
        one_in,
    ),
    rule(
        "vote voted turn turned",
        r"^\W*did (more than|less than|fewer than|over|under) "
        r"(half|a third|two thirds|a quarter|three quarters|[\d.]+ ?(?:%|percent)) "
        r"(?:of (?:people|voters|the electorate|them) )?(?:vote|turn out)\b(?! (?:for|tory|labour|share))",
        r"was turnout \1 \2",
    ),
    rule("whom", r"\bby whom (was|were) (.+?) (beaten|defeated)\b", r"who \1 \2 \3 by"),
    rule("general", r"\b(versus|vs|v|than|since|at) general\b(?! election)", r"\1 the general"),
    # "Need Labour's share in Barking": somebody needs it told.
    rule("need", r"^\W*need (?!\w+ swing|swing)", ""),
    # "Who'd win it" is yet to come, where no year says otherwise; the rule after it takes the rest.
    rule("d whod", r"\bwho['’]?d (?=(?:win|hold|take|gain|lose)\b(?!.*\b(?:19|20)\d\d\b))", "who would "),
    rule(
        "would",
        r"^would (?=\w+(?: \w+){0,2} (?:win|hold|take|gain|lose|keep)\b(?!.*(?:swing|point|%|\b(?:19|20)\d\d\b)))",
        "will ",
    ),
    rule("ll", r"\bwho['’]ll\b", "who will"),
    rule("d whod whered howd whatd", r"\b(who|where|how|what)['’]?d\b(?! (?:have|be|you)\b)", r"\1 did"),
    rule("pc", r"(?<=\d) ?pc\b", " percent"),
    # Two letters after a city's name: "Glasgow NE".
    rule(
        "ne nw se sw",
        r"(?<=[a-z]{4} )([ns])([ew])\b(?! england)",
        lambda match: f"{POINTS[match[1]]} {POINTS[match[2]]}",
    ),
    rule(",", r"(?<=\d),(?=\d{3}\b)", ""),
    rule("when", r"\bsince when(?= (?:had|has|have|was|were|is)\b)", "how long"),
    # A number and all that are more: "10+ candidates", "50%+".
    rule("+", r"(?<![\d.])(?!(?:19|20)\d\d\+)(\d+(?:\.\d+)?k?%?)\+(?!\s*\d)", r"\1 or more "),
    rule("k", r"\b(\d+(?:\.\d+)?)k\b", lambda match: f"{float(match[1]) * 1000:.0f}"),
    rule("- – — /", r"\b((?:19|20)\d\d)\s*[-–—/]\s*(\d\d)\b(?!\s*[-–—/])", both_years),
    rule("- – —", r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d|now|date|today|present)\b", r"\1 to \2"),
    # "Gains 2015-".
    rule("- – —", r"\b((?:19|20)\d\d)[-–—](?=\s*(?:$|[?!,;)]))", r"\1 onwards"),
    rule(
        "",
        r"\b(?:(?:by|bye|bi|buy|yb|byy|bby)[\s\-‐‑–]*|[by]\s+|(?!(?:re|pre|eu|us|un)\b)[a-z]{1,3}[\-‐‑–]+)"
        r"(?=\w*[ct])(?:e+l+[ectionv]*|l+e+[ction]{3,})(s*)\b|\bbye?elect?i?ons?\b",
        lambda match: f" byelection{'s' * match[0].endswith('s')} ",
    ),
    # A year in two figures before the one by-election: "in the 68 byelection".
    rule(
        "byelection",
        r"\bthe ([0145-9]\d|2[0-6]) +byelection\b(?=\W*$| +(?:in|at|for|who|what|how|was|did)\b)",
        lambda match: f"the {century(int(match[1]))} byelection",
    ),
    # No election before: "the last time there was a by-election in Eastleigh", "last time Wakefield had a by-election".
    rule(
        "time",
        r"(\b(?:was|is|whens?) |^)?(?:the )?\blast time (?:that )?(?:there was|((?:\w+ ){1,4})had) an? "
        r"(?=(?:\w+ ){0,4} *byelection)",
        lambda match: f"{'at ' if match[1] is None else match[1]}the last {match[2] or ''}",
    ),
    # "Turnout in each by-election of 2021" is asked for as in every one; counts of each are not told so.
    rule(
        "each",
        r"^(?!.*\b(?:how many|number|total|average|spoil\w*|rejected|deposits?|candidates)\b)"
        r"(.*\b(?:of|in|for|at|won)) each +(?=(?:\d{4} +)?byelection\b)",
        r"\1 every ",
    ),
    rule(
        "candidates",
        r"^(?:the )?(?:number of|how many) candidates(?: stood)? (?:at|in|for) (?:each|every) ",
        "candidates at every ",
    ),
    # Who won two won more than one.
    rule("people persons", r"^(?:which|what) (?:people|persons)\b", "who"),
    rule(
        "who people anyone anybody candidates",
        r"^(who|people|has any(?:one|body)|candidates)\b(.* (?:won|stood|fought|contested)(?: in| at)?) "
        r"(?=(?:two|three|four|[2-9]) +byelections\b)",
        r"\1\2 at least ",
    ),
    rule("top", r"\btop (?=[\d.]+ ?(?:%|per ?cent\b))", "over "),
    # "Labour finished behind who in Wakefield" asks who was ahead of them.
    rule(
        "who whom which what",
        r"^(?!who|which|what|how|when|why|did|was|were|is|and|or)(.+?)(?: (?:came|finish(?:ed)?|was|were|ended up))? "
        r"((?:just |right )?)(behind|below|ahead of|above|lost to|second to|beaten by|defeated by) "
        r"(?:who|whom|(?:which|what) (?:part(?:y|ies)|candidates?))\b",
        asked_first,
    ),
    # "In the 74-79 parliament".
    rule(
        "parliament",
        r"\b(\d\d) ?[-–] ?(\d\d)(?= parliament\b)",
        lambda m: f"{century(int(m[1]))} through {century(int(m[2]))}",
    ),
    # What is set beside something, and not what sources differ on: "turnout diff wakefield".
    rule("diff", r"^(?!why)(.*\b(?:turnout|maj(?:ority)?|votes?|share|electorate)) diff\b(?! from)", r"\1 difference"),
    # "Who won Clacton the second time", "the second Batley one": no runner-up.
    rule("time one", r"\b(the (?:second|third|2nd|3rd)(?: \w+){0,3}?) (?:time|one)\b(?! \w)", r"\1 byelection"),
    # "The majority he had going into the by-election" is the one before.
    rule(
        "majority maj",
        r"\b(maj(?:ority)?\b.*?) (?:going|heading) in ?to(?: (?:the|this|that|it)\b)?(?: +byelection\b)?",
        r"\1 before the byelection",
    ),
    rule(
        "polls pollsters bookies",
        r"^(?:what|whats|how) .*\b(?:polls|pollsters|bookies) (?:say|saying|said|think|reckon)\b",
        "forecast",
    ),
    rule("+", r"(?<=[a-z]) ?\+ ?(?=[a-z])", " plus "),
    # A year as it is said: "twenty twelve", "twenty twenty four", "nineteen eighty three"; "twenty one" is a number.
    rule(
        "twenty nineteen",
        rf"\btwenty[ -](?:({'|'.join(TEENS)})|twenty(?:[ -]({'|'.join(UNITS)}))?)\b"
        rf"|\bnineteen[ -]({'|'.join(TENS)})(?:[ -]({'|'.join(UNITS)}))?\b",
        spoken_year,
    ),
    rule(
        "nineteen", rf"\bnineteen[ -]({'|'.join(DECADES)})\b", lambda match: f"{1940 + 10 * DECADES.index(match[1])}s"
    ),
    # A year of this century, after a word that stands before one: elsewhere "two thousand" counts something.
    rule(
        "thousand",
        rf"\b(in|since|before|until|after|year) two thousand"
        rf"(?: (?:and )?(?:({'|'.join((*TEENS, *UNITS))})|(twenty)(?:[ -]({'|'.join(UNITS)}))?))?\b",
        spoken_in_this_century,
    ),
    rule(
        "half",
        r"\bhalf (?:(?:of )?(?:the |all )?(?:people|voters|electorate|electors|constituency|town) )?"
        r"(?:voted?|turn(?:ed)? out|bothered to vote)\b(?! share)",
        "50 percent turnout",
    ),
    rule(
        "vote voted turn turned",
        r"(?<![\d.])(\d+(?:\.\d+)?) ?(?:%|per ?cent) (?:of (?:people|voters|electors|the electorate) )?"
        r"(?:voted?|turn(?:ed)? out)\b(?! share)",
        r"\1 percent turnout",
    ),
    # No candidates' list: "at least 15 candidates, list them".
    rule("list name show", r"(?<=\w)\W+(?:and |please )*(?:list|name|show) (?:me )?(?:them|those)(?: all)?\W*$", ""),
    # What is said once is said of each: "in May or June 2021", "the highest turnout and which the lowest".
    rule("", rf"\b({MONTH}) (or|and) ({MONTH}) ((?:19|20)\d\d)\b", r"\1 \4 \2 \3 \4"),
    rule(
        "which",
        rf"\b({_MOST}) ((?:\w+ ){{0,2}}\w+),? and (?:in )?which (?:\w+ )?(?:had |was |has |saw )?(?:the )?({_MOST})"
        r"(?=\W*$|,| (?:since|in|from|between|among|of|under)\b)",
        r"\1 and \3 \2",
    ),
    rule("lower", r"\b(?:higher or lower|lower or higher)\b(.*?)(?:,? and by how much\W*)?$", r"up or down\1"),
    rule("everywhere", r"^everywhere (?=.+ (?:stood|won|lost|came)\b)", "where "),
    rule(
        "in",
        rf"\bin ({'|'.join(TENS)})[ -]({'|'.join(UNITS)})(?=\W*$|[,?])",
        lambda match: f"in {1941 + 10 * TENS.index(match[1]) + UNITS.index(match[2])}",
    ),
    rule("ever", r"\b(majority|majorities) ever (overturned|lost|defended|wiped out)\b", r"\1 \2"),
    rule("take", r"^(how many votes did .+?) take\b", r"\1 get"),
    rule("start beginning", r"\b(since|from) the (?:start|beginning) of (?=(?:19|20)\d\d\b|the )", r"\1 "),
    # What the coalition did the government did in its time.
    rule(
        "coalition",
        r"^(?!.*\b(?:under|during|in|since|of|before|after) (?:the )?(?:\w+ )?coalition)"
        r"(.*?)\b(?:the )?coalition(?: government| parties)?\b(?!.*\d)(.*?)\W*$",
        r"\1the government\2 under the coalition",
    ),
    rule(
        "half third thirds quarter quarters",
        rf"\b({'|'.join(PARTS)})(?: of)?(?= (?:the |all )?votes?\b)",
        lambda match: f"{PARTS[match[1]]} percent of",
    ),
    rule(
        "half third thirds quarter quarters",
        rf"\b(over|under|above|below|more than|less than|at least) ({'|'.join(PARTS)})"
        r"(?=\s*(?:$|[?!.,]|\b(?:in|at|there|since|from|between|and|or|on)\b))",
        lambda match: f"{match[1]} {PARTS[match[2]]} percent",
    ),
    # "10 to 12 candidates", "turnout of 30-40%"; what rose or fell did so from the one to the other.
    rule(
        "percent % candidates votes points",
        r"(?<!from )(?<![\d.])(\d+(?:\.\d+)?)%?\s?(?:to|-|–)\s?(\d+(?:\.\d+)?)"
        r"(?=\s?(?:%|percent|candidates|votes|points))",
        r"between \1 and \2",
    ),
    # What a party's year is good or bad by: "the Lib Dems' best year", "worst year for the Tories", "busiest year".
    rule("year decade parliament", r"\b(best|worst|busiest|quietest) (year|decade|parliament)( for)?\b", best_year),
    # No number of votes ahead, but more than half of them.
    rule(
        "majority",
        r"\b(?:a|an (?:overall|outright|absolute)) majority of (?:all |the )*(?:valid )?votes?(?: cast)?\b",
        "over 50 percent of the vote",
    ),
    rule("one", r"\bone (?=per ?cent|percent|points?\b)", "1 "),
    rule("count", r"^count (?!binface|night|up|of|the|in|at)", "number of "),
    # "The 2019 Parliament and the 2010 one", "the 2017 and 2019 elections": what is said once is said of each.
    rule(
        "parliament",
        rf"(?<= parliament)((?:{_OR} (?:(?:in|during) )?(?:the (?:last|previous)|(?:the )?{YEAR})(?: one)?\b"
        rf"|, ?(?:the )?{YEAR} one\b)+)(?! (?:parl|gen|elec|by|to|through))",
        lambda match: re.sub(rf"(\bthe (?:last|previous)|{YEAR})(?: one)?", r"\1 parliament", match[1]),
    ),
    rule(
        "parliament parliaments elections election",
        rf"\b((?:{YEAR},? (?:{_OR} )?(?:the )?)+)({YEAR}) "
        r"((?:parliament|(?:general )?election)s?)\b",
        each_in_full,
    ),
)
"""What is in short, in symbols or in figures of speech, in the order in which it is written out."""

_JOINTS = (
    # A "to" between two parties: "lab2con".
    rule("2", r"(?<=[a-z]{3})2(?=[a-z]{3})", " to "),
    rule("n", r"\s['’]?n['’]?\s(?!ireland)", " and "),
)
_RULES = (*_WRITTEN, *SAID_OF_WINNING, *SAID_OTHERWISE, *_JOINTS)
