"""Read what part a party plays in the by-elections meant: it won, gained, held, lost, defended, came second, stood."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from byelex.ask.readers.reader import AVERAGES, ORDER, Reader, theirs
from byelex.ask.readers.verbs import DONE, OF_SEATS, VERBS, Part, Verb
from byelex.ask.sentence.spans import EDGE, Item
from byelex.store.scope import Scope

PASSED_OVER = tuple("did ever contest last first most least closest candidate and which who not came where".split())
_CHANGES = frozenset(
    (
        "what changed hands,which changed hands,change of party,changes of party,changing hands,change hands,"
        "changed hands,switch hands,a gain,flip,flipped"
    ).split(",")
)
EXCEPT = frozenset(
    (
        "except,excluding,excl,exclude,besides,ignoring,barring,disregarding,discounting,omitting,other than,save for,"
        "anything but,everything but,all but,any but,all except,everything except,apart from,aside from,"
        "leaving out,leaving aside,not including,not counting,without counting,"
        "with the exception of"
    ).split(",")
)
"""Words with which something is left out, rather than denied."""
SUPERLATIVES = (*ORDER, "first", "last")


def with_party(scope: Scope, part: Part, parties: tuple[str, ...]) -> Scope:
    """Add parties to those that may play a part."""
    changed: dict[str, Any] = {part: tuple(dict.fromkeys((*getattr(scope, part), *parties)))}
    return replace(scope, **changed)


def _given(reader: Reader, scope: Scope, part: Part, item: Item, *besides: Item) -> Scope:
    """Add the party of an item to those that may play a part; it is used, with others that say so."""
    reader.use(item, *besides)
    return with_party(scope, part, item.value)


def part_of(scope: Scope, parties: tuple[str, ...], among: tuple[Part, ...]) -> Part | None:
    """Give the part that parties play already; None if none."""
    return next((part for part in among if set(parties) <= set(getattr(scope, part))), None)


def has_verb(reader: Reader, item: Item) -> bool:
    """Tell whether what a party did follows it."""
    following = reader.after(item, *PASSED_OVER)
    return following.is_word(*DONE)


def is_told_of(reader: Reader, item: Item) -> bool:
    """Tell whether what a party did stands before it, "seats won by Labour", or it is whose seats are meant."""
    by = reader.before(item)
    done = by.is_word("by") and reader.before(by).is_word("won", "gain", "held")
    # "Biggest swing Labour seats" is said of those, "swing to Labour seats" is not.
    return done or (reader.after(item).text in {"seat", "seats"} and not by.is_word("to", "from"))


def read_parties(reader: Reader, scope: Scope) -> Scope:
    """Read the part of each party that nothing has used yet."""
    scope = _ahead_of(reader, _from_to(reader, scope))
    for item in reader.find("party"):
        if not reader.used(item):
            scope = _by_what_precedes(reader, item, scope) or _by_what_follows(reader, item, scope)
    return _joined_to_the_next(reader, scope)


def _ahead_of(reader: Reader, scope: Scope) -> Scope:
    """Read "where Reform beat the Tories" as by-elections at which the one came ahead of the other."""
    parties = reader.unused("party")
    verb = reader.after(parties[0], "did", "ever", "came", "each") if len(parties) == 2 else EDGE
    beaten = verb.is_word("beat") or verb.text in {"beaten", "above"}
    behind = verb.text in {"behind", "below", "beaten by"}
    if behind and reader.after(verb) is parties[1]:
        reader.use(*parties, verb)
        return replace(scope, ahead=parties[1].value, behind=parties[0].value)
    if not beaten or reader.after(verb) is not parties[1]:
        return scope
    reader.use(*parties, verb)
    return replace(scope, ahead=parties[0].value, behind=parties[1].value)


def _from_to(reader: Reader, scope: Scope) -> Scope:
    """Read "Con to Lab gains" as what the second gained from the first."""
    parties = reader.unused("party")
    if len(parties) != 2 or reader.before(parties[1]) is not reader.after(parties[0]):
        return scope
    joint, verb = reader.before(parties[1]), reader.after(parties[1])
    if not (joint.is_word("to") and verb.is_word("gain", "contest", "won")):
        return scope
    reader.use(*parties, verb)
    scope = with_party(replace(scope, held=False), "defender", parties[0].value)
    return with_party(scope, "winner", parties[1].value)


def _by_what_precedes(reader: Reader, item: Item, scope: Scope) -> Scope | None:
    """Read the part of a party after "and", "nor", "by", "from", "to" or "without"; None if it has none so."""
    before = reader.before(item)
    nor = before.text == "nor"
    if nor or before.is_word("and", "versus"):
        earlier = reader.before(before)
        if earlier.kind == "party" and reader.used(earlier):
            part = part_of(scope, earlier.value, ("winner", "defender", "runner_up", "stood"))
            if part is not None:
                return _given(reader, scope, part, item, before)
    if before.is_word("not") and reader.before(before).is_word("by", "from", "to"):
        # "Gains from anyone but Labour": the "not" is read with the others of its kind.
        before = reader.before(before)
    if before.is_word("by", "from", "to") and not of_candidates(reader, item):
        joined = _after_a_joint(reader, item, before, scope)
        if joined is not None:
            return joined
    if before.is_word("won") and before.text in {"winning", "successful", "victorious"}:
        # "Lowest vote for a winning Tory".
        return _given(reader, scope, "winner", item, before)
    noun = reader.after(item, "did")
    if "cause" in (before.kind, noun.kind) and not (has_verb(reader, item) or noun.is_word("contest")):
        # "Deaths of Labour MPs", "Tory resignations" left their seats to be defended.
        return _given(reader, scope, "defender", item)
    if before.text in EXCEPT and not (has_verb(reader, item) or noun.is_word("contest")):
        part = _left_out_as(reader)
        if part is not None and not getattr(scope, part):
            # "Which parties have gained seats, excluding Labour", "apart from Labour's".
            return _given(reader, scope, part, item)
    absent = before.text == "without" or (before.text == "no" and before.end == item.start)
    if before.is_word("not") and (noun.is_word("candidate") or (absent and not has_verb(reader, item))):
        # "Without a Green candidate", "with no Green".
        return _given(reader, scope, "stood", item, *(one for one in (noun,) if one.is_word("candidate")))
    return None


def _left_out_as(reader: Reader) -> Part | None:
    """Tell what a party is that is left out: a winner, a runner-up, a loser of seats; None if that is not said."""
    if reader.measures("deposit"):
        return None
    if any("lost" in item.text.split() for item in reader.find("measure", "previous holder")):
        # "Which party lost most seats".
        return "defender"
    for word in ("runner-up", "lost", "defend", "won", "gain", "held", "tally"):
        if reader.has(word):
            return VERBS[word].part if word in VERBS else "winner"
    return "winner" if reader.measures("majority", "majority points", "winning share", "winner") else None


def _by_what_follows(reader: Reader, item: Item, scope: Scope) -> Scope:
    """Read the part of a party by the verb or the noun after it, or by the verb before where none is."""
    after, done = reader.after(item, *PASSED_OVER), reader.after(item, "did", "not")
    if _ends(after) and done.text == "contest" and reader.has("did", "not", "how many"):
        # "How many by-elections did Labour contest", "by-elections UKIP did not contest".
        return _given(reader, scope, "stood", item)
    own = _are_seats(_noun_after(reader, item)) and "byelection" not in reader.after(item, "did").text
    if after is EDGE and own:
        # "What part of SNP seats", "has Reform won any Tory seats": theirs to defend.
        return _given(reader, scope, "defender", item)
    if after is EDGE or _is_asked_after(reader, item):
        # "How many gains did Labour make since 2010".
        after = reader.before(item, *PASSED_OVER)
        if not after.is_word(*OF_SEATS, "runner-up"):
            return scope
    if after.is_word("from") and reader.has("gain"):
        return _given(reader, replace(scope, held=False), "winner", item)
    if after.is_measure("majority", "majority points") and not own:
        if reader.has(*SUPERLATIVES, *AVERAGES, "over", "under", "at least", "at most"):
            return _given(reader, scope, "winner", item)
        return scope
    if after.is_measure("majority overturned", "majority before"):
        taken = reader.before(item).is_measure("majority")
        return _given(reader, scope, "winner" if taken else "defender", item)
    return _by_its_verb(reader, item, after, scope)


def _ends(item: Item) -> bool:
    """Tell whether nothing follows but when or where."""
    return item is EDGE or item.kind in {"period", "nation", "region"}


def _is_asked_after(reader: Reader, item: Item) -> bool:
    """Tell whether what a party did stands before it, and only when and where it was after it."""
    noun, verb = reader.after(item, "did"), reader.before(item, "did")
    if not reader.before(item).is_word("did"):
        return False
    if noun.is_word("contest") and noun.text == "byelections":
        # "How many second places did UKIP have at by-elections in the 2010 Parliament".
        return verb.is_word("runner-up") and _ends(reader.after(noun))
    return noun is not EDGE and _ends(noun)


def _by_its_verb(reader: Reader, item: Item, after: Item, scope: Scope) -> Scope:
    noun, verb = _noun_after(reader, item), reader.after(item, "not")
    # "Did Labour contest and lose", "did the Tories not contest": there it is a verb.
    beside = verb is not EDGE and (verb != noun or reader.after(verb).is_word("and"))
    contested = beside and verb.text == "contest"
    noun = verb if contested else noun
    if _is_done_to(reader, noun) or (_are_seats(noun) and reader.after(noun, "and").is_word("not")):
        # "Labour seats won by Reform" were Labour's to defend.
        return _given(reader, scope, "defender", item)
    by = reader.after(after)
    by_another = by.text == "by" and reader.after(by).kind == "party"
    played = _played(reader, item, after, scope) if after.kind == "word" and not (contested or by_another) else None
    if played is not None:
        reader.use(item, after)
        return played
    if noun.is_word("contest"):
        # "Did Labour contest" is a verb; "Labour contests", "Labour seats" are theirs to defend.
        return _given(reader, scope, "stood" if noun.text == "contest" else "defender", item)
    return scope


def _noun_after(reader: Reader, item: Item) -> Item:
    """Give what stands after a party, but not seats where something was: "the Lib Dem vote in seats won by Labour"."""
    noun = reader.after(item)
    return EDGE if noun.is_word("contest") and reader.word_before(noun) in {"in", "at", "across"} else noun


def _is_done_to(reader: Reader, noun: Item) -> bool:
    """Tell seats of which it follows by whom they were won, or fought, or that they were held: "seats won by"."""
    verb = reader.after(noun, "not")
    by = reader.after(verb)
    whom = reader.after(by, "not") if by.is_word("by") else EDGE
    named = whom.kind == "party" or whom.is_word("government", "opposition")
    return _are_seats(noun) and verb.is_word("won", "gain", "held", "stood") and (named or verb.is_word("held"))


def _are_seats(noun: Item) -> bool:
    """Tell by-elections of a party's ("Labour seats") from what it did: "did Labour contest"."""
    return noun.is_word("contest") and noun.text not in {"contest", "one", "ones"}


