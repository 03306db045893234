"""What was said, by whom, when and where; and what else was reported of a by-election."""

from __future__ import annotations

from typing import Annotated

from byelex.answers import Answer
from byelex.elections import ByElection, Fact, Person
from byelex.errors import ByelexError
from byelex.measures import verdict
from byelex.questions.contest import circumstance_figures, follow_ups, standing_notes, title
from byelex.questions.kinds import BY_ELECTION, SPEAKER
from byelex.questions.registry import question
from byelex.questions.result import SEAT
from byelex.store import Store
from byelex.wording import claim_sentence, how_many, reported


@question(
    examples=({"seat": "wakefield"}, {"speaker": "starmer"}, {"seat": "hartlepool", "speaker": "abbott"}),
    arguments={"seat": "the seat it is about", "speaker": "who said it"},
)
def quotes(
    store: Store,
    seat: Annotated[ByElection | None, BY_ELECTION] = None,
    speaker: Annotated[Person | None, SPEAKER] = None,
) -> Answer:
    """Show what was said about a by-election, or by someone, word for word."""
    if seat is None and speaker is None:
        raise ByelexError("/quotes needs a seat, a speaker or both: try seat: wakefield or speaker: starmer.")
    found = store.quotes(speaker.id if speaker else None, seat.id if seat else None)
    of = f" by {speaker.name}" if speaker else ""
    on = title(seat) if seat else "by-elections"
    if not found:
        return Answer(
            title=f"Quotes{of}: {on}",
            headline=f"No quotes{of} on record{f' for {seat.name}' if seat else ''}.",
            kind="decline",
            follow_ups=follow_ups(seat, "quotes") if seat else (),
        )
    return Answer(
        title=f"Quotes{of}: {on}",
        headline=how_many(len(found), "quote"),
        colour=seat.winner.party.colour if seat else (found[0].party.colour if found[0].party else None),
        quotes=found,
        sources=seat.sources if seat else (),
        follow_ups=follow_ups(seat, "quotes") if seat else (),
    )


@question(examples=({"seat": "wellingborough"}, {"seat": "batley and spen 2021"}), arguments=SEAT)
def background(store: Store, seat: Annotated[ByElection, BY_ELECTION]) -> Answer:
    """Show why there was a by-election, what was reported of it, and which reported figures differ."""
    figures = circumstance_figures(seat)
    facts = tuple(_fact_sentence(fact) for fact in seat.facts)
    claims = tuple(claim_sentence(claim) for claim in seat.claims)
    nothing = not (figures or facts or claims)
    return Answer(
        title=f"Background: {title(seat)}",
        headline="Nothing is recorded beyond the result." if nothing else verdict(seat),
        colour=seat.winner.party.colour,
        figures=figures,
        paragraphs=facts,
        claims=claims,
        notes=standing_notes(seat),
        sources=seat.sources,
        follow_ups=follow_ups(seat, "background"),
    )


def _fact_sentence(fact: Fact) -> str:
    topic = fact.topic[:1].upper() + fact.topic[1:]
    return f"{topic}: {fact.text}{reported(fact.outlet, fact.published_on)}"
