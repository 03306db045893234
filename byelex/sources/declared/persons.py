"""Names as declarations shout them, written as names are."""

from __future__ import annotations

import re

_MC = re.compile(r"\b(Mc|O['’]|D['’])([a-z])")


def proper_name(text: str) -> tuple[str, str]:
    """Write a name in capitals as names are written, the forenames first; and what is doubtful in that, if anything."""
    text = " ".join(text.strip(" .,;:*_").split()) if not text.endswith(("Jr.", "Sr.")) else " ".join(text.split())
    flipped = re.fullmatch(r"([^,\s]+|[^,a-z]+),\s*([^,]+)", text)
    if flipped is not None and not re.fullmatch(r"(?i)(?:jr|sr|i+|obe|mbe|cbe|mp|qc|kc)\.?", flipped[2]):
        return proper_name(f"{flipped[2]} {flipped[1]}")[0], f'"{text}" is read with the forenames first.'
    parts = text.split()
    shouted = [_shouted(part) for part in parts]
    if not any(shouted):
        return text, ""
    written = [_lowered(part) if loud else part for part, loud in zip(parts, shouted, strict=True)]
    if shouted[0] and not all(shouted):
        end = shouted.index(False)
        written = written[end:] + written[:end]
    elif all(shouted) or (
        len(parts) > 1 and all(loud or len(part) <= 2 for part, loud in zip(parts, shouted, strict=True))
    ):
        written = [_lowered(part) if len(part) > 2 else part for part in parts]
    name = " ".join(written)
    return name, f'"{text}" is read as {name}.'


def _shouted(part: str) -> bool:
    letters = re.sub(r"^(?:Mc|Mac|Fitz)(?=[A-Z])|\W", "", part)
    return len(letters) > 2 and letters.isupper()


def _lowered(part: str) -> str:
    prefix = re.match(r"(?:Mc|Mac|Fitz)(?=[A-Z])", part)
    head = prefix[0] if prefix else ""
    lowered = head + re.sub(r"[^\W\d_]+", lambda found: found[0][0] + found[0][1:].lower(), part[len(head) :])
    lowered = re.sub(r"(?<=['’])([A-Z])\b", lambda found: found[1].lower(), lowered)
    return _MC.sub(lambda found: found[1] + found[2].upper(), lowered)