def _joined_to_the_next(reader: Reader, scope: Scope) -> Scope:
    """Give a party the part of the one it is joined to: in "Liberal and SDP gains" both gained."""
    for item in reversed(reader.unused("party")):
        following = reader.after(item)
        joint = [following] if following.is_word("and", "versus", "not") and following.text not in EXCEPT else []
        if joint:
            following = reader.after(joint[0])
        apart = not joint and following.start != item.end
        if following.kind != "party" or not reader.used(following) or apart:
            # "Worst result for Labour in Lib Dem wins".
            continue
        part = part_of(scope, following.value, ("winner", "defender", "runner_up"))
        if part is not None:
            scope = with_party(scope, part, item.value)
            # In "Liberal, not SDP, gains" the "not" is left to be read, in "neither … nor …" it was.
            reader.use(item, *(one for one in joint if one.value != "not" or one.text == "nor"))
    return scope


def _played(reader: Reader, item: Item, verb: Item, scope: Scope) -> Scope | None:
    """Add the part that a verb gives a party; None if it gives none."""
    match verb.value:
        case "lost" | "held" if _of_deposit(reader, verb):
            # It is the deposit that was lost or kept.
            return None
        case "gain" | "held" if scope.winner and scope.held is (verb.value != "held") and item.value != scope.winner:
            # "Seats the Tories held that Labour gained": who held them lost them.
            pair = (item.value, scope.winner) if verb.value == "gain" else (scope.winner, item.value)
            return replace(scope, winner=pair[0], defender=pair[1], held=False)
        case "stood":
            counted = reader.before(item)
            if reader.has("how many") and reader.has("candidate") and not counted.is_word("where"):
                return None
            if counted.is_word("how many") and item.text.endswith("independents"):
                # "How many independents have stood" counts them.
                return None
    done = VERBS.get(verb.value)
    return None if done is None else with_party(ended(scope, done), done.part, item.value)


