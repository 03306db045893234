"""A by-election as an editor calls it -> the contest as it would then stand, with what is doubtful in that.

The day, why the seat is vacant and who is nominated may come one by one: what is left blank stays as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from byelex import clock
from byelex.elections import ByElection, Candidacy, Party
from byelex.names import Names
from byelex.recording import seats
from byelex.recording.causes import Vacancy, read_vacancy
from byelex.recording.door import Prepared, last_elected, prepare
from byelex.recording.keeping import known_of
from byelex.recording.parts import Candidacies, Paste, other_seat, with_source
from byelex.sources.declaration import Declaration, read_declaration
from byelex.sources.declared.parties import PartyPhrases
from byelex.store import Store
from byelex.store.revisions import latest, revision_numbers
from byelex.wording import day, how_many, with_party

FAR_DAYS = 100
"""By-elections are polled some weeks after they are called, so a day further off is likely another year's."""
RESULT_FIGURES = ("rejected_vote_count", "valid_vote_count", "ballot_count", "majority", "turnout", "swing")


def prepare_call(store: Store, names: Names, paste: Paste, opened_for: ByElection | None = None) -> Prepared:
    """Make a call ready to be recorded: find its seat, read who is nominated and why the seat is vacant, check it.

    `opened_for` is the call whose form was filled in, if one stood: what stands in it is said of that seat alone.
    """
    today = clock.british_day()
    polling_on = seats.coming_day(paste.polling_on, today)
    contest = seats.find(store, names, paste.seat, polling_on) if isinstance(polling_on, date) else polling_on
    if isinstance(contest, str):
        # The seat and the day are to be mended first, but whoever pasted it is told of everything at once.
        return Prepared(None, faults=(contest, *_as_nominations(_nominations(store, paste, None, opened_for).faults)))
    new = ByElection(contest.id, contest.constituency, contest.polling_on, (), stage="called")
    before, seen = latest(store, contest.id), revision_numbers(store, new)
    declaration = _nominations(store, paste, contest.constituency.country, opened_for or before)
    faults = [
        *_as_nominations(declaration.faults),
        *_nomination_faults(declaration),
        *_contest_faults(new, before, opened_for, today),
    ]
    vacancy = read_vacancy(paste.cause, PartyPhrases(store.parties().values(), contest.constituency.country))
    doubts = [
        *([contest.doubt] if contest.doubt else []),
        *_as_nominations(declaration.doubts),
        *other_seat(names, declaration, contest),
        *_kept_doubts(paste, before),
        *vacancy.doubts,
    ]
    days_to_go = (contest.polling_on - today).days
    if days_to_go > FAR_DAYS:
        doubts.append(f"Polling day, {day(contest.polling_on)}, is {how_many(days_to_go, 'day')} away.")
    if faults:
        return Prepared(None, tuple(doubts), tuple(faults), before, revision_numbers=seen)
    start = known_of(store, new) or new
    ballot = Candidacies(store, contest, start)
    said = paste.source or declaration.source or ""
    called = replace(
        start,
        candidacies=_nominated(paste, declaration, ballot, start),
        electorate=start.electorate if declaration.electorate is None else declaration.electorate,
        sources=with_source(start.sources, said, "notice of the by-election", "the polling day and who is nominated"),
    )
    if paste.cause.strip():
        called, more = _vacated(store, called, vacancy)
        doubts += more
    return prepare(store, called, (*doubts, *ballot.doubts), today, declaration.new_parties)


def _nominated(paste: Paste, declaration: Declaration, ballot: Candidacies, start: ByElection) -> tuple[Candidacy, ...]:
    """Give who is nominated: nobody, where that is said; where nothing is, whoever was before."""
    if _says_nobody(paste.text):
        return ()
    if not declaration.candidates:
        return start.candidacies
    return tuple(ballot.candidacy(one, one.party, one.name) for one in declaration.candidates if one.party is not None)


def _contest_faults(
    new: ByElection, before: ByElection | None, opened_for: ByElection | None, today: date
) -> list[str]:
    faults = []
    if new.polling_on < today:
        faults.append(f"Polling day, {day(new.polling_on)}, has been: /record takes the result.")
    if opened_for is not None and opened_for.constituency.id != new.constituency.id:
        mine, other = opened_for.constituency.name, new.constituency.name
        faults.append(
            f"This form is of the by-election called in {mine}, so it cannot be one in {other}: write {mine} again, or "
            f"Cancel and /call {other}. /withdraw takes back the one in {mine}."
        )
    if before is not None and before.stage != "called":
        faults.append(f"{before.name} has a result already: /correct changes it, /withdraw takes it back.")
    return faults


def _nominations(store: Store, paste: Paste, country: str | None, stood: ByElection | None) -> Declaration:
    if not paste.text.strip() or _says_nobody(paste.text):
        return Declaration()
    standing = stood.candidacies if stood is not None else ()
    return read_declaration(paste.text, store.parties().values(), country, nominations=True, standing=standing)


def _says_nobody(text: str) -> bool:
    """Tell whether a text takes back everyone nominated, where a blank one leaves them."""
    return text.strip(" \t\n.").casefold() in ("-", "–", "—", "none", "nobody", "no one", "no candidates")


def _kept_doubts(paste: Paste, before: ByElection | None) -> list[str]:
    if paste.text.strip() or before is None or not before.candidacies:
        return []
    stay = "whoever was nominated stays" if len(before.candidacies) == 1 else f"the {len(before.candidacies)} stay"
    return [f"Nobody is named as nominated, so {stay}: write - to take them all out."]


def _as_nominations(remarks: Iterable[object]) -> list[str]:
    """Write remarks on a declaration's lines for a list that has no votes in it."""
    return [str(remark).replace("name, party, votes", "name, party") for remark in remarks]


def _nomination_faults(declaration: Declaration) -> list[str]:
    unnamed = [one for one in declaration.candidates if one.party is not None and not one.name]
    found = [f"Line {one.line}: who is nominated for {one.party_name}? Write it as name, party." for one in unnamed]
    figures = any(getattr(declaration, name) is not None for name in RESULT_FIGURES)
    if declaration.has_votes or figures or any(one.elected for one in declaration.candidates):
        found.append("There are figures of a result, or who was elected, in the text: /record takes those.")
    return found


def _vacated(store: Store, called: ByElection, vacancy: Vacancy) -> tuple[ByElection, list[str]]:
    """Put in why the seat is vacant and who sat there, with the doubts."""
    called = replace(called, cause=vacancy.cause, cause_note=vacancy.note)
    won = last_elected(store, called)
    elected = None if won is None else won[0]
    if vacancy.member is None:
        if called.previous_member is not None or elected is None:
            return called, []
        named = f"The member before is taken to be {with_party(elected)}, who won the seat last."
        sure = vacancy.note is not None and elected.name.casefold() in vacancy.note.casefold()
        return _member(called, elected.name, elected.party), [] if sure else [named]
    party, doubts = vacancy.party, []
    if elected is not None and elected.name.casefold() == vacancy.member.casefold():
        party = party or elected.party
    elif elected is not None:
        doubts.append(f"{vacancy.member} is the member before; the seat was won last by {with_party(elected)}.")
    return _member(called, vacancy.member, party), doubts


def _member(called: ByElection, name: str, party: Party | None) -> ByElection:
    if called.previous_member == name:
        return replace(called, previous_party=party or called.previous_party)
    return replace(called, previous_member=name, previous_party=party, previous_note=None)
