"""Read a question about a person, or a few side by side, over all the by-elections they stood in."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measured import OF_CONTEST_ALONE
from byelex.ask.query import Declined, Query, Reading, Refusal, Task
from byelex.ask.readers.choosing import MOST_NAMED, SHORT, which_person
from byelex.ask.readers.named.comparing_reading import compared
from byelex.ask.readers.named.measure_reading import read_measures
from byelex.ask.readers.named.member_reading import measured_from, read_member
from byelex.ask.readers.named.of_one_seat import none_after
from byelex.ask.readers.named.subject_reading import asks_margin
from byelex.ask.readers.reader import AVERAGES, MOVED, Reader, ids_of, in_days, leftover, stood_at, whether, within
from byelex.ask.readers.scopes.limits import read_own_limit, read_times, than
from byelex.ask.readers.scopes.scoping import read_scope
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.spans import EDGE, Item
from byelex.elections import Listing, Person
from byelex.names.seats import won
from byelex.questions.ordering import OF_CANDIDACIES
from byelex.store.scope import Bound, Scope

_WON_ONLY = frozenset({"majority", "majority points", "majority overturned", "majority before", "previous holder"})


def read_person(reader: Reader) -> Reading:
    """Read a question that names a person and no seat."""
    reader.take("word", "party", "tally")
    last = reader.items[-1]
    if last.text in {"before", "previously"} and last.end == len(reader.words):
        # "Has he stood before": at any.
        reader.use(last)
    items = reader.find("person")
    people: tuple[Person, ...] = items[0].value
    if any(item.value != people for item in items):
        return _several(reader, [item.value for item in items])
    # "Ankit Love, Prince Ankit Love": the same somebody, said twice.
    reader.use(*items[1:])
    if len(people) > 1:
        return _namesakes(reader, items[0])
    reader.use(items[0])
    person = people[0]
    if not person.by_election_ids:
        return _who_stood_nowhere(reader, person, items[0])
    for item in reader.unused("number"):
        # "Galloway's three by-elections", "Laurence Fox's two" are all there are.
        all_told = reader.after(item) is EDGE or reader.after(item).is_word("contest")
        if all_told and item.value.value == len(person.by_election_ids):
            reader.use(item)
    before = _beside_the_one_before(reader, person)
    if before:
        reader.unuse(items[0])
        return read_measures(reader, before, "baseline")
    times = read_times(reader)
    read = _of_one(reader, person, items[0])
    if reader.after(items[0]).text == "seat" and isinstance(read, Query) and read.task == "person":
        # "Andy Cooper's seat": one that was won.
        read = replace(read, position=1)
    if times is None or not isinstance(read, Query) or read.task != "person":
        return read
    return replace(read, checked=times, whether=whether(reader))


def _of_one(reader: Reader, person: Person, item: Item) -> Reading:
    """Read what is asked of one person who stood: of contests, of those met there, or of the whole record."""
    if reader.has(*AVERAGES):
        return _own_average(reader, person)
    if reader.has("compare", "two wins") or (reader.has("versus") and reader.has("won")):
        return _compare_own(reader, person)
    left = reader.find("cause") and whether(reader)
    if left or reader.measures("successor", "cause"):
        return _who_followed(reader, person)
    lost_by = reader.has("lost") and (reader.has("how much") or reader.ends_in("by"))
    against_one = reader.has("beat", "beaten by", "more", "fewer", "over", "under")
    if reader.measures("behind") or lost_by or (len(reader.find("party")) == 1 and against_one):
        return _far_behind(reader, person, item)
    totals = _in_all(reader)
    if reader.has("beat", "beaten by") or (asks_margin(reader) and not totals):
        return _won_by(reader, person)
    reader.use(*totals)
    if any(item not in totals and item.value in OF_CONTEST_ALONE for item in reader.find("measure")):
        return _contest_figures(reader, person)
    if reader.measures("date") or reader.has("last", "first"):
        reader.take("measure", "date")
    return _own_record(reader, person)


def _beside_the_one_before(reader: Reader, person: Person) -> tuple[Listing, ...]:
    """Take the words of "Foord's share vs 2019" and give the contest that is set beside that year's general election.

    None where another by-election stood at was then.
    """
    said, joint = reader.period(), reader.find("word", "versus", "compare")
    stood = _stood(reader, person)
    elected = measured_from(reader, said, stood) if said and said.plain and joint else ()
    if elected and said and not within(stood, said):
        reader.use(*joint, *reader.find("period"))
        return elected
    return ()


def _namesakes(reader: Reader, item: Item) -> Reading:
    """Read a name that several people have: where they stood at few by-elections, each of those is told."""
    people: tuple[Person, ...] = item.value
    if reader.measures("cause", "successor") and len({one.name for one in people}) == 1:
        return _who_followed(reader, people[0])
    stood = reader.names.among(stood_at(people))
    if reader.measures("date", "majority") and (reader.has("won") or reader.measures("majority")):
        # "When was Hague elected", "Smith's majority": of whoever of the name was.
        stood = tuple(one for one in stood if any(won(one, each) for each in people)) or stood
    if 0 < len(stood) <= SHORT:
        # Which was meant the reader knows; "Michael Carr 1991" is one of the two.
        then = within(stood, reader.period())
        reader.use(*(reader.find("period") if then else ()))
        return read_measures(reader, then or stood, "")
    # Of a longer question something else may have been reported.
    return which_person(reader, item.text, people, which=len(reader.words) <= FEW_WORDS or reader.has("stood"))


def _who_stood_nowhere(reader: Reader, person: Person, item: Item) -> Reading:
    """Read a question of somebody who is known for the seat they left, or for what they said, and stood nowhere."""
    left = reader.vocabulary.contests_left_by(person.name)
    only_named = len(reader.items) == 1 + len(reader.find("word", "who", "define"))
    if left and not (only_named or reader.says(("think", "thought"))):
        asked = Query("candidate", contests=left, against="at baseline", member=person.name)
        taken_to_stand = reader.takes("did", "won", "stood", "lost")
        if taken_to_stand and not (reader.find("measure") or leftover(reader, left)):
            return asked
        # Quoted, and known here for the seat left too: "who replaced Boris Johnson".
        reader.put(item, replace(item, kind="member", value=left))
        return read_member(reader)
    if only_named and person.quote_count:
        # "Who is Amanda Milling": what was she, is said with her words.
        return Query("quotes", people=(person.id,))
    return Refusal(
        f"{person.name} did not stand at any by-election in the store; what {person.name} said of them is there: "
        f'ask "what did {person.name} say".',
        final=reader.has("stood") or reader.measures("votes", "share", "majority", "deposit"),
    )


def _several(reader: Reader, named: list[tuple[Person, ...]]) -> Reading:
    """Read two or three people set side by side: in the by-election where they met, else over all of them."""
    stood = [stood_at(group) for group in named]
    met = set.intersection(*stood)
    listings = reader.names.among(met)
    if len(named) > MOST_COMPARED or (not listings and any(len(group) != 1 for group in named)):
        several = dict.fromkeys(one.name for group in named if len(group) > 1 for one in group)
        which = f": {', '.join(several)}" if several else ""
        return Refusal(f"Name each person in full, and at most {MOST_COMPARED} of them{which}.")
    if not all(stood):
        return Refusal("One of them stood at no by-election in the store.")
    people = [group[0] for group in named]
    won_at = [one for person in people for one in _stood(reader, person, only_won=True)]
    if not met and reader.asked() and reader.asked() <= {"majority", "majority points"} and len(won_at) == len(people):
        # "Farage's majority and Pochin's": those of the by-elections they won.
        reader.take("person")
        return compared(reader, [(one,) for one in won_at], "")
    set_beside = reader.take("word", "compare", "versus", "over", "and", "more", "fewer", "most", "least")
    if 0 < len(listings) <= SHORT:
        # "By how much did she beat him": what lies between two candidates is said of any two.
        reader.take("word", "beat", "beaten by")
        return read_measures(reader, listings, "")
    if not set_beside:
        return Refusal("Ask about one person at a time, or say that they are to be compared.")
    reader.take("person")
    scope = read_scope(reader)
    measure = next((_COMPARED_BY[item.value] for item in reader.find("measure") if item.value in _COMPARED_BY), "")
    measure = measure or next((named for word, named in _COMPARED_WORDS if reader.has(word)), "")
    reader.take("measure", *_COMPARED_BY, "result", "winner")
    reader.take("word", "won", "lost", "total", "runner-up", "how many")
    scope = replace(scope, held=None, winner=(), winner_governs=None)
    query = Query("compare people", (measure,) if measure else (), scope=scope, people=tuple(one.id for one in people))
    return leftover(reader) or query


def _in_all(reader: Reader) -> list[Item]:
    """Find what asks for votes added up: "total votes", "votes overall", "and total"."""
    votes = reader.find("measure", "votes", "valid votes")
    return [*(item for item in votes if {"total", "overall"} & set(item.text.split())), *reader.find("word", "total")]


_PLACES = frozenset("place places position finish finishing".split())
_AT_FIRST = "This was the first by-election stood at, as far as the store goes."
FEW_WORDS = 5
MOST_COMPARED = 3
_COMPARED_BY = {"votes": "votes", "valid votes": "votes", "share": "share", "deposit": "deposits lost"}
_COMPARED_WORDS = (("won", "won"), ("runner-up", "second"), ("stood", "stood"))


def _stood(reader: Reader, person: Person, only_won: bool = False) -> tuple[Listing, ...]:
    by_id = reader.names.by_id
    listings = (by_id[each] for each in person.by_election_ids if each in by_id)
    return tuple(one for one in listings if not only_won or won(one, person))


def _too_many(person: Person, stood: tuple[Listing, ...]) -> Refusal | None:
    if len(stood) <= SHORT:
        return None
    return Refusal(
        f"{person.name} stood {len(stood)} times; say in which seat.", ids_of(stood[:MOST_NAMED]), which=True
    )


def _won_none(person: Person) -> Refusal:
    return Refusal(f"{person.name} won no by-election in the store.", person.by_election_ids[:5])


def _who_followed(reader: Reader, person: Person) -> Reading:
    """Read who followed a person, or why the seat fell vacant: the by-election for the seat left."""
    typed = reader.find("person")[0].text
    # "Why did Skidmore quit": of that surname, whoever left a seat.
    contests = reader.vocabulary.contests_left_by(person.name) or reader.vocabulary.contests_left_by(typed)
    if not contests:
        return Refusal(f"No by-election in the store was for a seat {person.name} left.", person.by_election_ids[:5])
    if reader.measures("successor") and all(won(one, person) for one in reader.names.among(contests)):
        return none_after(person, contests)
    measures = ("winner", "previous holder") if reader.measures("successor") else ("cause", "previous holder")
    reader.take("measure", "successor", "cause", "winner", "previous holder")
    then = ids_of(within(reader.names.among(contests), reader.period()))
    contests = then or contests
    reader.use(*(reader.find("period") if then else ()))
    # "Why did Bob Mellish resign": how the seat fell vacant is answered, and named.
    reader.take("cause")
    return leftover(reader, contests) or Query("figure", measures, contests)


def _won_by(reader: Reader, person: Person) -> Reading:
    """Read whom a person beat and by how much, or who beat them."""
    beat = reader.has("beat") and not any(item.text.startswith("who beat") for item in reader.find("word"))
    stood = _stood(reader, person, only_won=beat or reader.has("won"))
    reader.take("word", "beat", "beaten by", "won")
    reader.take("measure", "votes")
    if not stood:
        return _won_none(person)
    contests = ids_of(stood)
    return _too_many(person, stood) or leftover(reader, contests) or Query("figure", ("margin",), contests)


def _far_behind(reader: Reader, person: Person, item: Item) -> Reading:
    """Read how far behind someone was, or others behind them: where they stood, or won if others are named."""
    others = reader.measures("behind") and bool(reader.find("party"))
    stood = _stood(reader, person, only_won=others) or _stood(reader, person)
    reader.unuse(item)
    return _too_many(person, stood) or read_measures(reader, stood, "")


def _compare_own(reader: Reader, person: Person) -> Reading:
    reader.take("word", "compare", "two wins", "won", "versus", "how many")
    contests = ids_of(_stood(reader, person, only_won=True))
    if len(contests) < 2:
        contests = ids_of(_stood(reader, person))
    if not 2 <= len(contests) <= 4:
        return Refusal(f"{person.name} stood {len(contests)} times; name two of the seats to compare.", contests[:10])
    reader.take("measure", "result")
    measures = tuple(item.value for item in reader.take("measure", "turnout", "majority", "swing"))
    return leftover(reader, contests) or Query("compare", measures, contests)


def _contest_figures(reader: Reader, person: Person) -> Reading:
    only_won = any(item.value in _WON_ONLY for item in reader.find("measure"))
    stood = _stood(reader, person, only_won) or _stood(reader, person)
    then = in_days(stood, read_scope(reader))
    if len(then) == 1:
        reader.take("word", "won", "last", "first")
    said = reader.period()
    moved = reader.has(*MOVED) or than(reader)
    elected = measured_from(reader, said, stood) if said and not then and moved else ()
    if elected:
        # "Did she increase the majority from 2019", which is that of the general election.
        return read_measures(reader, elected, "baseline")
    if not then:
        return Refusal(f"{person.name} stood at no by-election in the store then.", person.by_election_ids[:5])
    return _too_many(person, then) or read_measures(reader, then, "")


def _own_average(reader: Reader, person: Person) -> Reading:
    """Read the average of what somebody polled over all the by-elections stood at: votes, share or change."""
    middle = reader.takes("median")
    reader.take("word", "average", "total", "won")
    measures = list(dict.fromkeys(item.value for item in reader.take("measure", *OF_CANDIDACIES)))
    if len(measures) != 1:
        return Refusal("Say what is to be averaged: votes, share or change.", person.by_election_ids[:5])
    scope = read_scope(reader)
    parties = tuple(item.value for item in reader.take("party"))
    task: Task = "median" if middle else "average"
    query = Query(task, tuple(measures), scope=scope, people=(person.id,), parties=parties)
    return leftover(reader, person.by_election_ids) or query


def _lost(reader: Reader) -> bool:
    """Tell whether defeats are asked about: "has he lost", and not whom he has beaten."""
    texts = {item.text for item in reader.find("word", "lost")}
    return bool(texts) and (texts != {"beaten"} or reader.says({"been", "was", "got", "get", "is"}))


def _asks_party(reader: Reader) -> bool:
    """Tell whether it is asked whom somebody stood for."""
    named = any({"party", "parties"} & set(item.text.split()) for item in reader.find("word", "party", "tally"))
    return named or reader.has("joined") or (reader.has("who") and reader.words[-1] == "for")


def _own_record(reader: Reader, person: Person) -> Reading:
    """Read a question of somebody over all the by-elections stood at, or the first or last of them."""
    edge = reader.take("word", "last", "first")
    if len(edge) == 1 and not reader.find("period"):
        return _at_the_edge(reader, person, last=edge[0].value == "last")
    reader.take("word", "each")
    beaten = reader.has("beat", "beaten by") or any(item.text == "beaten" for item in reader.find("word", "lost"))
    if reader.find("party") and (beaten or (reader.has("lost") and reader.has("to"))):
        reason = "Which parties somebody beat, or lost to, is told of one by-election: name it."
        return Refusal(reason, ids_of(_stood(reader, person)[:5]))
    checked = read_own_limit(reader)
    scope = read_scope(reader)
    if checked is not None:
        return _ever_within(reader, person, scope, checked)
    # "Did Galloway stand for Labour": the party is his own, not another that stood there.
    scope = replace(scope, held=None, winner=(), winner_governs=None, stood=())
    query = Query("person", people=(person.id,), scope=scope)
    if reader.takes("before won"):
        stood, won_at = (ids_of(_stood(reader, person, only_won=only)) for only in (False, True))
        if not won_at:
            return _won_none(person)
        query = replace(query, contests=stood[stood.index(won_at[-1]) + 1 :])
        if not query.contests:
            return Query("candidate", contests=won_at[-1:], people=(person.id,), assumed=_AT_FIRST)
    order = reader.take("word", "most", "least")
    if any(reader.after(item).text in _PLACES for item in order):
        return Refusal(f"Places are not ranked: ask how often {person.name} came second, or for the best share.")
    measures = [item.value for item in reader.take("measure", "votes", "share", "change", "position")]
    query = replace(query, measures=tuple(dict.fromkeys(measures)))
    reader.take("measure", "result", "deposit", "winner")
    query = _placed(reader, person, query)
    if reader.find("measure", "deposit"):
        query = replace(query, measures=("deposit",))
    elif _lost(reader) and not query.position:
        query = replace(query, premise="lost")
    elif not (query.measures or order or query.position) and _asks_party(reader):
        query = replace(query, measures=("party",))
    reader.take("word", *OUTCOMES, "how many", "total", "records", "two wins", "loser")
    parties = reader.find("party")
    if len(parties) == 1:
        reader.use(parties[0])
        query = replace(query, parties=(parties[0].value,))
    # "Total votes and best share": both are of the record.
    if len(order) == 1 and not (reader.has("and") and (len(query.measures) > 1 or _in_all(reader))):
        measure = query.measures[0] if query.measures and query.measures[0] != "deposit" else "share"
        query = replace(query, task="candidacy record", measures=(measure,), most=order[0].value == "most")
    return leftover(reader, person.by_election_ids) or query


def _ever_within(reader: Reader, person: Person, scope: Scope, checked: Bound) -> Reading:
    """Read whether somebody ever had so many: the most of all, or the fewest, tells."""
    most = not checked.comparison.startswith("<")
    asked = Query("candidacy record", (checked.measure,), people=(person.id,), scope=scope, most=most)
    asked = replace(asked, manner="how many") if reader.takes("how many") else asked
    reader.take("word", "over", "did", "each")
    return leftover(reader, person.by_election_ids) or replace(asked, checked=checked, whether=whether(reader))


def _at_the_edge(reader: Reader, person: Person, last: bool) -> Reading:
    """Read the last, or first, by-election at which somebody stood, or won."""
    stood = _stood(reader, person, only_won=reader.has("won", "gain", "held"))
    reader.take("word", "won", "gain", "held")
    reader.take("measure", "result", "position", "votes", "share", "change")
    if not stood:
        return _won_none(person)
    # Two of one day, as Bill Boaks often stood, are both the last.
    edge = stood[0 if last else -1].polling_on
    ends = ids_of([one for one in stood if one.polling_on == edge][:SHORT])
    return leftover(reader, ids_of(stood)) or Query("candidate", contests=ends, people=(person.id,))


def _placed(reader: Reader, person: Person, query: Query) -> Query:
    """Read at how many, or at which, somebody won or came in some other place."""
    position = reader.find("nth")
    who_won = any(item.text.startswith("who") for item in reader.find("measure", "winner"))
    if who_won and (position or reader.has("runner-up", "last place", "lost")):
        reason = f"{person.name} stood in more than one seat: ask who won in that one."
        raise Declined(Refusal(reason, ids_of(_stood(reader, person)[:10]), which=True))
    if reader.takes("runner-up"):
        return replace(query, position=2)
    if position:
        reader.use(position[0])
        return replace(query, position=position[0].value)
    if not reader.has("won") or reader.has("how much"):
        return query
    once = whether(reader) and not query.measures and len(person.by_election_ids) == 1
    won_at = person.by_election_ids if once else ids_of(_stood(reader, person, only_won=bool(reader.checked)))
    if (once or reader.checked) and 0 < len(won_at) <= SHORT:
        # "Did Burnham win", who stood once; "did Lightwood win with over 50%".
        return replace(query, task="candidate", contests=won_at, premise="won", whether=whether(reader))
    return replace(query, position=1)
