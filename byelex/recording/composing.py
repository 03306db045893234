"""A pasted declaration, its seat and day -> the contest as it would then stand, with what is doubtful in that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from byelex import clock, measures, swings
from byelex.elections import ByElection, Candidacy, Declared, Stage
from byelex.names import Names
from byelex.names.text import words
from byelex.recording import seats
from byelex.recording.door import Prepared, prepare
from byelex.recording.keeping import counted, known_of, still_standing
from byelex.recording.parts import Candidacies, Paste, other_seat, with_source
from byelex.sources.declaration import Declaration, read_declaration
from byelex.store import Store
from byelex.store.revisions import latest, revision_numbers
from byelex.wording import count, percent, rounded, with_party

UNOPPOSED = (
    "A form takes polls alone. If nobody else stood, have it recorded from a file: byelex record FILE, with the line "
    'completeness = "unopposed".'
)


def prepare_paste(store: Store, names: Names, paste: Paste, today: date | None = None) -> Prepared:
    """Make a pasted declaration ready to be recorded: read it, find its contest, complete and check it."""
    today = today or clock.british_day()
    polling_on = seats.polling_day(paste.polling_on, today)
    if isinstance(polling_on, str):
        return Prepared(None, faults=(polling_on, *_line_faults(store, paste)))
    contest = seats.find(store, names, paste.seat, polling_on)
    if isinstance(contest, str):
        return Prepared(None, faults=(contest, *_line_faults(store, paste)))
    new = ByElection(contest.id, contest.constituency, contest.polling_on, ())
    before, seen = latest(store, contest.id), revision_numbers(store, new)
    stands = known_of(store, new)
    standing = stands.candidacies if stands is not None else ()
    country = contest.constituency.country
    declaration = read_declaration(paste.text, store.parties().values(), country, standing=standing)
    doubts = [contest.doubt] if contest.doubt else []
    doubts += [str(remark) for remark in declaration.doubts]
    doubts += other_seat(names, declaration, contest)
    if not declaration.has_votes and "unopposed" in words(paste.text):
        return Prepared(None, tuple(doubts), (UNOPPOSED,), before, revision_numbers=seen)
    if declaration.faults:
        faults = tuple(str(remark) for remark in declaration.faults)
        return Prepared(None, tuple(doubts), faults, before, revision_numbers=seen)
    composed = _Composer(store, contest, declaration, paste, stands).by_election()
    if isinstance(composed, str):
        return Prepared(None, tuple(doubts), (composed,), before, revision_numbers=seen)
    by_election, more = composed
    prepared = prepare(store, by_election, (*doubts, *more), today, declaration.new_parties)
    if prepared.by_election is None or prepared.faults:
        return prepared
    checked = tuple(_stated_doubts(prepared.by_election, declaration))
    return replace(prepared, doubts=tuple(dict.fromkeys((*prepared.doubts, *checked))))


def _line_faults(store: Store, paste: Paste) -> list[str]:
    # The seat is to be mended first, but whoever pasted it is told of everything at once.
    return [str(remark) for remark in read_declaration(paste.text, store.parties().values(), None).faults]


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
        if kept is not None and counted(kept) and declaration.candidates and not declaration.has_votes:
            # Word of the winner that comes after the votes: it can take none of them away.
            if said := self._other_winner(kept):
                return said
            candidacies = kept.candidacies
            self.doubts.append("There are no votes in the text, so those that are recorded stay.")
        elif declaration.candidates:
            composed = self._candidacies()
            if isinstance(composed, str):
                return composed
            candidacies = composed
        elif kept is not None and kept.candidacies:
            candidacies = kept.candidacies
        else:
            return "No candidate is named. Paste the result, a candidate a line: name, party, votes."
        electorate, rejected = declaration.electorate, declaration.rejected_vote_count
        if kept is not None:
            electorate = kept.electorate if electorate is None else electorate
            rejected = kept.rejected_vote_count if rejected is None else rejected
        start = before or ByElection(self.contest.id, self.contest.constituency, self.contest.polling_on, candidacies)
        said = self.paste.source or self.declaration.source or ""
        # What was declared of other votes is no check of these; who won is another matter.
        same = start.candidacies and replace(start, candidacies=candidacies).winner.person_id == start.winner.person_id
        declared = Declared(result=start.declared.result) if same else Declared()
        if _votes(start.candidacies) == _votes(candidacies):
            declared = start.declared
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
            sources=with_source(start.sources, said, "declaration of the result", "the declared result"),
        )
        return made, self.doubts

    def _other_winner(self, kept: ByElection) -> str:
        """Say so where the text's winner is not who the recorded votes make it; empty where it is."""
        ballot = Candidacies(self.store, self.contest, kept)
        for one in self.declaration.candidates:
            if one.elected and one.party is not None:
                said = ballot.candidacy(one, one.party, one.name or ballot.recorded_name(one.party))
                if (said.person_id, said.party.id) != (kept.winner.person_id, kept.winner.party.id):
                    by_votes = f"by the votes recorded it is {with_party(kept.winner)}"
                    return f"The text says that {with_party(said)} won; {by_votes}. /correct changes those."
        return ""

    def _stage(self, candidacies: tuple[Candidacy, ...], electorate: int | None, rejected: int | None) -> Stage:
        if all(one.votes is None for one in candidacies):
            # Of long ago no more than the winner may be known: that is no news to be followed by votes.
            known = self.before if self.paste.whole else None
            return "winner" if known is None or known.stage == "called" or counted(known) else known.stage
        if self.declaration.provisional is not None:
            return "votes" if self.declaration.provisional else "official"
        return "official" if electorate is not None and rejected is not None else "votes"

    def _candidacies(self) -> tuple[Candidacy, ...] | str:
        ballot = Candidacies(self.store, self.contest, self.before)
        made: list[Candidacy] = []
        left_out: list[str] = []
        has_votes = self.declaration.has_votes
        if not has_votes and not any(one.elected for one in self.declaration.candidates):
            return 'Nobody has votes: say who was elected ("Kim Leadbeater, Labour, elected"), or give the votes.'
        for one in self.declaration.candidates:
            assert one.party is not None
            name = one.name or ballot.recorded_name(one.party)
            if not name and has_votes:
                how = "Write it as name, party, votes; a word after @ or # is left out."
                return f"Line {one.line}: who stood for {one.party.name}? {how}"
            if not name and not one.elected:
                left_out.append(one.party.name)
                continue
            made.append(ballot.candidacy(one, one.party, name))
        self.doubts += ballot.doubts
        if left_out:
            self.doubts.append(f"Not named and without votes, so left out: {', '.join(left_out)}.")
        if has_votes or self.paste.whole or self.before is None:
            return tuple(made)
        kept, doubts = still_standing(self.before, made)
        self.doubts += doubts
        return (*made, *kept)


def _votes(candidacies: tuple[Candidacy, ...]) -> dict[str, int | None]:
    return {one.person_id: one.votes for one in candidacies}


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
    swing = swings.standard_swing(by_election)
    given = declaration.swing
    if given is not None and isinstance(swing, swings.Swing) and not given.agrees(swing.points):
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
