"""Answers made of what was reported: facts that are no figures, and figures at odds, each with who printed it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from byelex.answers import Answer
from byelex.ask.answering.parts.of_each import about
from byelex.elections import ByElection
from byelex.questions.cited import report_sources
from byelex.store import Store
from byelex.wording import capital, listed

REPORTED = "As reported, and not among Parliament's figures."


@dataclass(frozen=True, slots=True)
class Report:
    """One thing reported of a by-election: a fact, or a claim of a figure at odds.

    `sentence` is the whole of it, with who printed it and when; `raw` the words alone.
    """

    contest: str
    topic: str
    sentence: str
    raw: str
    claim: bool


def told(store: Store, reports: tuple[Report, ...]) -> Answer:
    """Answer with reports, each said to be one; at least one."""
    contests = {report.contest: store.by_election(report.contest) for report in reports}
    named = [one for one in contests.values() if one is not None]
    single = named[0] if len(named) == 1 else None
    topics = ", ".join(dict.fromkeys(report.topic for report in reports))
    lines = [_line(contests[report.contest], report, single) for report in reports]
    found = about(named)
    return replace(
        found,
        title=found.title if single else "What was reported",
        headline=lines[0],
        read_as=f"What was reported: {topics}; {listed([one.name for one in named])}",
        paragraphs=tuple(lines[1:]),
        notes=(REPORTED,),
        sources=report_sources(named),
    )


def _line(by_election: ByElection | None, report: Report, single: ByElection | None) -> str:
    about = report.sentence
    if not report.claim:
        # What "she" or "the winner" is, the topic says.
        about = f"{capital(report.topic)}: {about}"
    return about if single or by_election is None else f"{by_election.name}. {about}"
