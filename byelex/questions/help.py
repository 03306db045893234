"""What Byelex can be asked, what its words mean, and what it is."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.clock import british_day
from byelex.elections import Source
from byelex.glossary import TERMS
from byelex.questions.registry import QUESTIONS, Choice, Kind, Question, Unresolved, question
from byelex.store import Store
from byelex.store.results import Coverage
from byelex.wording import day, listed

PARLIAMENT_LICENCE = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."


BESIDE = {
    "alerts": (
        "In Discord: send results to a channel, or to you, as they are added.",
        "/alerts add, for managers of a server: results go to a channel or forum; party, seat, area and gains_only say "
        "which, also adds calls and the close of polls.",
        "/alerts me: the same by direct message, for anyone.",
        "/alerts list, history and test show how they stand, what was sent, and a sample; pause, resume and remove "
        "stop them.",
    ),
    "report": (
        "In Discord: tell Byelex's editors of a wrong figure.",
        "/report with what is wrong is about the answer you saw last in that channel. For any other answer open the "
        "message's menu, Apps, Report to Byelex.",
    ),
    "forget": (
        "In Discord: delete what is stored of you.",
        "/forget deletes your alerts by direct message, what you had not confirmed and your name on what you recorded, "
        "at once. Results and the alerts of servers stay.",
    ),
    "call": (
        "In Discord, for editors: tell of a by-election that is called.",
        "/call with a seat opens a form: polling day, why the seat is vacant, who is nominated. Nothing is told of it "
        "before you have seen it and pressed Confirm. /call again puts right what stands.",
    ),
    "record": (
        "In Discord, for editors: add a result as it is declared.",
        "/record with a seat opens a form: the candidates with parties and votes, one a line, as pasted, and the "
        "source. The winner alone will do, with the votes to follow. Nothing is told before you press Confirm.",
    ),
    "correct": (
        "In Discord, for editors: put right a result that is recorded.",
        "/correct with a by-election opens it as text; what you change there is shown before it counts, and the alerts "
        "that told of it are edited.",
    ),
    "withdraw": (
        "In Discord, for editors: take back a result or a call that should not be there.",
        "/withdraw with a by-election and the reason: it leaves every answer, and the alerts that told of it say so. "
        "Where it was called before its result, the first time takes back the result alone.",
    ),
}
"""The commands that are no questions: what each is for, and how it is used."""


def _topics() -> dict[str, str]:
    questions = {name: asked.summary for name, asked in QUESTIONS.items()}
    beside = {name: said[0] for name, said in BESIDE.items()}
    return {**questions, "terms": "What the field's words mean.", **beside}


def _resolve_topic(store: Store, text: str) -> str:
    wanted = text.casefold().lstrip("/").strip()
    if wanted in _topics() or wanted in TERMS:
        return wanted
    near = tuple(Choice(name, name) for name in (*_topics(), *TERMS) if wanted and wanted in name)
    raise Unresolved(f'There is no help on "{text}". Try /help on its own, or "terms".', near[:5])


def _suggest_topic(store: Store, text: str) -> list[Choice]:
    typed = text.casefold().lstrip("/").strip()
    return [Choice(name, name) for name in (*_topics(), *TERMS) if typed in name][:25]


TOPIC = Kind("a command, or a word of the field", _resolve_topic, _suggest_topic)


@question(examples=({}, {"topic": "swing"}, {"topic": "terms"}, {"topic": "deposit"}))
def help_(store: Store, topic: Annotated[str, TOPIC] = "") -> Answer:
    """Show what Byelex can be asked and what its words mean."""
    if topic == "terms":
        return Answer("What the words mean", "The field's own terms, as Byelex uses them", table=_terms(tuple(TERMS)))
    if topic in QUESTIONS:
        return _command(QUESTIONS[topic])
    if topic in BESIDE:
        return Answer(f"/{topic}", BESIDE[topic][0], paragraphs=BESIDE[topic][1:])
    if topic:
        return Answer(topic.capitalize(), TERMS[topic])
    return Answer(
        "What you can ask",
        "UK parliamentary by-elections: results, swings, and what was said.",
        table=Table(
            (Column("Command"), Column("What it does")),
            tuple(Row((usage(asked), asked.summary)) for asked in QUESTIONS.values()),
        ),
        notes=(
            "Spell as you like: hartlepol, tunrout, chesham n amersham, batley 2016.",
            "/help with a command's name gives examples; /help terms says what the words mean.",
            "Every question takes private: True for a reply only you see.",
            "/alerts sends results to a channel or to you as they are added and, if asked, tells when a by-election is "
            "called and when its polls close; /forget deletes what is stored of you.",
        ),
    )


def _command(asked: Question) -> Answer:
    return Answer(
        usage(asked),
        asked.summary,
        figures=tuple(
            Figure(parameter.label, parameter.help, detail="" if parameter.required else "may be left out")
            for parameter in asked.parameters
        ),
        paragraphs=("For example:", *(example(asked, texts) for texts in asked.examples)),
    )


def usage(asked: Question) -> str:
    """Write how a command is called: "/quotes [seat] [speaker]"."""
    words = [f"/{asked.name}"]
    words += [f"<{p.label}>" if p.required else f"[{p.label}]" for p in asked.parameters]
    return " ".join(words)


def example(asked: Question, texts: object) -> str:
    """Write an example as it is typed in Discord: "/result seat: hartlepool"."""
    given = dict(texts) if isinstance(texts, dict) else {}
    return " ".join([f"/{asked.name}", *(f"{name.rstrip('_')}: {text}" for name, text in given.items())])


def _terms(names: tuple[str, ...]) -> Table:
    return Table((Column("Term"), Column("Meaning")), tuple(Row((name, TERMS[name])) for name in names))


@question(examples=({},))
def about(store: Store) -> Answer:
    """Show what Byelex is, what it covers, where its figures come from, and what it stores about anyone."""
    coverage = store.coverage()
    elections = [str(held.year) for held in coverage.general_elections]
    loaded = day(british_day(coverage.updated_at)) if coverage.updated_at else "never"
    return Answer(
        "About Byelex",
        "UK parliamentary by-election results, computed from the declared votes, with their sources.",
        figures=(
            Figure("By-elections", f"{coverage.by_election_count:,}", coverage.by_election_count, _span(coverage)),
            Figure("Candidates", f"{coverage.candidacy_count:,}", coverage.candidacy_count),
            Figure("Quotes", f"{coverage.quote_count:,}", coverage.quote_count),
            Figure("Baselines", listed(elections) if elections else "none", detail="general elections, every seat"),
            Figure("Store last changed", loaded),
        ),
        paragraphs=(
            "Shares, changes, majorities, turnout and swings are computed from declared votes, exactly, and rounded "
            "only when shown. A figure that a source gives differently is shown beside ours with its source.",
            *PRIVACY,
        ),
        table=_parliaments(coverage),
        notes=(
            PARLIAMENT_LICENCE,
            "Pictures are set in Inter (SIL Open Font License).",
            "Not affiliated with Parliament, any party or any broadcaster.",
        ),
        sources=(Source("UK Parliament", "results of by-elections and general elections, by candidate"),),
    )


PRIVACY = (
    "Privacy: a command stores nothing about who asked it. Byelex reads no messages but those that address it. "
    "/report passes your words and user id to the editors in a direct message and keeps no copy.",
    "A question in a message (a mention, a direct message): for a day Byelex keeps the ids of the message and of its "
    "reply, so that editing the question edits the reply; neither the words, nor who asked, nor where. To hear of "
    "mentions it is sent every message of its servers, without the words; what does not name it is dropped unread.",
    "In memory alone, until Byelex restarts or thousands have asked since: when someone asked last, for the pace of "
    "questions, and which answer they saw last in a channel, for /report; /forget drops the latter.",
    "An alert (/alerts) keeps where it is sent, which results are wanted, which messages were sent, and the user id of "
    "whoever asked for it, to tell them if it can no longer be sent. 90 days after an alert ends all of it is deleted.",
    "An editor's name and user id stand by each result they recorded, and a text they have not confirmed is kept for "
    "them. /forget deletes what is stored about you at once; the results stay.",
)
"""What is stored about anyone, a paragraph a matter. A feature that stores something adds its own line here."""


def _span(coverage: Coverage) -> str:
    if not coverage.by_election_count:
        return "none yet"
    missing = f"; {coverage.missing_count} more took place and are missing" if coverage.missing_count else ""
    return f"{day(coverage.first_polling_on)} to {day(coverage.last_polling_on)}{missing}"


def _parliaments(coverage: Coverage) -> Table | None:
    """Say by Parliament how many by-elections there are, and how much of each is known."""
    if not coverage.parliaments:
        return None
    headings = ("In full", "In part", "Winner only", "Unopposed", "Missing")
    starts = [one.elected_on for one in coverage.parliaments]
    spans = [
        f"{start.year} to {end.year}" if start.year < end.year else f"{start:%B} to {end:%B %Y}"
        for start, end in pairwise(starts)
    ]
    return Table(
        (Column("Parliament"), *(Column(heading, numeric=True) for heading in headings)),
        tuple(
            Row(
                (
                    span,
                    *(str(n) for n in (one.full, one.partial, one.winner, one.unopposed, one.missing)),
                )
            )
            for one, span in zip(coverage.parliaments, [*spans, f"since {starts[-1].year}"], strict=True)
        ),
        caption="By-elections by Parliament, and how much of each result is recorded",
    )
