"""Settle, in a question of by-elections at large, words that mean another thing for what stands beside them."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.readers.reader import Reader
from byelex.ask.sentence.numbers import Number
from byelex.ask.sentence.spans import unsaid


def settle_rises_and_falls(reader: Reader) -> None:
    """Read "lower by 30 points" as a fall, and seats that "fell to Labour" as lost to it."""
    for item in reader.find("word", "most", "least"):
        if item.text in {"lower", "higher"} and reader.after(item).is_word("by"):
            reader.read_as(item, "fall" if item.text == "lower" else "rise")
    for item in reader.find("word", "fall"):
        if reader.after(reader.after(item)).kind == "party" and reader.after(item).is_word("to"):
            reader.read_as(item, "lost")


def settle_words_beside(reader: Reader) -> None:
    """Settle words and parties."""
    for item in reader.items[:2]:
        if item.text == "last time" and (item is reader.items[0] or reader.items[0].is_measure("date")):
            # At the beginning the latest: "last time the government gained a seat", "when's the last time it did".
            reader.read_as(item, "last")
    _settle_losers(reader)
    _settle_counts(reader)
    _settle_the_last_to_win(reader)
    _settle_lost_points(reader)
    for item in reader.find("party"):
        nation = _NATION_OF.get(item.text)
        if nation and not reader.find("nation"):
            # "Scottish Labour gains" were in Scotland.
            reader.put(item, unsaid(nation, item, "nation"), item)


_NATION_OF = {"scottish labour": "Scotland", "welsh labour": "Wales"}


def _settle_losers(reader: Reader) -> None:
    """Tell a seat that was lost, or a deposit, from those who lost with so many votes."""
    for item in reader.find("word", "loser"):
        following = reader.after(item)
        if item.text.endswith((" lost", " lose")) and (following.is_measure("deposit") or following.is_word("to")):
            # "Came fourth and lost its deposit" is the deposit that was lost; "but lost to" the seat.
            reader.read_as(item, "lost")
        if item.text == "lost with" and following.is_measure("turnout"):
            # "The government lost with a turnout under 40%"; with so many votes a candidate did.
            reader.read_as(item, "lost")
        if "win" in item.text.split() and reader.before(item).is_word("runner-up"):
            # "Came second and did not win": that it was not won adds nothing.
            reader.leave_out(item)


def _settle_counts(reader: Reader) -> None:
    """Read a number that is an order, or stands on the other side of a party: "by number of candidates"."""
    for item in reader.find("word", "how many"):
        by = reader.before(item)
        if by.text == "by" and reader.after(item).is_word("candidate") and reader.has("contest"):
            # "List 2012 by-elections by number of candidates" puts them in order.
            reader.leave_out(item)
            reader.read_as(by, "rank", "measure")
        elif by.kind == "party" and item.text.startswith("number"):
            # "Labour number of gains".
            reader.leave_out(item)
            reader.put(by, unsaid("how many", by), by)
    for item in reader.find("measure", "previous holder"):
        counted = reader.after(item)
        if (
            item.text.split()[-1] == "held"
            and counted.is_word("most", "least", "more", "fewer")
            and reader.has("contest")
        ):
            # "Which party held the most seats" counts what each held.
            reader.put(item, replace(item, kind="word", value="tally"), replace(unsaid("held", item), text="held"))
    for item in reader.find("word", "top two"):
        following = reader.after(item)
        if item.text == "first two" and (following.is_word("contest") or following.kind == "party"):
            # "The first two by-elections of 2012".
            reader.put(item, unsaid("first", item), replace(item, kind="number", value=Number(2, False)))


def _settle_the_last_to_win(reader: Reader) -> None:
    """Read "the last Lib Dem to win" as the last that was won, and "seats that went Lib Dem" as lost to it."""
    for item in reader.find("word", "won", "loser"):
        to = reader.before(item) if item.value == "won" else item
        if reader.before(to).kind == "party" and to.text in {"to", "to lose"} and reader.has("first", "last"):
            reader.leave_out(*([to] if item.value == "won" else []))
            reader.read_as(item, "won" if item.value == "won" else "lost")
    for to in reader.find("word", "to") if reader.has("first", "last") else ():
        if reader.before(to, "candidate").kind == "party" and reader.after(to).is_word("gain", "held"):
            # "The last Lib Dem to gain a seat".
            reader.leave_out(to)
    for item in reader.find("word", "lost"):
        if item.text in {"went", "gone"} and reader.after(item).kind == "party":
            reader.put(item, item, unsaid("to", item))


def _settle_lost_points(reader: Reader) -> None:
    """Read "where Labour lost over 20 points" as a fall of its share; "lost with over 30%" is what it had."""
    for item in reader.find("word", "lost", "gain") if not reader.asked() - {"votes", "share"} else ():
        limit = reader.after(item)
        number = reader.after(limit)
        points = number.kind == "number" and (number.value.of_hundred or reader.after(number).is_word("points"))
        beside = limit.is_word("over", "at least") and limit.start == item.end
        if points and beside and len(reader.find("party")) == 1:
            reader.read_as(item, "fall" if item.value == "lost" else "rise")


def settle_anybody(reader: Reader) -> None:
    """Read what anybody had, "did anyone get over 80%", as what the winner had, who had most."""
    for anybody in reader.find("word", "candidate"):
        said = [reader.after(anybody, "did", "ever")]
        said += [reader.after(said[0])] if said[0].is_measure("votes", "share") else []
        number = reader.after(said[-1])
        percent = said[-1].is_word("over", "at least") and number.kind == "number" and number.value.of_hundred
        if percent and anybody.text in {"anyone", "anybody"} and not reader.find("party"):
            reader.leave_out(*reader.find("word", "did"), *said[:-1])
            reader.read_as(anybody, "winner", "measure")


def settle_measures_beside(reader: Reader) -> None:
    """Settle measures."""
    for item in reader.find("measure"):
        before, following = reader.before(item), reader.after(item, "to")
        won = reader.before(reader.before(before)).value in {"won", "winner"}
        whose = reader.before(before).kind if before.text == "byelection" else ""
        if item.value == "votes" and before.is_word("most", "least") and reader.before(before).text == "by" and won:
            # "Who won by the most votes" had the largest majority.
            reader.leave_out(reader.before(before))
            reader.read_as(item, "majority")
        elif item.text in {"a hold", "a gain"} and before.is_word("not") and before.text != "without":
            # "That was not a hold".
            reader.read_as(item, "held" if item.text == "a hold" else "gain", "word")
        elif item.text in {"winner", "who won"} and reader.asked() == {"winner"} and "party" in (before.kind, whose):
            # "UKIP runner-up and Labour winner", "the first SNP by-election winner".
            reader.read_as(item, "won", "word")
        elif item.text in {"flip", "flipped", "changed hands"} and reader.after(item).is_word("to", "from"):
            # "Seats flipped to Labour" were lost to it, those that flipped from the Tories were gained from them.
            reader.read_as(item, "lost" if reader.has("to") else "gain", "word")
        elif item.value == "turnout change" and following.text in {"below", "under", "above"}:
            # "Did turnout fall below 30%" asks what it was.
            reader.read_as(item, "turnout")