def of_candidates(reader: Reader, item: Item) -> bool:
    """Tell whether a party is named for its candidates: "Labour candidates", "candidates from Labour"."""
    joint = reader.before(item)
    of_it = joint.is_word("from", "by") and reader.before(joint).is_word("candidate")
    return reader.after(item).is_word("candidate") or of_it


def ended(scope: Scope, verb: Verb) -> Scope:
    return scope if verb.held is None else replace(scope, held=verb.held)


def _of_deposit(reader: Reader, verb: Item) -> bool:
    """Tell whether it is a deposit that was lost or kept: its verb is the nearest."""
    deposits, verbs = reader.unused("measure", "deposit"), reader.find("word", "lost", "held")
    return any(min(verbs, key=lambda one: abs(one.start - each.start)) is verb for each in deposits)


def _after_a_joint(reader: Reader, item: Item, joint: Item, scope: Scope) -> Scope | None:
    """Read a party after "by", "from" or "to": "gains by", "gains from", "lost to"; None if it plays no part so."""
    verb = verb_before(reader, joint)
    if joint.value == "by":
        if verb.is_measure("majority overturned") and "lost" in verb.text:
            # "The biggest majority lost by the Tories" was theirs.
            return _given(reader, scope, "defender", item)
        won = verb.is_measure("majority", "majority points") and reader.has(*SUPERLATIVES)
        won = won or (verb.is_measure("winner") and "byelections" in reader.words)
        if won or verb.is_measure("majority overturned", "outcome"):
            return _given(reader, scope, "winner", item)
        done = reader.find("word", "gain", "held", "won")
        if len(done) == 1 and reader.has("how many") and not verb.is_word(*DONE):
            # "Of the gains since 2010 how many were by Labour".
            verb = done[0]
        if verb.kind != "word":
            return None
        played = _played(reader, item, verb, scope)
        if played is not None:
            reader.use(item, verb)
        return played
    took = any({"gained", "took"} & set(one.text.split()) for one in reader.find("measure", "winner"))
    # "Seats that went from Labour to the Tories" were lost.
    went = reader.find("word", "lost") if reader.has("to") else []
    if joint.value == "from" and (went or took or reader.has("gain", "won")):
        return _given(
            reader, replace(scope, held=False), "defender", item, *(went or reader.find("word", "gain", "won"))
        )
    if joint.value == "to" and reader.has("runner-up"):
        # "Second places, to the Tories".
        return _given(reader, scope, "winner", item)
    if joint.value == "to" and reader.has("lost"):
        return _given(reader, replace(scope, held=False), "winner", item, *reader.find("word", "lost"))
    return None


