"""Names as declarations shout them, written as names are."""

from __future__ import annotations

import re

_MC = re.compile(r"\b(Mc|O['’]|D['’])([a-z])")
_OFFICE = re.compile(r"(?i)^(?:cllr|councillor|(?:the )?(?:rt|right) hon(?:ourable)?)\b\.?\s+(?=\S)")
"""What is no part of a name on a ballot paper."""
_AFTER = frozenset({"MP", "MSP", "MS", "MLA", "MEP", "AM", "MBE", "OBE", "CBE", "KBE", "DBE", "KC", "QC", "JP", "DL"})
_SHORT = frozenset(
    {"JO", "ED", "AL", "BO", "CY", "VI", "SU", "MO", "WU", "LI", "XU", "HO", "YU", "DE", "LA", "LE", "DU"}
)
"""Names of two letters, which initials are not."""


def proper_name(text: str) -> tuple[str, str]:
    """Write a name in capitals as names are written, the forenames first; and what is doubtful in that, if anything."""
    text = " ".join(text.strip(" .,;:*_").split()) if not text.endswith(("Jr.", "Sr.")) else " ".join(text.split())
    without = _without_office(text)
    if without != text:
        return proper_name(without)
    flipped = re.fullmatch(r"([^,\s]+|[^,a-z]+),\s*([^,]+)", text)
    if flipped is not None and not re.fullmatch(r"(?i)(?:jr|sr|i+|obe|mbe|cbe|mp|qc|kc)\.?", flipped[2]):
        return proper_name(f"{flipped[2]} {flipped[1]}")[0], f'"{text}" is read with the forenames first.'
    parts = text.split()
    if text.islower():
        name = " ".join(_lowered(part[0].upper() + part[1:]) for part in parts)
        return name, f'"{text}" is read as {name}.'
    shouted = [_shouted(part) for part in parts]
    if not any(shouted):
        return text, ""
    # Beside a shouted name a short one is shouted too.
    shouted = [loud or part in _SHORT for loud, part in zip(shouted, parts, strict=True)]
    written = [_lowered(part) if loud else part for part, loud in zip(parts, shouted, strict=True)]
    if shouted[0] and not all(shouted):
        end = shouted.index(False)
        written = written[end:] + written[:end]
    elif all(shouted) or (
        len(parts) > 1 and all(loud or len(part) <= 2 for part, loud in zip(parts, shouted, strict=True))
    ):
        written = [_lowered(part) if len(part) > 2 or part in _SHORT else part for part in parts]
    name = " ".join(written)
    return name, f'"{text}" is read as {name}.'


def _shouted(part: str) -> bool:
    letters = re.sub(r"(?<![A-Za-z])(?:Mc|Mac|Fitz)(?=[A-Z])|\W", "", part)
    return len(letters) > 2 and letters.isupper() and not re.fullmatch("III|VII{1,2}", letters)


def _without_office(text: str) -> str:
    """Leave out an office before a name and the letters after it."""
    parts = _OFFICE.sub("", text).split()
    while len(parts) > 2 and parts[-1].strip(".,") in _AFTER:
        parts = parts[:-1]
    return " ".join(parts).rstrip(",")


def _lowered(part: str) -> str:
    if "-" in part:
        return "-".join(map(_lowered, part.split("-")))
    prefix = re.match(r"(?:O['’])?(?:Mc|Mac|Fitz)(?=[A-Z])", part)
    head = prefix[0] if prefix else ""
    lowered = head + re.sub(r"[^\W\d_]+", lambda found: found[0][0] + found[0][1:].lower(), part[len(head) :])
    lowered = re.sub(r"(?<=['’])([A-Z])\b", lambda found: found[1].lower(), lowered)
    return _MC.sub(lambda found: found[1] + found[2].upper(), lowered)
