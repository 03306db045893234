"""A plain message that begins with a slash: how to give the command it was meant to be."""

from __future__ import annotations

from byelex.answers import Answer, FollowUp
from byelex.ask import QUESTIONS


def hint(text: str) -> Answer | None:
    """Answer a plain message such as "/result hartlepool" with how commands are given; None for any other message.

    A question named in it comes back as a button, the rest of the words as its first argument.
    """
    name, _, rest = text.strip().partition(" ")
    if not name.startswith("/") or not name[1:].replace("-", "").replace("_", "").isalpha():
        return None
    question = QUESTIONS.get(name[1:].lower())
    follow_ups: tuple[FollowUp, ...] = ()
    if question is not None and (rest.strip() or not any(p.required for p in question.parameters)):
        first = tuple((p.name, rest.strip()) for p in question.parameters[:1] if rest.strip())
        follow_ups = (FollowUp(f"/{question.name} {rest.strip()}".strip(), question.name, first),)
    known = question.name if question is not None else next(iter(QUESTIONS), "help")
    return Answer(
        title="That was sent as a plain message",
        headline="A command is chosen, not sent",
        paragraphs=(
            f"Type a slash, choose {known} from the list that opens, fill in what it asks, then send it.",
            *(("Or press the button.",) if follow_ups else ()),
        ),
        follow_ups=follow_ups,
    )