def verb_before(reader: Reader, joint: Item) -> Item:
    """Find the verb that a "by" goes with, past when and where: "gains since 2019 by the Lib Dems"."""
    verb = reader.before(joint, *PASSED_OVER)
    while verb.kind in {"period", "nation", "region", "weekday"}:
        verb = reader.before(verb, *PASSED_OVER)
    return verb


def read_plain_outcome(reader: Reader, scope: Scope) -> Scope:
    """Read "gains" and "holds" with nobody named."""
    for item in (*reader.unused("word", "gain", "held"), *reader.unused("measure", "outcome")):
        # "Seats Labour defended: how many did they keep" is of those; "held in 2021" may be when it took place.
        before = reader.before(item, "which")
        if before.is_word("contest", "where") and theirs(reader, before, item):
            # "By-elections they held", and of none or of several is it said who: it is left over.
            continue
        took_place = item.text == "held" and not (scope.defender or scope.stood)
        if before.text in {"seat", "seats"} and not reader.after(item).is_word("contest"):
            # "Seats held in 2021" were not lost.
            took_place = False
        if took_place and (scope.held is None or before.is_word("contest")):
            # "By-elections held in 2021" took place then, whoever won.
            reader.use(item)
            continue
        if scope.held is not None or reader.measures("deposit"):
            continue
        if item.value == "outcome" and item.text not in _CHANGES | {"a hold"}:
            continue
        scope = replace(scope, held=item.value == "held" or item.text == "a hold")
        reader.use(item)
    return _their_seats(reader, scope)


def _their_seats(reader: Reader, scope: Scope) -> Scope:
    """Read "lost" or "defending" said of seats whose party has a part already: "that it defended, how many lost"."""
    for item in reader.unused("word", "defend", "lost", "loser"):
        parties = reader.find("party")
        if item.value == "lost" and _of_deposit(reader, item):
            continue
        # "Tory seats that Labour fought and lost" were not won by Labour.
        fought = scope.stood and not scope.excluding and (not scope.defender or reader.before(item).is_word("stood"))
        if item.value != "defend" and fought and reader.after(item).text == "seat":
            # "Came third and lost the seat": it was theirs.
            scope = replace(scope, defender=scope.stood, held=False)
        elif item.value != "defend" and fought:
            scope = replace(scope, excluding=(Scope(winner=scope.stood),))
        elif item.value != "defend" and scope.defender and scope.held is None:
            scope = replace(scope, held=False)
        elif item.value == "defend" and len(parties) == 1 and not scope.defender:
            scope = with_party(scope, "defender", parties[0].value)
        elif item.value != "defend" or not (scope.defender or scope.held):
            continue
        reader.use(item, *(one for one in reader.unused("word", "and") if one.end == item.start))
    return scope
