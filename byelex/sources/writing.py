"""One by-election written as TOML, its keys and tables always in one order, so that a change is one line of a diff."""

from __future__ import annotations

from datetime import date

from byelex.elections import ByElection, Declared, Published


def write_by_election(by_election: ByElection) -> str:
    """Write a by-election as TOML that reads back to the same value, keys and tables always in one order.

    What is not recorded is left out, and so is the baseline, which lives in the general elections' tables.
    """
    parts = (_contest, _totals, _candidacies, _quotes, _reports, _corrections_and_sources)
    return "\n".join(line for part in parts for line in part(by_election)) + "\n"


def _contest(by_election: ByElection) -> list[str]:
    seat = by_election.constituency
    return _lines(
        polling_on=by_election.polling_on,
        constituency=seat.id,
        name=seat.name,
        country=seat.country,
        region=seat.region,
        county=seat.county,
        kind=seat.kind,
        stage=by_election.stage,
        completeness=None if by_election.completeness == "full" else by_election.completeness,
        writ_on=by_election.writ_on,
        declared_at=by_election.declared_at,
        electorate=by_election.electorate,
        rejected_vote_count=by_election.rejected_vote_count,
        general_election_on=by_election.general_election_on,
        cause=by_election.cause,
        cause_note=by_election.cause_note,
        previous_member=by_election.previous_member,
        previous_party=by_election.previous_party.id if by_election.previous_party else None,
        previous_note=by_election.previous_note,
        petition_note=by_election.petition_note,
        invented=by_election.invented or None,
    )


def _totals(by_election: ByElection) -> list[str]:
    lines, declared, published = list[str](), by_election.declared, by_election.published
    if declared != Declared():
        lines += ["", "# Totals as published: check digits, compared with the sums and never shown.", "[declared]"]
        lines += _lines(valid_vote_count=declared.valid_vote_count, majority=declared.majority, result=declared.result)
    if published != Published():
        lines += ["", "# As printed with the result, where it cannot be computed from what is here.", "[published]"]
        lines += _lines(
            swing=published.swing,
            swing_from=published.swing_from.id if published.swing_from else None,
            swing_to=published.swing_to.id if published.swing_to else None,
            turnout=published.turnout,
            majority=published.majority,
            valid_vote_count=published.valid_vote_count,
        )
    return lines


def _candidacies(by_election: ByElection) -> list[str]:
    lines = []
    for candidacy in by_election.candidacies:
        lines += ["", "[[candidacies]]"]
        lines += _lines(
            person=candidacy.person_id,
            name=candidacy.name,
            party=candidacy.party.id,
            party_name=candidacy.party_name,
            votes=candidacy.votes,
            elected=candidacy.elected or None,
            published_share=candidacy.published_share,
            published_change=candidacy.published_change,
        )
    return lines


def _quotes(by_election: ByElection) -> list[str]:
    lines = []
    for quote in by_election.quotes:
        lines += ["", "[[quotes]]"]
        lines += _lines(
            speaker=quote.speaker,
            speaker_id=quote.speaker_id,
            role=quote.role,
            party=quote.party.id if quote.party else None,
            occasion=quote.occasion,
            outlet=quote.outlet,
            said_on=quote.said_on,
            inferred=quote.inferred or None,
            about=quote.about,
            also_about=quote.by_election_ids[1:] or None,
            words=quote.words,
        )
    return lines


def _reports(by_election: ByElection) -> list[str]:
    lines = []
    for claim in by_election.claims:
        lines += ["", "[[claims]]"]
        lines += _lines(
            measure=claim.measure,
            figure=claim.figure,
            claimed_by=claim.claimed_by,
            outlet=claim.outlet,
            published_on=claim.published_on,
            note=claim.note,
        )
    for fact in by_election.facts:
        lines += ["", "[[facts]]"]
        lines += _lines(topic=fact.topic, text=fact.text, outlet=fact.outlet, published_on=fact.published_on)
    return lines


def _corrections_and_sources(by_election: ByElection) -> list[str]:
    lines = []
    for fix in by_election.corrections:
        lines += ["", "[[corrections]]"]
        lines += _lines(of=fix.of, published=fix.published, corrected=fix.corrected, reason=fix.reason)
    for source in by_election.sources:
        lines += ["", "[[sources]]"]
        lines += _lines(
            work=source.work, title=source.title, published_on=source.published_on, supplies=source.supplies or None
        )
    return lines


def _lines(**values: str | int | bool | date | tuple[str, ...] | None) -> list[str]:
    return [f"{key} = {_value(value)}" for key, value in values.items() if value is not None]


def _value(value: str | int | bool | date | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_string(item) for item in value)}]"
    return _string(value)


def _string(text: str) -> str:
    """Quote a string; one of several paragraphs keeps its lines, so that a diff shows which changed."""
    if "\n" in text:
        return '"""\n' + "\n".join(_escaped(line) for line in text.split("\n")) + '"""'
    return f'"{_escaped(text)}"'


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t"}


def _escaped(line: str) -> str:
    return "".join(
        _ESCAPES.get(letter) or (f"\\u{ord(letter):04x}" if letter < " " or letter == "\x7f" else letter)
        for letter in line
    )
