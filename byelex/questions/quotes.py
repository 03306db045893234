"""What was said, by whom, when and where; and what else was reported of a by-election."""

from __future__ import annotations

from typing import Annotated

from byelex.answers import Answer
from byelex.elections import ByElection, Fact, Person, Quote
from byelex.errors import ByelexError
from byelex.measures import verdict
from byelex.questions.cited import report_sources
from byelex.questions.contest import changes_a_figure, circumstance_figures, follow_ups, standing_notes, title
from byelex.questions.kinds import BY_ELECTION, QUOTED, SPEAKER
from byelex.questions.registry import question
from byelex.questions.result import SEAT
from byelex.questions.rows import result_follow_ups
from byelex.store import Store
from byelex.wording import capital, claim_sentence, correction_sentence, how_many, listed, reported

FOLLOWED = 5
NAMED = 6
"""How many speakers are named in a headline; of more, only the number is given."""


@question(
    examples=({"seat": "wakefield"}, {"speaker": "starmer"}, {"seat": "hartlepool", "speaker": "abbott"}),
    arguments={"seat": "the seat it is about", "speaker": "who said it"},
)
def quotes(
    store: Store,
    seat: Annotated[ByElection | None, QUOTED] = None,
    speaker: Annotated[Person | None, SPEAKER] = None,
) -> Answer:
    """Show what was said about a by-election, or by someone, word for word."""
    if seat is None and speaker is None:
        raise ByelexError("/quotes needs a seat, a speaker or both: try seat: wakefield or speaker: starmer.")
    which = f"Quotes{f' by {speaker.name}' if speaker else ''}{f' on {seat.name}' if seat else ''}"
    found = store.quotes(speaker.id if speaker else None, seat.id if seat else None)
    return quoted(store, which, found, (seat.id,) if seat else ())


def quoted(store: Store, which: str, found: tuple[Quote, ...], asked: tuple[str, ...]) -> Answer:
    """Answer with the quotes found; `which` names those looked for, `asked` are the by-elections named, if any were."""
    about = dict.fromkeys(one for quote in found for one in quote.by_election_ids if not asked or one in asked)
    subjects = store.by_elections(tuple(about) or asked[:FOLLOWED])
    only = subjects[0] if len(subjects) == 1 else None
    nexts = follow_ups(only, "quotes") if only else result_follow_ups(subjects)
    if not found:
        said = f"No such quote is in the store; it has {how_many(len(store.quotes()), 'quote')} in all."
        return Answer(which, said, kind="decline", follow_ups=nexts)
    speakers = list(dict.fromkeys(quote.speaker for quote in found))
    by = listed(speakers) if len(speakers) <= NAMED else f"{len(speakers)} speakers"
    party = only.winner.party if only and len(speakers) > 1 else found[0].party
    return Answer(
        title=which,
        headline=f"{how_many(len(found), 'quote')}, by {by}",
        colour=party.colour if party else None,
        quotes=found,
        sources=report_sources(subjects),
        follow_ups=nexts,
    )


@question(examples=({"seat": "wellingborough"}, {"seat": "batley and spen 2021"}), arguments=SEAT)
def background(store: Store, seat: Annotated[ByElection, BY_ELECTION]) -> Answer:
    """Show why there was a by-election, what was reported of it, and which reported figures differ."""
    facts = tuple(_fact_sentence(fact) for fact in seat.facts)
    claims = tuple(claim_sentence(claim) for claim in seat.claims)
    put_right = tuple(correction_sentence(one) for one in seat.corrections if not changes_a_figure(one))
    told = (seat.cause, seat.previous_member, seat.declared_at, facts, claims, seat.corrections)
    return Answer(
        title=f"Background: {title(seat)}",
        headline=verdict(seat) if any(told) else "Nothing is recorded beyond the result.",
        colour=seat.winner.party.colour,
        figures=circumstance_figures(seat) if any(told) else (),
        paragraphs=facts,
        claims=claims,
        notes=(*standing_notes(seat), *put_right),
        sources=seat.sources,
        follow_ups=follow_ups(seat, "background"),
    )


def _fact_sentence(fact: Fact) -> str:
    return f"{capital(fact.topic)}: {fact.text}{reported(fact.outlet, fact.published_on)}"
