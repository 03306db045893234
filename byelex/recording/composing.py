"""A pasted declaration, its seat and day -> the contest as it would then stand, with what is doubtful in that."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from byelex import measures
from byelex.elections import ByElection, Candidacy, Declared, Party, Person, Source, Stage
from byelex.names import Names
from byelex.names.text import words
from byelex.recording import seats
from byelex.recording.door import Prepared, latest_number, prepare
from byelex.sources.declaration import Declaration, read_declaration
from byelex.sources.declared.candidates import Standing
from byelex.sources.ids import slug
from byelex.store import Store
from byelex.store.recording import latest
from byelex.wording import count, percent, rounded

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "cllr", "councillor", "sir", "dame", "rev", "prof", "lord"})


@dataclass(frozen=True, slots=True)
class Paste:
    """What an editor filled in. `whole`: the text is all there is to say (a correction), not news to add."""

    seat: str
    polling_on: str
    text: str
    source: str
    whole: bool = False


def prepare_paste(store: Store, names: Names, paste: Paste, today: date | None = None) -> Prepared:
    """Make a pasted declaration ready to be recorded: read it, find its contest, complete and check it."""
    today = today or date.today()
    polling_on = seats.polling_day(paste.polling_on, today)
    if isinstance(polling_on, str):
        return Prepared(None, faults=(polling_on, *_line_faults(store, paste, None)))
    contest = seats.find(store, names, paste.seat, polling_on)
    if isinstance(contest, str):
        return Prepared(None, faults=(contest, *_line_faults(store, paste, None)))
    declaration = read_declaration(paste.text, store.parties().values(), contest.constituency.country)
    doubts = [contest.doubt] if contest.doubt else []
    doubts += [str(remark) for remark in declaration.doubts]
    doubts += _other_seat(names, declaration, contest)
    standing = latest_number(store, contest.id)
    before = latest(store, contest.id)
    if declaration.faults:
        faults = tuple(str(remark) for remark in declaration.faults)
        return Prepared(None, tuple(doubts), faults, before, standing=standing)
    composed = _Composer(store, contest, declaration, paste, before).by_election()
    if isinstance(composed, str):
        return Prepared(None, tuple(doubts), (composed,), before, standing=standing)
    by_election, more = composed
    prepared = prepare(store, by_election, (*doubts, *more), today, declaration.new_parties)
    if prepared.by_election is None or prepared.faults:
        return prepared
    checked = tuple(_stated_doubts(prepared.by_election, declaration))
    return replace(prepared, doubts=tuple(dict.fromkeys((*prepared.doubts, *checked))))


def _line_faults(store: Store, paste: Paste, country: str | None) -> list[str]:
    # The seat is to be mended first, but whoever pasted it is told of everything at once.
    return [str(remark) for remark in read_declaration(paste.text, store.parties().values(), country).faults]


def _other_seat(names: Names, declaration: Declaration, contest: seats.Contest) -> list[str]:
    """Say where a title in the text names another seat than the one chosen."""
    mine = " ".join(words(contest.constituency.name))
    found = []
    for heading in declaration.headings:
        said = f" {' '.join(words(heading))} "
        if f" {mine} " in said:
            continue
        named = [seat.name for seat in names.seats if f" {' '.join(words(seat.name))} " in said]
        if named:
            best = max(named, key=len)
            found.append(f'The text says "{best}"; the seat chosen is {contest.constituency.name}.')
    return found


class _Composer:
    """Puts a declaration together with what is recorded of the contest."""

    def __init__(
        self, store: Store, contest: seats.Contest, declaration: Declaration, paste: Paste, before: ByElection | None
    ) -> None:
        self.store, self.contest, self.declaration, self.paste = store, contest, declaration, paste
        self.before = before
        self.doubts: list[str] = []

    def by_election(self) -> tuple[ByElection, list[str]] | str:
        """Give the contest as it would stand, and doubts; a fault in words where there is none."""
        declaration, before = self.declaration, self.before
        kept = before if before is not None and not self.paste.whole else None
        candidacies: tuple[Candidacy, ...]
        if declaration.candidates:
            composed = self._candidacies()
            if isinstance(composed, str):
                return composed
            candidacies = composed
        elif kept is not None:
            candidacies = kept.candidacies
        else:
            return "No candidate is named. Paste the result, a candidate a line: name, party, votes."
        electorate, rejected = declaration.electorate, declaration.rejected_vote_count
        if kept is not None:
            electorate = kept.electorate if electorate is None else electorate
            rejected = kept.rejected_vote_count if rejected is None else rejected
        start = before or ByElection(self.contest.id, self.contest.constituency, self.contest.polling_on, candidacies)
        # What was declared of other votes is no check of these.
        declared = start.declared if _votes(start.candidacies) == _votes(candidacies) else Declared()
        made = replace(
            start,
            candidacies=candidacies,
            stage=self._stage(candidacies, electorate, rejected),
            electorate=electorate,
            rejected_vote_count=rejected,
            declared_at=declaration.declared_at or start.declared_at,
            declared=Declared(
                declared.valid_vote_count if declaration.valid_vote_count is None else declaration.valid_vote_count,
                declared.majority if declaration.majority is None else declaration.majority,
                declared.result,
            ),
            sources=self._sources(start.sources),
        )
        return made, self.doubts

    def _stage(self, candidacies: tuple[Candidacy, ...], electorate: int | None, rejected: int | None) -> Stage:
        if all(one.votes is None for one in candidacies):
            return "winner"
        if self.declaration.provisional is not None:
            return "votes" if self.declaration.provisional else "official"
        return "official" if electorate is not None and rejected is not None else "votes"

    def _sources(self, known: tuple[Source, ...]) -> tuple[Source, ...]:
        said = " ".join((self.paste.source or self.declaration.source or "").split())
        if not said:
            return known
        work, _, title = said.partition(",")
        source = Source(work.strip(), title.strip() or "declaration of the result", supplies="the declared result")
        cited = any((one.work, one.title) == (source.work, source.title) for one in known)
        return known if cited else (*known, source)

    def _candidacies(self) -> tuple[Candidacy, ...] | str:
        people = _People(self.store, self.before)
        made: list[Candidacy] = []
        left_out: list[str] = []
        has_votes = self.declaration.has_votes
        if not has_votes and not any(one.elected for one in self.declaration.candidates):
            return 'Nobody has votes: say who was elected ("Kim Leadbeater, Labour, elected"), or give the votes.'
        for one in self.declaration.candidates:
            assert one.party is not None
            name = one.name or self._recorded_name(one.party)
            if not name and has_votes:
                return f"Line {one.line}: who stood for {one.party.name}? Write it as name, party, votes."
            if not name and not one.elected:
                left_out.append(one.party.name)
                continue
            made.append(self._candidacy(one, one.party, name, people))
        if left_out:
            self.doubts.append(f"Not named and without votes, so left out: {', '.join(left_out)}.")
        return tuple(made)

    def _candidacy(self, one: Standing, party: Party, name: str, people: _People) -> Candidacy:
        if not name:
            name = f"{party.name} candidate"
            person_id = f"{self.contest.id}-{party.id}"
            self.doubts.append(f'The winner is not named, and is shown as "{name}" until the name is recorded.')
        else:
            person_id, doubt = people.identify(name, party, self.contest.constituency.name)
            if doubt:
                self.doubts.append(doubt)
        standing = self.before.candidacies if self.before is not None else ()
        known = next((each for each in standing if (each.person_id, each.party.id) == (person_id, party.id)), None)
        party_name = one.party_name or party.name
        if known is not None and _core(party_name) in (_core(party.name), _core(known.party_name)):
            # The text only says which party: its name as printed is on record.
            party_name = known.party_name
        change, share = (known.published_change, known.published_share) if known is not None else (None, None)
        return Candidacy(person_id, name, party, party_name, one.votes, one.elected, change, share)

    def _recorded_name(self, party: Party) -> str:
        """Give who stands for a party as recorded; empty where that is not one named person."""
        standing = self.before.candidacies if self.before is not None else ()
        found = [one for one in standing if one.party.id == party.id and not party.independent]
        unnamed = f"{self.contest.id}-{party.id}"
        return found[0].name if len(found) == 1 and found[0].person_id != unnamed else ""


def _core(party_name: str) -> list[str]:
    return [word for word in words(party_name) if word not in ("the", "party")]


def _votes(candidacies: tuple[Candidacy, ...]) -> dict[str, int | None]:
    return {one.person_id: one.votes for one in candidacies}


class _People:
    """Who is who: one person is one person, by every spelling the store knows."""

    def __init__(self, store: Store, before: ByElection | None) -> None:
        self.store = store
        self.here = {_plain(one.name): one.person_id for one in before.candidacies} if before else {}
        self.by_name: dict[str, list[Person]] = {}
        for person in store.people():
            for name in {_plain(name) for name in (person.name, *person.other_names)}:
                self.by_name.setdefault(name, []).append(person)

    def identify(self, name: str, party: Party, seat: str) -> tuple[str, str]:
        """Give a person's id, and a doubt where who it is cannot be certain."""
        key = _plain(name)
        if key in self.here:
            return self.here[key], ""
        known = self.by_name.get(key, [])
        if not known:
            return slug(name), ""
        stood = [(person, *self._last(person)) for person in known]
        best = next(((p, s, w) for p, s, w in stood if w == party.name or s == seat), stood[0])
        person, where, was = best
        if was == party.name and len(known) == 1:
            return person.id, ""
        last = f", who stood for {was} in {where}" if where else ", who is quoted in the store"
        return person.id, f"{name} is taken for {person.name}{last}."

    def _last(self, person: Person) -> tuple[str, str]:
        for id in person.by_election_ids[:1]:
            contest = self.store.by_election(id)
            stood = [one for one in contest.candidacies if one.person_id == person.id] if contest else []
            if contest is not None and stood:
                return contest.constituency.name, stood[0].party.name
        return "", ""


