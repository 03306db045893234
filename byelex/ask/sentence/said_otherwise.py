"""Questions in roundabout words, written as they are plainly asked: "the one before Wakefield", "turnout top 50%"."""

from __future__ import annotations

import re

from byelex.ask.sentence.rewriting import rule
from byelex.ask.sentence.written_as import MONTH, YEAR


def _but_one(match: re.Match[str]) -> str:
    """Write "lowest turnout but one" as the second lowest; of a Parliament, and of a place, it has words of its own."""
    order, named, number = match.groups()
    if "parliament" in named:
        return "parliament before last"
    place = "second" if number == "one" else "third"
    return f"{place} {order}{named}" if named or order != "last" else f"{place} from last"


_MARGINS = {"least": "smallest", "most": "largest"}
_MOST = r"(?:most|(?:more than |over |at least )?half|(?:the |a )?majority)(?: of)?(?: the| all)?"

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\d|20)"
_SEVERAL = r"(?:\w+ +)?(?:byelections|contests|gains|holds|losses|wins|defeats)"
_ASKED_FOR = (
    r"^(?!(?:so |but |and )?(?:did|does|do|has|have|had|was|were|is|are)\b"
    r"|.* (?:before|after) .*\band (?:the )?(?:\w+ )+(?:before|after))"
    r"(.*?)(?<!first )(?<!last )(?<!top )(?<!least )(?<!than )\b(?:the )?"
)
"""Where by-elections are asked for, and not whether so many were so."""
_OF_THEM = rf"({_NUMBER} +{_SEVERAL})"
_OF_ALL = rf"({_NUMBER} +(?:byelections|contests)\b)"
_FARED = r"(?:win|won|hold|held|gain|gained|take|took)"
_SOMEBODY = r"(?:you|any(?:one|body)|some(?:one|body))"
_APART = r"(?:bigger|larger|greater|higher|lower|smaller|closer|narrower|tighter|more|fewer|worse|better)"
_ONE_S_FIGURE = (
    r"(?:the )?(?:(swing|majority|turnout) (?:in|at) (\w+(?: \w+){0,3}?)"
    r"|(\w+(?: \w+){0,3}?)['’]?s? (swing|majority|turnout))"
)
_NAMED = r"(?!(?:she|he|they|it|we|you|i|mps?|members?|anyone|everyone|people)\b)\w+(?: \w+)?"
_MEASURE = r"(?:swings?|turnouts?|majorit(?:y|ies)|maj|electorate|candidates|(?:lost )?deposits)"

