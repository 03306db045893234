"""What the field's words mean, how figures are worked out, where they come from, and why others' may differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from byelex.answers import Answer
from byelex.ask.answering.named.swings import swing_part
from byelex.ask.answering.parts.of_each import about
from byelex.ask.answering.parts.one_measure import PARTS
from byelex.ask.query import Query
from byelex.elections import ByElection, Source
from byelex.glossary import TERMS
from byelex.questions.contest import follow_ups
from byelex.questions.rows import result_follow_ups
from byelex.questions.scopes import contest_names, coverage_words, dated
from byelex.store import Store
from byelex.store.at_odds import with_claims
from byelex.store.lines import missing
from byelex.wording import capital, claim_sentence, correction_sentence, day, how_many, listed

MOST_SHOWN = 8
"""How many by-elections' figures at odds, or sources, are listed when none was named."""

_MORE = {
    "one party": "One party here: the Brexit Party and Reform UK, whose registration is one. So are Labour and Labour "
    "and Co-operative.",
    "by-election": "An election in one constituency between general elections, held when its seat falls vacant.",
}


def _sources_of(contests: Sequence[ByElection]) -> tuple[Source, ...]:
    """Give every source of several contests, each once: of figures at odds, and where sources are what is asked."""
    return tuple(dict.fromkeys(source for one in contests for source in one.sources))[:MOST_SHOWN]


def defined(store: Store, query: Query) -> Answer:
    """Answer what a term means."""
    term = query.words
    if term == "butler or steed":
        return Answer(
            title="Butler or Steed?",
            headline="Butler: Byelex gives the Butler swing first and the Steed swing second, labelled.",
            read_as="Definition of Butler swing and Steed swing",
            paragraphs=(f"Butler swing: {TERMS['butler swing']}", f"Steed swing: {TERMS['steed swing']}"),
        )
    if term == "notional":
        return _notional(store, query)
    if term.startswith("different"):
        return _different(store, term.removeprefix("different").strip())
    if ", " in term:
        first, *others = [f"{one.capitalize()}: {TERMS[one]}" for one in term.split(", ")]
        title = listed(term.split(", "))
        return Answer(capital(title), first, read_as=f"Definitions of {title}", paragraphs=tuple(others))
    text = TERMS.get(term) or _MORE.get(term)
    if text is None:
        return Answer(
            title="Which word?",
            headline="Name the word: swing, majority, turnout, share, change, deposit, hold and gain, rejected papers…",
            kind="clarify",
            read_as="Definition",
        )
    return Answer(title=term.capitalize(), headline=text, read_as=f"Definition of {term}")


def _notional(store: Store, query: Query) -> Answer:
    contests = store.by_elections(query.contests)
    sentences = [_baseline_sentence(one) for one in contests]
    return Answer(
        title="Notional changes",
        headline="No: no change or swing here is against a notional result.",
        read_as="Whether changes are notional" + (f", {contests[0].name}" if len(contests) == 1 else ""),
        paragraphs=(*sentences, TERMS["baseline"]),
        sources=_sources_of(contests),
        follow_ups=follow_ups(contests[0]) if len(contests) == 1 else (),
    )


def _baseline_sentence(by_election: ByElection) -> str:
    if by_election.baseline is None:
        return f"{by_election.name}: the general election before it is not in the store."
    return (
        f"{dated(by_election)}, is compared with the actual result in the same seat, on the same boundaries, at the "
        f"general election of {day(by_election.baseline.polling_on)}."
    )


_WHY = {
    "butler swing": (
        "Others may take another pair (the first two here, whoever held the seat), round the shares first, or give the "
        "Steed swing."
    ),
    "turnout": (
        "Others often count rejected papers too, or give the papers verified on the night; Parliament publishes valid "
        "votes over the electorate, and so does Byelex."
    ),
    "majority": "Others may mean the majority at the election before; Byelex says which is which.",
    "change": "Others may round shares before subtracting, or treat the Brexit Party and Reform UK as two parties.",
}


