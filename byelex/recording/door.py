"""The one door: a result from anywhere is completed, checked, and only then written, with its alerts, in one go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import takewhile

from byelex import clock, measures
from byelex.elections import ByElection, Candidacy, Party
from byelex.errors import ByelexError, DataError
from byelex.recording import plausible
from byelex.recording.keeping import with_those_standing
from byelex.sources import impossible
from byelex.sources.ids import fold
from byelex.sources.unlikely import Elected, another_member
from byelex.store import Store, bodies
from byelex.store import revisions as written
from byelex.store.differences import Change, Revision, changes
from byelex.store.revisions import WITHDRAWN, latest_number
from byelex.store.rows import now
from byelex.wording import day


@dataclass(frozen=True, slots=True)
class Prepared:
    """A result made ready: `by_election` as it would stand, its baseline attached; None where faults leave none.

    Faults block it; doubts are for a person to look at. `before` is the contest as it stands now, None if it is new or
    withdrawn; `changes` is what would change. `revision_numbers` are those of the latest revisions, by id, of it and
    of what is called in its seat, 0 where there is none.
    """

    by_election: ByElection | None
    doubts: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    before: ByElection | None = None
    changes: tuple[Change, ...] = ()
    revision_numbers: Mapping[str, int] = field(default_factory=dict)
    new_parties: tuple[Party, ...] = ()
    """Parties that are recorded with it."""
    unchanged: bool = False
    """It says nothing but what is recorded already."""


class Refused(DataError):
    """A result with faults; the message names every one."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Overtaken(ByelexError):
    """Somebody else recorded the contest, or called its seat for another day, since it was prepared."""

    def __init__(self, revision: Revision, of: str) -> None:
        did = "withdrew" if revision.by_election is None else "recorded"
        what = f"{of} (revision {revision.number})" if did == "withdrew" else f"revision {revision.number} of {of}"
        super().__init__(f"Meanwhile {revision.recorded_by} {did} {what}. Look at it again as it now stands.")
        self.revision = revision


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording: the revision, None where nothing had changed, and the contest as it now stands."""

    by_election: ByElection
    revision: Revision | None
    doubts: tuple[str, ...] = field(default=())


def prepare(
    store: Store,
    by_election: ByElection,
    doubts: tuple[str, ...] = (),
    today: date | None = None,
    new_parties: tuple[Party, ...] = (),
) -> Prepared:
    """Make a result ready: attach its baseline, put candidates in order, find every fault and doubt.

    `doubts` are those that whoever read it has already; `today` is what no polling day may be later than;
    `new_parties` are not in the store yet and are recorded with it, where anybody stands for them.
    """
    by_election = completed(store, by_election)
    numbers = written.revision_numbers(store, by_election)
    before = written.latest(store, by_election.id)
    named = {candidacy.party.id for candidacy in by_election.candidacies}
    new_parties = tuple(party for party in new_parties if party.id in named)
    faults = tuple(_blocking(store, by_election, today, {party.id for party in new_parties}))
    found = dict.fromkeys(doubts)
    stated = bodies.recorded(by_election)
    differing: tuple[Change, ...] = ()
    # Without candidates only a call can be looked at: of a result there is a fault already.
    if by_election.candidacies or by_election.stage == "called":
        other_days = written.same_poll(store, by_election)
        # What stood under another day is this by-election too: a candidate gone since is as much a doubt.
        stood = before or next((written.latest(store, each.id) for each in other_days), None)
        more = (*plausible.doubts(by_election, stood, now()), *_name_doubts(store, by_election, stood))
        found |= dict.fromkeys((*_day_doubts(store, by_election, before, other_days), *more))
        differing = changes(before, stated) if before is not None else ()
        found |= dict.fromkeys(_taken_back(store, by_election.id, differing))
    return Prepared(
        by_election,
        tuple(found),
        faults,
        before,
        differing,
        numbers,
        new_parties,
        before == stated,
    )


def prepare_file(store: Store, by_election: ByElection, *, doubted: bool = True) -> Prepared:
    """Make a file's contest ready. Votes that do not make its declared totals are a fault: nobody may be looking.

    Where it names the winner alone, whoever is recorded as standing still does.

    Not `doubted`, for filling a new store, it is compared with nothing and only its faults are found.
    """
    by_election, standing = with_those_standing(store, by_election)
    odds = tuple(impossible.at_odds(completed(store, by_election)))
    if doubted:
        prepared = prepare(store, by_election)
    else:
        by_election = completed(store, by_election)
        numbers = written.revision_numbers(store, by_election)
        prepared = Prepared(by_election, faults=tuple(_blocking(store, by_election, None)), revision_numbers=numbers)
    doubts = [*standing, *(doubt for doubt in prepared.doubts if doubt not in odds)]
    if doubted and not prepared.unchanged and (won := last_elected(store, by_election)) is not None:
        doubts += another_member(by_election, Elected(won[0].name, won[0].party, won[1]))
    return replace(prepared, doubts=tuple(doubts), faults=(*prepared.faults, *odds))


def last_elected(store: Store, by_election: ByElection) -> tuple[Candidacy, date] | None:
    """Give who won a seat last before a by-election, and on which day, as far as the store goes."""
    seat, polled_on = by_election.constituency.id, by_election.polling_on
    elected_on = max((on for on in store.general_election_dates() if on < polled_on), default=None)
    since = [
        each
        for each in store.listings()
        if each.constituency_id == seat and (elected_on or date.min) < each.polling_on < polled_on
    ]
    if since:
        contest = store.by_election(max(since, key=lambda each: each.polling_on).id)
        return None if contest is None else (contest.winner, contest.polling_on)
    baseline = store.baseline(seat, elected_on) if elected_on is not None else None
    if baseline is None or not baseline.candidacies:
        return None
    return baseline.candidacies[0], baseline.polling_on


def _name_doubts(store: Store, by_election: ByElection, stood: ByElection | None) -> Iterator[str]:
    recorded = {one.person_id for one in stood.candidacies} if stood is not None else set()
    # Everybody known is only gone through where somebody may be new.
    if any(one.person_id not in recorded for one in by_election.candidacies):
        known = {person.id: person for person in store.people()}
        yield from plausible.likely_same(by_election, {id: person.name for id, person in known.items()})
        yield from plausible.likely_other(by_election, {id: known[id] for id in known.keys() - recorded})


def _taken_back(store: Store, by_election_id: str, differing: tuple[Change, ...]) -> Iterator[str]:
    """Say what the last revision changed and this changes back: whoever opened a form before it may not know of it."""
    if not differing:
        return
    last = written.revisions(store, by_election_id)[-1]
    undone = {(each.what, each.after, each.before) for each in last.changes}
    back = "; ".join(str(each) for each in differing if (each.what, each.before, each.after) in undone)
    if back:
        yield f"This takes back what revision {last.number}, by {last.recorded_by}, changed: {back}."


def _day_doubts(
    store: Store, by_election: ByElection, before: ByElection | None, other_days: tuple[ByElection, ...]
) -> Iterator[str]:
    """Say what else is called in the seat, and what becomes of that."""
    for each in other_days:
        if by_election.stage == "called":
            yield f"It is called already, for {day(each.polling_on)}: this moves its polling day."
        else:
            yield (
                f"It is called for {day(each.polling_on)}, not {day(by_election.polling_on)}: recorded, this is that "
                "by-election's result, and its polling day is moved. If the day here is wrong, mend it."
            )
    if by_election.stage == "called" or before is not None:
        return
    for each in written.called_here(store, by_election):
        if each not in other_days and each.id != by_election.id:
            yield f"A by-election there is called for {day(each.polling_on)}: this leaves it as it is."


def completed(store: Store, by_election: ByElection) -> ByElection:
    """Put candidates in order and attach the baseline, and who has won the seat since; find the election before."""
    before = by_election.general_election_on
    if before is None:
        held = [day for day in store.general_election_dates() if day < by_election.polling_on]
        # Only where that election is known for the seat: a contest older than the store's tables has none.
        if held and store.baseline(by_election.constituency.id, held[-1]) is not None:
            before = held[-1]
    baseline = store.baseline(by_election.constituency.id, before) if before is not None else None
    return replace(
        by_election,
        candidacies=measures.in_order(by_election.candidacies),
        general_election_on=before,
        baseline=baseline,
        won_since=store.won_since(replace(by_election, general_election_on=before)),
    )


def _blocking(store: Store, by_election: ByElection, today: date | None, besides: Collection[str] = ()) -> list[str]:
    """Say everything that keeps a completed contest out of the store; empty where it may be written."""
    found = list(impossible.faults(by_election, today or clock.british_day()))
    found += _seat_faults(store, by_election)
    return [*found, *written.refusals(store, by_election, besides), *_polled_near(store, by_election)]


def _polled_near(store: Store, by_election: ByElection) -> Iterator[str]:
    near = written.polled_near(store, by_election)
    if near is not None:
        days = written.SAME_POLL.days
        yield f"{near} is in the store, and no seat polls twice in {days} days: mend the day, or withdraw that first."


def _seat_faults(store: Store, by_election: ByElection) -> Iterator[str]:
    seat, elections = by_election.constituency, store.general_election_dates()
    known = store.constituency(seat.id)
    if by_election.baseline is not None:
        yield from impossible.seat_faults(by_election, elections, known, [])
        return
    if known is not None and known.name != seat.name:
        yield f"The seat {seat.id} is {known.name}, not {seat.name}: mend the id or the name."
    on = by_election.general_election_on or max((on for on in elections if on < by_election.polling_on), default=None)
    if on is not None:
        same = [each.id for each in store.constituencies() if fold(each.name) == fold(seat.name)]
        namesakes = [id for id in same if store.baseline(id, on) is not None]
        yield from impossible.seat_faults(replace(by_election, general_election_on=on), elections, None, namesakes)


def overtaken(store: Store, seen: Mapping[str, int], stands: Mapping[str, int]) -> Overtaken | None:
    """Tell who recorded something between two looks at a seat's `revision_numbers`; None if nobody did.

    The latest is told where several did.
    """
    differing = {id for id in {*seen, *stands} if seen.get(id, 0) != latest_number(store, id)}
    found = [made[-1] for id in differing if (made := written.revisions(store, id))]
    if not found:
        return None
    latest = max(found, key=lambda revision: revision.id)
    contests = [one.by_election for one in written.revisions(store, latest.by_election_id) if one.by_election]
    if not contests:
        return Overtaken(latest, latest.by_election_id)
    return Overtaken(latest, f"{contests[-1].constituency.name}, {day(contests[-1].polling_on)}")


def record(
    store: Store, prepared: Prepared, by: str, source: str, at: datetime | None = None, news: bool = True
) -> Recorded:
    """Write a prepared result and queue its alerts, in one transaction; `news` False alerts nobody not told before.

    Raises Refused where it has faults, and Overtaken where somebody recorded the contest since it was prepared; then
    nothing is written.
    """
    if prepared.by_election is None or prepared.faults:
        raise Refused(prepared.faults)
    by_election = prepared.by_election
    with store.writing():
        numbers = written.revision_numbers(store, by_election)
        if (newer := overtaken(store, prepared.revision_numbers, numbers)) is not None:
            raise newer
        if near := tuple(_polled_near(store, by_election)):
            raise Refused(near)
        if prepared.new_parties:
            store.save_parties(prepared.new_parties)
        revision = written.record(store, by_election, by, source, at, news)
    stands = store.by_election(by_election.id)
    return Recorded(stands or by_election, revision, prepared.doubts)


def withdraw(store: Store, by_election_id: str, by: str, reason: str) -> Revision:
    """Withdraw a result: it leaves every answer, its alerts are told so, and its revisions stay.

    One that a by-election was called for lately leaves it called, as it was before: what is wrong is the result.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise DataError("Say why it is withdrawn: the reason is kept with the revision.")
    with store.writing():
        call = call_before(store, by_election_id)
        revision = written.withdraw(store, by_election_id, by, WITHDRAWN + reason)
        if call is not None:
            written.record(store, call, by, WITHDRAWN + reason)
    return revision


def call_before(store: Store, by_election_id: str) -> ByElection | None:
    """Give the call that a result of late took the place of; None where there is no such result, or was no call."""
    made = written.revisions(store, by_election_id)
    stands = made[-1].by_election if made else None
    if stands is None or stands.stage == "called" or clock.british_day() - stands.polling_on > written.SAME_POLL:
        return None
    if written.called_here(store, stands):
        # The seat is called again already: a second call would be taken for that one's, its day moved.
        return None
    since = takewhile(lambda one: one is not None, (one.by_election for one in reversed(made)))
    return next((one for one in since if one is not None and one.stage == "called"), None)
