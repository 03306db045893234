"""Kills the bot's process at random moments while results and calls are added and Discord answers badly, then counts.

    uv run python tests/soak_alerts.py [KILLS] [SEED]

Every subscription must end with exactly one message a result or call, holding the latest revision: channels, a thread,
forum posts, direct messages. Where history may not be read there may be one or none, and then the history says why.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from byelex.store import Store, alerts, deliveries, open_store
from byelex.store.alerts import Filters, Place
from byelex.store.called import called
from byelex.store.revisions import record
from tests.contests import contest, furnish, only_called, seat
from tests.parties import LABOUR, stood
from tests.wire.bots import Bot
from tests.wire.server import WireServer
from tests.wire.world import FORUM, HISTORY, NEWS, Json, Trouble, World

BAD = Trouble(fault_before=0.05, fault_after=0.05, drop_before=0.05, drop_after=0.05, too_many=0.05, slow=0.1)
SEATS = tuple(seat(f"Seat{number}") for number in range(1, 13))
CALLED = tuple(seat(f"Called{number}") for number in range(1, 5))


@dataclass
class Soak:
    """One run: its store and pretend Discord, and what was counted at the end."""

    store: Store
    server: WireServer
    bot: Bot
    chance: random.Random
    places: list[Place]
    blind: set[int]

    @property
    def world(self) -> World:
        return self.server.world

    def add_result(self) -> None:
        """Record a new result or revise one; now and then the revision has another winner."""
        where = self.chance.choice(SEATS)
        labour = self.chance.choice((3_000, 6_000, 6_000, 6_000)) + self.chance.randrange(900)
        record(self.store, replace(contest(where, labour=labour), electorate=20_000), "soak", "soak")

    def add_call(self) -> None:
        """Call a by-election or revise who is nominated."""
        standing = stood(f"Candidate {self.chance.randrange(900)}", LABOUR, None)
        record(self.store, only_called(self.chance.choice(CALLED), standing), "soak", "soak")

    async def run(self, kills: int) -> None:
        """Kill the process so many times, adding results all the while; then let it finish undisturbed."""
        self.world.trouble = BAD
        adding = asyncio.create_task(self._add_results())
        for number in range(kills):
            # Most while it delivers, some while it starts.
            starting = self.chance.random() < 0.2
            await self.bot.start(ready=not starting)
            await asyncio.sleep(self.chance.uniform(0.1, 1.5) if starting else self.chance.uniform(0.5, 4.0))
            await self.bot.kill()
            if number % 20 == 19:
                print(f"{number + 1} kills, {self.sent()} messages", flush=True)
        adding.cancel()
        self.world.trouble = Trouble()
        await self.bot.start()
        await self.finish()

    async def _add_results(self) -> None:
        while True:
            (self.add_call if self.chance.random() < 0.25 else self.add_result)()
            await asyncio.sleep(self.chance.uniform(0.1, 1.5))

    async def finish(self, seconds: float = 120.0) -> None:
        """Wait until nothing is waiting to be sent."""
        deadline = time.monotonic() + seconds
        while deliveries.places(self.store) or deliveries.places_to_illustrate(self.store):
            assert time.monotonic() < deadline, f"still waiting; the bot's log ends:\n{self.bot.log[-5000:]}"
            await asyncio.sleep(0.1)

    def sent(self) -> int:
        return sum(len(messages) for messages in self.world.messages.values())

    def answers(self) -> Counter[int]:
        """Count the answers by status, 0 for a connection cut."""
        return Counter(each.status for each in self.server.rest.served)

    def faults(self) -> list[str]:
        """List all that is not as it must be; empty if all is well."""
        return [fault for place in self.places for fault in self._faults(place)]

    def _faults(self, place: Place) -> list[str]:
        found = []
        messages = self._messages(place)
        marked = Counter(_mark(message) for message in messages)
        found += [f"{place}: {count} messages of {mark}" for mark, count in marked.items() if count > 1]
        alerted = [message for message in messages if not message["content"].startswith("Corrected: ")]
        for listing in self.store.listings():
            about = [
                each
                for each in alerted
                if f" {listing.constituency_name}*" in f"{each['content']}*".replace(" from", "*")
            ]
            if len(about) > 1 or (not about and place.id not in self.blind):
                found.append(f"{place}: {len(about)} messages of {listing.id}")
            gap = place.id in self.blind and self._gap(place, listing.id)
            if not about and place.id in self.blind and not gap:
                found.append(f"{place}: no message of {listing.id}, and the history does not say why")
            # A message whose id was lost with its answer cannot be edited.
            old = [] if gap else [each for each in about if not self._latest(each, listing.id)]
            found += [f"{place}: an old state of {listing.id}" for _ in old]
            bare = [] if gap else [each for each in about if not each["attachments"]]
            found += [f"{place}: no picture with {listing.id}" for _ in bare]
        return found + self._call_faults(place, messages)

    def _call_faults(self, place: Place, messages: list[Json]) -> list[str]:
        found = []
        for call in called(self.store):
            about = [each for each in messages if f"called: {call.constituency.name}," in each["content"]]
            gap = place.id in self.blind and self._gap(place, call.id)
            if len(about) != 1 and not (gap and not about):
                found.append(f"{place}: {len(about)} messages of {call.id}")
            (one,) = call.candidacies
            old = [] if gap else [each for each in about if one.name not in each["embeds"][0]["description"]]
            found += [f"{place}: an old state of {call.id}" for _ in old]
        return found

    def _messages(self, place: Place) -> list[Json]:
        if place.kind == "person":
            return self.world.messages[int(self.world.direct(place.id)["id"])]
        if place.kind == "forum":
            posts = [each for each in self.world.channels.values() if each.get("parent_id") == str(place.id)]
            return [message for post in posts for message in self.world.messages[int(post["id"])]]
        return self.world.messages[place.id]

    def _latest(self, message: Json, by_election_id: str) -> bool:
        now = self.store.by_election(by_election_id)
        assert now is not None
        votes = {f"{each.votes:,}" for each in now.candidacies}
        shown = message["embeds"][0]["description"]
        return all(each in shown for each in votes)

    def _gap(self, place: Place, by_election_id: str) -> bool:
        (mine,) = alerts.subscriptions(self.store, place_id=place.id)
        told = [
            each for each in deliveries.history(self.store, [mine.id], 10_000) if each.by_election_id == by_election_id
        ]
        return any(each.state == "unsent" and "may have been sent" in each.note for each in told)


def _mark(message: Json) -> str:
    return str(message["components"][-1]["components"][-1]["custom_id"])


async def soak(folder: Path, kills: int, seed: int) -> Soak:
    """Run it in a folder and give what is left to look at."""
    async with AsyncExitStack() as stack:
        chance = random.Random(seed)
        world = World(chance=chance)
        server = await stack.enter_async_context(WireServer(world, per_channel=(50, 1.0)))
        store = open_store(folder / "byelex.db")
        furnish(store, *SEATS, *CALLED)
        bot = Bot(server, folder / "byelex.db")
        stack.push_async_callback(bot.kill)
        guild = world.add_guild("Count night")
        blind = {world.add_channel(guild, f"blind{number}", denied=HISTORY) for number in range(2)}
        parent = world.add_channel(guild, "parent")
        places = [
            *(Place("channel", world.add_channel(guild, f"text{number}"), guild) for number in range(4)),
            *(Place("channel", channel_id, guild) for channel_id in blind),
            Place("channel", world.add_channel(guild, "news", NEWS), guild),
            Place("thread", world.add_thread(parent, "count night"), guild, parent),
            Place("forum", world.add_channel(guild, "forum", FORUM), guild),
            *(Place("person", 1_000 + number) for number in range(3)),
        ]
        for place in places:
            alerts.subscribe(store, place, Filters(), by=7, also=("called",))
        run = Soak(store, server, bot, chance, places, blind)
        await run.run(kills)
        return run


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1_000_000)
    print(f"{kills} kills, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        done = asyncio.run(soak(Path(folder), kills, seed))
        faults = done.faults()
        gaps = done.store.connection.execute(
            "SELECT count(*) FROM delivery WHERE state = 'unsent' AND note LIKE '%may have been sent%'"
        ).fetchone()[0]
        revisions = done.store.connection.execute("SELECT count(*) FROM revision").fetchone()[0]
        print(f"{revisions} revisions, {done.sent()} messages in {len(done.places)} places, {gaps} gaps told")
        print(", ".join(f"{count} answered {status or 'by a cut'}" for status, count in sorted(done.answers().items())))
        if "Traceback" in done.bot.log:
            faults.append(f"the bot logged a fault:\n{done.bot.log}")
        print(
            "\n".join(faults)
            or "Every subscription has exactly one message a result or call, holding the latest revision."
        )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