def _different(store: Store, term: str) -> Answer:
    measure = {"butler swing": "swing"}.get(term, term)
    count, latest = with_claims(store, measure, MOST_SHOWN)
    contests = store.by_elections(latest)
    claims = [
        f"{one.name}: {claim_sentence(claim)}"
        for one in contests
        for claim in one.claims
        if not measure or measure in claim.measure.lower()
    ]
    text = TERMS.get(
        term, "Shares, changes, majorities, turnout and swings are computed from declared votes, unrounded."
    )
    why = _WHY.get(term, " ".join(_WHY.values()))
    return Answer(
        title="Why figures differ",
        headline=why,
        read_as=f"Why the {measure or 'figures'} given here may differ from others'",
        paragraphs=(f"Here: {text}",),
        claims=tuple(claims),
        notes=() if count <= MOST_SHOWN else (f"The latest of {how_many(count, 'by-election')} with such.",),
        sources=_sources_of(contests),
        follow_ups=result_follow_ups(contests),
    )


def sourced(store: Store, query: Query) -> Answer:
    """Answer where figures come from, and which reported figures differ."""
    contests = store.by_elections(query.contests)
    if not contests:
        found = store.by_elections(tuple(listing.id for listing in store.listings()[:MOST_SHOWN]))
        return Answer(
            title="Sources",
            headline=f"Every by-election has its own sources; {coverage_words(store)} are in the store.",
            read_as="Sources",
            sources=_sources_of(found),
        )
    claims = tuple(
        claim_sentence(claim) if len(contests) == 1 else f"{one.name}: {claim_sentence(claim)}"
        for one in contests
        for claim in one.claims
        if _belongs(claim.measure, query.measures)
    )
    of = f" of the {query.measures[0]}" if query.measures else ""
    words = contest_names(contests)
    declared = "".join(_declared(store, one, query) for one in contests)
    differing = how_many(len(claims), "reported figure differs", "reported figures differ")
    # Of one measure that none differs is no word on the others.
    others = sum(len(one.claims) for one in contests) if query.measures and not claims else 0
    none = f"No reported figure that differs{of if others else ''} is on record"
    none += f"; {how_many(others, 'figure')} of other measures {'does' if others == 1 else 'do'}" if others else ""
    return replace(
        about(contests),
        headline=f"{declared}{differing if claims else none}.",
        read_as=f"Sources{of} and figures at odds, {words}",
        claims=claims,
        notes=tuple(correction_sentence(each) for one in contests for each in one.corrections),
        sources=_sources_of(contests),
    )


def _belongs(claimed: str, measures: tuple[str, ...]) -> bool:
    claimed = claimed.lower()
    if not measures:
        return True
    of_turnout = ("turnout", "ballot", "verified")
    related = {"turnout": of_turnout, "ballot turnout": of_turnout, "majority before": ("majority",)}
    return any(word in claimed for measure in measures for word in related.get(measure, (measure,)))


def _declared(store: Store, by_election: ByElection, query: Query) -> str:
    """Say the figure that the store itself gives, computed or as published, of each measure asked about."""
    parts = [PARTS[measure](by_election) for measure in query.measures if measure in PARTS]
    parts += [swing_part(store, by_election, query)] if "swing" in query.measures else []
    return "".join(f"{part.sentence} " for part in parts)


def covered(store: Store, query: Query) -> Answer:
    """Answer what the store holds."""
    coverage = store.coverage()
    return Answer(
        title="What is in the store",
        headline=f"{coverage.by_election_count:,} by-elections, {day(coverage.first_polling_on)} to "
        f"{day(coverage.last_polling_on)}.",
        read_as="Coverage",
        paragraphs=(
            f"{how_many(coverage.candidacy_count, 'candidacy', 'candidacies')}, "
            f"{how_many(coverage.quote_count, 'quote')}, and every seat's general election results of "
            f"{', '.join(str(held.year) for held in coverage.general_elections)}.",
            *_known_of(store),
            "Ask for results, majorities, turnout, swings, deposits, dates, causes, quotes, records, counts and lists.",
        ),
    )


def _known_of(store: Store) -> tuple[str, ...]:
    """Name the by-elections that took place and are missing."""
    known = [f"{seat} {held}" for seat, held, _ in missing(store)]
    return (f"{len(known)} more took place and are missing: {', '.join(known)}.",) if known else ()