SAID_OTHERWISE = (
    rule("poll polls", r"^((?:did|has|have) .+?) top(?:ped)? the polls?\b", r"\1 win"),
    # "Did turnout top 50%", but "did it come in the top 5".
    rule(
        "top",
        r"^((?:so )?(?:did|does|do|has|have|had)(?:n['’]?t)? .*?\b(?!(?:the|in|an?|its|come|came|finish|finished|made?"
        r"|make|get|be|been|of|rank|ranked|as|inside|outside|within|for|win|hold|all|any) )\w+ )top (?=\d)",
        r"\1go over ",
    ),
    # "Came second last Parliament" is a place and a time; "the second last Parliament" would be one.
    rule("last", r"(?<!the )\b(second|third|2nd|3rd) last (?=parliament|year|month|week)", r"\1 in the last "),
    # "Lost with a majority over 5,000": with votes or a share, someone stood and did not win.
    rule(
        "lost", r"\blost with (?=(?:an? )?(?:majority|maj|turnout)\b|(?:more|fewer) than \d+ candidates)", "lost where "
    ),
    # "Turnout in Wakefield by all votes cast", "the difference between turnout on valid votes and all": both are told.
    rule(
        "turnout",
        r"^(?:.*\bturnout (?:on|of|by) valid votes (?:and|vs|or) |(.*?)\bturnout\b(.*?)\s)"
        r"(?:by|on|of|counting|including)? ?"
        r"all (?:the )?(?:votes|ballots|papers)(?: cast)?\b(.*)$",
        r"\1 turnout counting rejected \2\3",
    ),
    rule("candidate", r"\band who was (?=the (?:\w+ ){1,3}candidate\W*$)", "and how did "),
    # "Who but Labour held one", "every by-election but Hartlepool", "gains but for Labour": without them.
    rule(
        "but",
        r"\b(who|what|which part(?:y|ies)|(?:any|every|no)(?:where|one|body)|none) +but +(?!one\b|two\b|only\b|not\b)",
        r"\1 except ",
    ),
    rule(
        "but",
        r"\b((?:all|every|highest|lowest|largest|biggest|smallest|closest|most|fewest)(?: +(?!but\b)\w+){1,3}) +but +"
        r"(?!(?:one|two|for)\b)(?!.*\b(?:won?|win|lost?|lose|held|hold|gain(?:ed)?|kept|came|was|were|had|did|stood|not|no"
        r"|only|still|fell|rose|with|who|where|which)\b)",
        r"\1 except ",
    ),
    rule(
        "but",
        r"\b(highest|lowest|largest|biggest|smallest|closest|most|fewest|best|worst|longest|shortest|first|last)\b"
        r"((?: +(?!but\b)\w+){0,4}?) +but (one|two)\b",
        _but_one,
    ),
    # "N who won": typed for "and", where the North would be before a name.
    rule("n", r"^n (?=(?:who|what|when|why|how|did|was|which|where|whats|whos)\b)", ""),
    rule("govt gov", r"\bgov['’]?t?\b", "government"),
    rule("anything", r"\b(gain|gained|win|won|lose|lost|hold|held|take|taken) anything\b", r"\1 any seats"),
    rule("when", r"^(when .+?),? and by how (?:many|much)(?: votes)?\W*$", r"\1 and what was the majority"),
    rule("where which", r",? (?:and )?how many (?:n|and|&) (?:where|which(?: ones)?)\W*$", ""),
    rule(
        "closest",
        r"\brank (?:for|in|among|amongst|by) (?:the )?closest(?: +(?:results?|byelections?))?\b",
        "rank by smallest majority ",
    ),
    rule(
        "rank",
        r"\bhow low (?:does|did) (.+?) (?:rank|come|sit|stand) (?:for|in|on|by) (?:the )?(?=turnout|majority|swing)",
        r"where does \1 rank for lowest ",
    ),
    rule(
        "but and",
        r"\b(?:did not|didn['’]?t|never|failed to|not) (?:win|won) (?:it )?(?:but|and) (came|finished|was|were)\b",
        r"\1",
    ),
    rule("or", r"\ba (gain|hold|win|loss) or (?=(?:gain|hold|win|loss)\b)", r"a \1 or a "),
    rule("same", r"\b(most +byelections) +on (?:the|a) same day\b", r"\1 on one day"),
    rule(
        "last",
        r"(^|\b(?:the|in|at|of) +)byelection +before (?:the )?last\b(?: one)?",
        r"\1second from last byelection",
    ),
    # Of a seat by its name it is no place.
    rule("last", r"\b((?:\w+ ){1,3}) *byelection +before (?:the )?last\b", r"previous \1 byelection"),
    rule("picked", r"\bpicked up (?=(?:the )?(?:most|more|fewest|[\d,]+) votes\b)", "got "),
    rule(
        "any",
        rf"^(?:has|have) any (?:seats?|constituenc(?:y|ies)) (?:ever )?had ({_NUMBER}) +byelections\b",
        r"seats with \1 byelections",
    ),
    rule("closest", r"\bwho (?:came|got|was|ran) closest to (?:beating|catching|defeating) ", "who came second to "),
    rule("nearly almost", r"^who (?:nearly|almost) beat ", "who came second to "),
    rule("earlier", r"\b(?:the )?earlier (?=(?:\w+ ){1,3} *byelection\b)", "the first "),
    rule("announced", r"\b(where|when)\b(.{0,60}?\bresults?\b.{0,60}?) announced\b", r"\1\2 declared"),
    rule(
        "go",
        r"^did (.+?) go from (?:the )?(\w+(?: dems?)?) to (?:the )?(\w+(?: dems?)?)\W*$",
        r"did \3 gain \1 from \2",
    ),
    rule("low", r"\b(rank\b.*) (?:low|small) (?=turnout|majorit|swing)", r"\1 lowest "),
    # "Majority before and after Runcorn": at its by-election and before it, and of no time since.
    rule(
        "after",
        r"^((?:what (?:was|were) )?(?:the )?(?:\w+ )?(?:majority|maj|turnout|electorate|share|votes?)(?: of the vote)?)"
        r" before and after (?:the )?(?!by\W?election)(.+?)\W*$",
        r"\1 at \2 before and after",
    ),
    rule("voters", r"\bhow many voters (did (?:\w+ ){1,2}(?:lose|gain|shed))\b", r"how many votes \1"),
    rule(
        "order",
        r"\b(candidates|everyone|everybody|parties|results?)\b(.*?) in (?:finishing |descending )?order\b",
        r"\1\2",
    ),
    rule(
        "least most",
        r"\bwon by the (least|most)(?=\W*$| (?:in|since|ever|under|during|from)\b)",
        lambda match: f"won by the {_MARGINS[match[1]]} majority",
    ),
    rule(
        "votes",
        r"\b(maj(?:ority)?)\b((?:(?! and\b| votes?\b)[^,;])*),? (?:in )?votes and (?:points|percent|percentage|%)\W*$",
        r"\1\2",
    ),
    rule(
        "differ vary",
        r"\bhow (?:much|far) (?:did|do|does) (?:the )?(\w+) (?:differ|vary) (?:between|in) (.+? and .+)$",
        r"compare \1 in \2",
    ),
    rule("number", r"\b(?:the )?number of ((?:\w+ ){1,2}gains and losses)\b", r"\1"),
    rule("count", r"\b(byelections +by +(?:parliament|year|decade|nation|region)\b.*?) count\W*$", r"\1"),
    rule("gain", r"\b(majority|swing|turnout)( ever)? in a gain from\b", r"\1\2 in gains from"),
    # The rule tells both: "how much is a deposit and when do you lose it".
    rule(
        "deposit deposits",
        r"^(?:so )?(?:how much|what) (?:is|was|are|were) (?:an? |the |your )?deposits?"
        r"(?: now(?:adays)?| today| in \d{4})?,? and (?:when|how|what (?:share|percent(?:age)?)) "
        r"(?:do|does|did) (?:you|they|one|an?y? ?candidates?) "
        r"(?:lose|keep|need|get)(?: (?:it|them|one|back|to keep|in \d{4}))*\W*$",
        "what is a deposit",
    ),
    rule(
        "missing",
        r"^(?:so )?(?:how many|which|what) +byelections +(?:are|have) (?:you )?(?:still )?(?:missing|not got)"
        r"(?: from (?:your|the) (?:data|store|database|records))?\W*$",
        "what do you cover",
    ),
    rule(
        "causing", r"\b(resigned|resigning|resignations?|died|dying|deaths?) causing (?:an? )? *byelections?\b", r"\1"
    ),
    rule(
        "and",
        r"\b(highest|lowest|biggest|smallest|largest) (turnouts?|majorit(?:y|ies)|swings?|electorates?) and (?:the )?"
        r"(highest|lowest|biggest|smallest|largest)(?=\W*$| (?:since|in|of|ever|under|between|from|this|last))",
        r"\1 and \3 \2",
    ),
    # "More by-elections under Thatcher or Blair": each is counted.
    rule(
        "more",
        r"^(?:were there )?more +byelections +(between .+?|from .+?) (?:or|than) (?:under )?(between|from) ",
        r"how many byelections \1 and \2 ",
    ),
    rule(
        "than",
        rf"^(?:was|were) (?:the )?(?:average )?turnouts? (?:higher|lower|better|worse|up|down) (?:in|at) ({YEAR})"
        rf"(?: +byelections)? +than (?:in |at )?(?:the )?({YEAR})(?: +(?:ones|byelections))?\W*$",
        r"average turnout \1 vs \2",
    ),
    rule("busiest", r"\bbusiest(?: +byelections?)? +(day|year|month|decade)\b", r"\1 with most byelections"),
    # "Were most by-elections holds", "did Labour win over half the by-elections since 2010": what part was so tells.
    rule(
        "most half majority",
        rf"^(?:did|have|has|were|was|are) {_MOST} +(?=(?:\w+ +){{0,3}}(?:byelections|defences|contests)\b)",
        "what share of ",
    ),
    rule(
        "most half majority",
        rf"^(?:did|have|has) ([a-z ]+?) (win|won|lose|lost|hold|held|gain|gained) {_MOST} +(byelections\b.*?)\W*$",
        r"what share of \3 did \1 \2",
    ),
    # What is said never to have been so: "no seats changed hands in 2024", "Labour made no gains".
    rule(
        "no none",
        r"^(?:there (?:were|was) )?no(?:ne of the)?((?: \d{4})?)\s+(?:seats?|byelections?)\b(.*?)"
        r"\s(?:changed hands|(?:were|was) (?:a )?gains?)\b",
        r"is it true that there were never gains\1\2 ",
    ),
    rule("no", r"^there (?:were|was) no\s+(byelections?|seats?)\b", r"were there any \1"),
    rule(
        "no",
        r"^(there|(?!did|have|has|is|it)\w+(?: \w+){0,2}) (were|was|made|had|have had|has had) no"
        r" ((?:\w+ ){0,2}(?:gains?|holds?|losses|defeats|wins))\b",
        r"is it true that \1 never \2 \3",
    ),
    rule("recently lately", r"^((?:was|has) there .*?\bbyelection +(?:in|at) .+?) (?:recently|lately)\W*$", r"\1"),
    # "Anyone know if Labour held it", "can someone confirm whether Reform won": a statement to be checked.
    rule(
        "if whether",
        rf"^\W*(?:(?:so|hey|hi|just|please|pls)\W+)*(?:(?:does |do )?{_SOMEBODY}(?: happen to)? know"
        rf"|(?:can|could) {_SOMEBODY} (?:tell me|confirm|check)|confirm|check|(?:i['’]?m )?(?:wondering|curious)) "
        r"(?:if|whether) (?!there\b|any|it['’]?s|you|i\b|we\b)",
        "is it true that ",
    ),
    # "Did Labour win the two by-elections before Runcorn": every one of them.
    rule(
        "before preceding last previous",
        rf"^((?:did|have|has) .+? {_FARED}) (?:both |all )?(?:of )?the "
        rf"(?:(?:last|previous) {_OF_ALL}|{_OF_ALL}(?= +(?:before|preceding) ))",
        lambda match: f"{match[1]} every one of the last {match[2] or match[3]}",
    ),
    rule("last", rf"^(were|are) the last ({_NUMBER}) +byelections (?!all\b)", r"\1 all of the last \2 byelections "),
    # "The two by-elections before Runcorn" are the last two, those after it the first.
    rule(
        "before preceding",
        rf"{_ASKED_FOR}(?:(?:last|previous|preceding) )?{_OF_THEM} +(?:before|preceding) ",
        r"\1the last \2 before ",
    ),
    rule(
        "after following",
        rf"{_ASKED_FOR}(?:(?:first|next) )?{_OF_THEM} +(?:after|following) ",
        r"\1the first \2 after ",
    ),
    # "The one before Wakefield", but not "before that" or "before 2010".
    rule(
        "one",
        rf"\bthe one (before|after|following|preceding) (?!that\b|this\b|it\b|{YEAR})(?=[a-z])",
        r"the byelection \1 ",
    ),
    rule(
        "with alongside", r"\b(else|also) (?:was |were )?(?:held|polled|voted) (?:with|alongside)\b", r"\1 same day as"
    ),
    rule("w", r"(?<=[a-z0-9]) w/? (?=[a-z0-9])", " with "),
    # "How many fewer votes did the Tories get in Tiverton than 2019".
    rule(
        "fewer more less",
        rf"\bhow many (fewer|less|more) votes (did .+?) (?:get|have|poll|win|take)\b"
        rf"(.*?) than (?:in |at )?(?=(?:the )?(?:last|{YEAR}))",
        lambda match: f"how many votes {match[2]} {'gain' if match[1] == 'more' else 'lose'}{match[3]} since ",
    ),
    # "Lowest turnout, which party won", "biggest majority ever, who won it and when": a record tells when.
    rule(
        "party who",
        r"((?:\band|,)\s+)(?:which party|who) won(?: it)?(?:,? and when(?: was it)?)?\W*$",
        " and who won",
    ),
    # "Labour wins since 2010 vs Tory wins": of the time that is said once.
    rule(
        "vs v versus",
        r"^([a-z ]+? (?:wins|gains|holds|losses)) ((?:since|in|before|under) [\w -]+?) (vs?|versus)\.? "
        r"([a-z ]+? (?:wins|gains|holds|losses))\W*$",
        r"\1 vs \4 \2",
    ),
    rule(
        "better",
        r"^(?:who|which party|which) (?:did|has done|have done|fared|performed) better"
        r"((?: (?:in|since|under|during|before|after) [\w-]+(?: [\w-]+){0,2}?)?)[,:]? "
        r"([a-z]+(?: [a-z]+)?) or (?:the )?([a-z]+(?: [a-z]+)?)((?: (?:in|since|under|at) .*?)?)\W*$",
        r"compare \2 and \3\1\4",
    ),
    rule(
        "latest recent last",
        r"^(?:what(?:['’]?s| was| is)? )?(?:the )?(?:latest|most recent|last) (swing|turnout|majority)\W*$",
        r"\1 in the latest byelection",
    ),
    rule("each every", r"\b(votes?|shares?) (?:for|of|by) (?:each|every) candidate\b", r"all the \1"),
    rule("each every", r"\b(?:each|every) candidate(?:['’]?s)? (votes?|shares?)\b", r"all the \1"),
    rule(
        "everywhere every country",
        r"\b(?:happened|repeated|applied|copied) (?:everywhere|(?:in|to|at) every seat|across the country)\b",
        "repeated nationally",
    ),
    # Following a cause, not a time.
    rule(
        "following followed",
        r"\b(byelections?|contests?|gains?|holds?|wins?|losses|defeats?)((?: +(?!say|said|quot)\w+){0,3}?) +"
        r"(?:that |which )?follow(?:ed|ing) (?:the |an? )?(?=(?:(?:mp|member)['’]?s )?"
        r"(?:deaths?|resignations?|recalls?|recall petitions?|expulsions?|disqualifications?|peerages?|elevations?)\b)",
        r"\1\2 caused by a ",
    ),
    # Who won it held it after.
    rule(
        "after",
        r"^who (?:held|had|sat for|represented|was (?:the )?mp (?:for|in|of)) ((?:\w+ ?){1,5}?) "
        r"after(?: (?:the|that) +byelection| it)?\W*$",
        r"who won \1",
    ),
    rule("years decades", r"^what (years|decades) (?=(?:had|saw|since|with)\b)", r"which \1 "),
    rule("month", rf"\bin the month of (?=(?:{MONTH})\b)", "in "),
    rule("everywhere anywhere", r"\b(?:every|any)where +except +(?:in )?(?=[a-z])", "outside "),
    # Of a seat, and asked why, to "leave" is no change of party.
    rule(
        "leave",
        rf"^((?:which|what) (?:seat|constituency|seats|constituencies) did|why did) (?!the )({_NAMED}) leave"
        r"(?: the commons| parliament| (?:his|her|the) seat)?(?: and why)?\W*$",
        r"\1 \2 quit",
    ),
    rule(
        "represent",
        rf"\b(?:which|what) (?:seat|constituency|seats|constituencies) did (?!the )({_NAMED}) represent\b",
        r"what was \1’s seat",
    ),
    # Who won each is told in any case.
    rule(
        "winners",
        r"^((?:what (?:are|were) )?(?:the )?(?:last|latest) \w+ +byelections)\s*,?\s*and (?:the |their )?winners\W*$",
        r"\1",
    ),
    rule("last", r"\bthe last[ -]placed? (?:candidate|person|party)\b", "last place"),
    # Fewer than so many each: of candidates it is not those of all together.
    rule(
        "total",
        r"\b(candidates?\b.*?\b(?:under|below|fewer than|less than) \d[\d,]* votes?) in total\b",
        r"\1",
    ),
    # "Was there ever a bigger swing than Tamworth's", "has Tamworth's swing been beaten": whether any was so.
    rule(
        "there",
        rf"\b(?:has|have|was|were|is) there (?:ever )?(?:been )?(?:ever )?(an? |any )?({_APART} {_MEASURE}) than\b"
        r"(?!.* (?:and|or) )",
        r"are there any byelections with \1\2 than",
    ),
    rule(
        "beaten bettered broken exceeded topped surpassed",
        rf"^(?:has|have|was|were) {_ONE_S_FIGURE} (?:ever |been |since ){{0,3}}"
        r"(?:beaten|bettered|broken|exceeded|topped|surpassed)(?: since| ever| yet)?\W*$",
        lambda match: (
            f"are there any {'later ' * (' since' in match[0])}byelections with a larger {match[1] or match[4]} "
            f"than {match[2] or match[3]}"
        ),
    ),
    rule("since", r"^(are there any) (byelections with .* than .*?) since\W*$", r"\1 later \2"),
    rule(
        "compare",
        rf"^how (?:does|did|do) {_ONE_S_FIGURE} compare (?:to|with) (?:all )?(?:the )?"
        r"(?:others?|rest|past|history|other +byelections|previous +byelections|past +byelections)\W*$",
        lambda match: f"where does {match[2] or match[3]} rank by {match[1] or match[4]}",
    ),
    rule("of", r"^(?:out )?of the ((?:last|past|first)\s+\w+\s+byelections)\s*,?\s*how many\b", r"how many of the \1"),
    rule("or and", rf"\b(in|during) ({MONTH}) (?:or|and) (?=(?:{MONTH})\b)", r"\1 \2 or \1 "),
)
"""In the order in which they are written out, when all that is in short is, and who beat whom."""
