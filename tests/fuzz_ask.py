"""Ask random, mutated and hostile questions: each must end in an answer, a choice or a decline.

Run `uv run python -m tests.fuzz_ask 100000 --seed 1`; the suite runs 2,000 of them. The command fails, too, where the
slowest question took more than SLOWEST_RATIO times the median; the suite times nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from byelex.ask import ask
from byelex.faces.plain import asked_line
from byelex.recording.loading import load
from byelex.store import Store, open_store
from tests.ask.asked import QUESTIONS

DATA = Path(__file__).parent.parent / "data"
SLOWEST_RATIO = 50
"""The slowest question may take so many times the median."""

HOSTILE = (
    *("", " ", "\x00", "\n\n", "?" * 400, "a" * 6000, "turnout " * 750, "wakefield " * 40, "and " * 100, "🎉" * 300),
    *("9" * 6000, "a" + " " * 6000 + "b", "-" * 6000, "turnout in hartlepool 2021 " + "? " * 150),
    *("'; DROP TABLE by_election; --", '" OR 1=1 --', "Robert'); DELETE FROM person;", "%s%s%n", "{0}{1}", "$(id)"),
    *(
        "@everyone who won",
        "<@123456789012345678> <@&1> <#2>",
        "**bold** __under__ ||spoiler|| `code`",
        "[a](http://x)",
    ),
    *(
        "\u202ewho won wakefield\u202c",
        "مرحبا من فاز",
        "谁赢了",
        "кто победил",
        "שלום",
        "ｗｈｏ ｗｏｎ",
        "wh\u0301o w\u0301on",
    ),
    *(
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "\ud800",
        "0" * 399,
        "1e999 votes",
        "999999999999999999999 candidates",
    ),
    *("since " * 60, "between between and and", "from to from to labour", "32 february 2021", "0 june 2021", "in 0000"),
    *(
        "first second third fourth",
        "top 0 swings",
        "top 99999999 swings",
        "-5 largest",
        "largest largest",
        "vs vs vs vs",
    ),
    "labour to con steed swing hartlepool deposits lost in hartlepool and wakefield",
    "runner-up to farage labour",
    "where did the lib dems come from third to beat paul williams",
    "who came 3rd in selby" + "".join(f" and who came {place}th" for place in range(4, 17)),
    "labour in selby" + "".join(f" and who came {place}th" for place in range(4, 10)),
    *("labour labour labour swing", "majority majority", "by-election by-election", "wakefield wakefield", "% % %"),
    *("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "stokecentral" * 30, "x-" * 190, "'" * 400, "\\" * 399, "&" * 400),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 &'-?%.,\u00e9\u202e🙂\x07<>@#*_`"


def inputs(number: int, seed: int) -> Iterator[str]:
    """Make so many questions: the hostile ones, known ones damaged, spliced or shuffled, words at random, noise."""
    chance = random.Random(seed)
    known = [asked["question"] for asked in QUESTIONS]
    vocabulary = sorted({word for question in known for word in question.split()})
    yield from HOSTILE[:number]
    for _ in range(max(0, number - len(HOSTILE))):
        kind = chance.random()
        if kind < 0.45:
            yield damaged(chance, chance.choice(known))
        elif kind < 0.65:
            left, right = chance.choice(known).split(), chance.choice(known).split()
            yield " ".join(left[: chance.randint(0, len(left))] + right[chance.randint(0, len(right)) :])
        elif kind < 0.68:
            yield " and ".join(chance.choices(known, k=chance.randint(2, 7)))
        elif kind < 0.85:
            yield " ".join(chance.choices(vocabulary, k=chance.randint(1, 14)))
        elif kind < 0.95:
            yield "".join(chance.choices(LETTERS, k=chance.randint(1, 120)))
        else:
            yield "".join(chr(chance.randint(1, 0xD7FF)) for _ in range(chance.randint(1, 60)))


def damaged(chance: random.Random, question: str) -> str:
    """Damage a question: letters lost, doubled, swapped or changed, words lost or repeated, the case changed."""
    text = list(question)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text)) if text else 0
        what = chance.randint(0, 5)
        if what == 0 and text:
            del text[at]
        elif what == 1 and text:
            text.insert(at, text[at])
        elif what == 2 and len(text) > 1:
            text[at], text[at - 1] = text[at - 1], text[at]
        elif what == 3:
            text.insert(at, chance.choice(LETTERS))
        elif what == 4:
            words = "".join(text).split()
            chance.shuffle(words)
            text = list(" ".join(words))
        else:
            text = list("".join(text).swapcase())
    return "".join(text)


def check(store: Store, question: str) -> tuple[str, float]:
    """Ask one question; give the kind of its answer and the processor seconds it took. Anything else is an error."""
    with store.reading():
        began = time.process_time()
        found = ask(store, question)
        took = time.process_time() - began
        line = json.loads(asked_line(question, found))
    assert line["kind"] in {"answer", "clarify", "decline"}
    assert found.title
    assert found.headline
    assert found.read_as
    assert line["text"]
    assert len(found.follow_ups) <= 25
    assert all(0 < len(follow_up.label) <= 100 for follow_up in found.follow_ups)
    return line["kind"], took


def run(store: Store, number: int, seed: int) -> tuple[Counter[str], list[tuple[float, str]]]:
    """Ask so many questions; give how many ended how, and the times, slowest first."""
    kinds: Counter[str] = Counter()
    times: list[tuple[float, str]] = []
    for question in inputs(number, seed):
        kind, took = check(store, question)
        kinds[kind] += 1
        times.append((took, question))
    return kinds, sorted(times, reverse=True)


def main() -> int:
    """Run from the command line and print what came of it; 1 where a question was too slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "byelex.db") as store:
        load(store, DATA)
        # Names and reports are each indexed at the first question that needs them, which is not that question's time.
        for question in ("who won hartlepool", "what is the weather in hartlepool"):
            ask(store, question)
        kinds, times = run(store, given.number, given.seed)
    median = statistics.median(took for took, _ in times)
    print(f"{dict(kinds)}; median {median * 1000:.2f} ms, slowest {times[0][0] * 1000:.2f} ms")
    ratio = times[0][0] / median
    print(f"slowest is {ratio:.0f} times the median, and may be {SLOWEST_RATIO}:")
    for took, question in times[:8]:
        print(f"  {took * 1000:7.2f} ms  {question[:100]!r}")
    return int(ratio > SLOWEST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