def _plain(name: str) -> str:
    found = [word for word in words(re.sub(r"[\"“”].*?[\"“”]", " ", name)) if word not in _TITLES]
    return " ".join(found or words(name))


def _stated_doubts(by_election: ByElection, declaration: Declaration) -> list[str]:
    """Compare what the text states as a check with what the votes make."""
    found: list[str] = []
    valid = measures.valid_vote_count(by_election)
    shares = {(one.name or one.party_name): one.share for one in declaration.candidates if one.share is not None}
    for one in by_election.candidacies:
        stated, exact = shares.get(one.name), measures.share_points(by_election, one)
        if stated is not None and exact is not None and not stated.agrees(exact):
            found.append(
                f"{one.name}'s share is given as {stated}%; the votes make it {percent(exact, stated.places)}."
            )
    turnouts = [measures.turnout_points(by_election), measures.ballot_turnout_points(by_election)]
    known = [turnout for turnout in turnouts if turnout is not None]
    if declaration.turnout is not None and known and not any(declaration.turnout.agrees(each) for each in known):
        places = declaration.turnout.places
        made = percent(known[0], places)
        found.append(f"Turnout is given as {declaration.turnout}%; the votes and the electorate make it {made}.")
    ballots, rejected = declaration.ballot_count, by_election.rejected_vote_count
    if ballots is not None and valid is not None and ballots not in (valid, valid + (rejected or 0)):
        with_rejected = f" ({count(valid + rejected)} with the rejected papers)" if rejected is not None else ""
        found.append(f"The text counts {count(ballots)} ballots; the votes add up to {count(valid)}{with_rejected}.")
    swing = measures.standard_swing(by_election)
    given = declaration.swing
    if given is not None and isinstance(swing, measures.Swing) and not given.agrees(swing.points):
        found.append(f"The swing is given as {given}; the votes make it {rounded(swing.points, given.places)}.")
    return [*found, *_verdict_doubts(by_election, declaration)]


def _verdict_doubts(by_election: ByElection, declaration: Declaration) -> list[str]:
    ended = measures.outcome(by_election)
    if ended is None:
        return []
    said = measures.verdict(by_election)
    if declaration.held is not None and declaration.held != ended.held:
        return [
            f'The text says "{"hold" if declaration.held else "gain"}"; against the general election it is a {said}.'
        ]
    gained_from = declaration.gained_from
    if gained_from is not None and not ended.held and gained_from.id != ended.from_.id:
        return [f"The text says it was gained from {gained_from.name}; against the general election it is a {said}."]
    return []
