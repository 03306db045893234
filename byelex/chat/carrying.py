"""What the buttons under an answer carry, so that its pages stay its own: ids and days, not the words typed.

A button has a hundred characters. A sentence too long for it is said shorter; any other question is kept in the store.
"""

from __future__ import annotations

import json
import logging

from byelex.ask.shortening import shortened
from byelex.chat import buttons
from byelex.chat.buttons import Asked
from byelex.clock import british_day
from byelex.errors import ByelexError
from byelex.faces.embed import Page
from byelex.faces.sheet import offered
from byelex.questions import registry
from byelex.store import Store
from byelex.store.kept import keep_question, kept_question

logger = logging.getLogger("byelex.chat")

_KEPT = "@"
_LONGEST_ACT = "p99999"


def sentence(words: str) -> Asked:
    """Give a question in anyone's own words as a question by name."""
    return Asked("ask", (("question", words),))


def carried(store: Store, asked: Asked, page: Page) -> Asked | None:
    """Give the question as the buttons under a page of its answer carry it; None where they cannot."""
    if not (page.turns or offered(page.answer)):
        return asked

    def find() -> Asked | None:
        if asked.question != "ask":
            return _settled(store, asked)
        if _fits(asked):
            return asked
        typed = dict(asked.arguments)["question"]
        found = shortened(store, typed, page.answer, lambda text: _fits(sentence(text)))
        return None if found is None else sentence(found)

    found = store.remembered("carried", (british_day(), asked), find)
    return found if found is None or _fits(found) else kept(store, found)


def kept(store: Store, asked: Asked) -> Asked | None:
    """Keep a question in the store and give what stands for it; None for a sentence, since no typed words are kept."""
    if asked.question == "ask":
        return None
    asked = _settled(store, asked)
    try:
        return Asked(_KEPT + keep_question(store, json.dumps([asked.question, asked.arguments])))
    except ByelexError as error:
        logger.warning("A question could not be kept for its buttons: %s", error)
        return None


def recalled(store: Store, asked: Asked) -> Asked:
    """Give the question that a button stands for. Raises ByelexError where it is kept no longer."""
    if not asked.question.startswith(_KEPT):
        return asked
    found = kept_question(store, asked.question.removeprefix(_KEPT))
    if found is None:
        raise ByelexError("What this button asks is no longer kept: it was long ago. Ask the question again.")
    question, arguments = json.loads(found)
    return Asked(question, tuple((name, text) for name, text in arguments))


def _settled(store: Store, asked: Asked) -> Asked:
    return Asked(asked.question, tuple(registry.settled(store, asked.question, dict(asked.arguments)).items()))


def _fits(asked: Asked) -> bool:
    return buttons.encode(_LONGEST_ACT, asked) is not None
