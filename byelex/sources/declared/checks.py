"""Whether a declaration's lines agree with each other: who is named twice, who has no votes, who was elected."""

from __future__ import annotations

from byelex.names.text import words
from byelex.sources.declared.candidates import Standing
from byelex.sources.declared.pieces import WANTED
from byelex.sources.declared.values import Declaration, Remark
from byelex.wording import capital, listed

_WANTED = capital(WANTED)


def disagreements(declaration: Declaration) -> tuple[list[Remark], list[Remark]]:
    """Compare the lines that could be read with each other: the doubts, and the faults."""
    doubts: list[Remark] = []
    faults: list[Remark] = []
    candidates = [one for one in declaration.candidates if not one.faults]
    seen: dict[tuple[str, ...], int] = {}
    sides: dict[str, int] = {}
    for one in candidates:
        said = one.name or (one.party.name if one.party else "this line")
        if one.party is None:
            why = f'There is no party for {said}. {_WANTED}; "Independent" only if declared so.'
            faults.append(Remark(one.line, why))
        key = tuple(words(one.name))
        if key and key in seen:
            where = f"on line {seen[key]} too" if seen[key] != one.line else "here twice"
            faults.append(Remark(one.line, f"{one.name} is {where}: leave one of them."))
        seen.setdefault(key, one.line)
        if one.party is not None and not one.party.independent:
            if one.party.id in sides and sides[one.party.id] != one.line:
                doubts.append(Remark(one.line, f"{one.party.name} is on line {sides[one.party.id]} too."))
            sides.setdefault(one.party.id, one.line)
        if one.votes is None and not one.unrecorded and declaration.has_votes:
            faults.append(Remark(one.line, f"There are no votes for {said}. {_WANTED}."))
    elected = [one for one in candidates if one.elected]
    if len(elected) > 1:
        why = f"{elected[0].name} and {elected[1].name} are both marked as elected. Mark one."
        faults.append(Remark(elected[1].line, why))
    faults += _winner_faults(declaration, candidates, elected)
    return doubts, faults


def _winner_faults(declaration: Declaration, candidates: list[Standing], elected: list[Standing]) -> list[Remark]:
    counted = sorted((one for one in candidates if one.votes is not None), key=lambda one: -(one.votes or 0))
    if not counted:
        return []
    top = counted[0]
    tied = [one for one in counted if one.votes == top.votes]
    faults: list[Remark] = []
    if len(tied) > 1 and not elected:
        both = listed([one.name or one.party_name for one in tied])
        faults.append(Remark(tied[1].line, f"{both} have the same votes: put a * after the one who was elected."))
    elif elected and elected[0] not in tied and not elected[0].unrecorded:
        why = f"{elected[0].name} is marked as elected, but {top.name or top.party_name} has more votes."
        faults.append(Remark(elected[0].line, why))
    winner = elected[0] if elected else top
    said = declaration.winner_party
    if said is not None and winner.party is not None and winner.party.id != said.id:
        why = f"This says {said.name} won; by the votes it is {winner.party.name}. Mend one of them."
        faults.append(Remark(declaration.verdict_line, why))
    return faults
