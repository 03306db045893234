"""What of a message is said to Byelex."""

from __future__ import annotations

import pytest

from byelex.chat.addressing import Said, said_to, words_in

BOT = 42


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<@42> who won", Said("who won", "first")),
        ("<@!42>, who won", Said("who won", "first")),
        ("hey <@42>: who won", Said("who won", "first")),
        ("<@7> <@42> who won", Said("who won", "first")),
        ("who won <@42>?", Said("who won ?", "last")),
        ("can <@42> say who won", Said("can say who won", "within")),
        ("<@42> who\nwon <#9> <:x:8>", Said("who won", "first")),
        ("> who won\n<@42> turnout", Said("turnout", "first")),
        ("> <@42> who won", None),
        ("<@42>", None),
        ("<@42> ?!", None),
        ("<@&42> who won", None),
        ("@everyone who won", None),
        ("who won", None),
        ("<@421> who won", None),
    ],
)
def test_what_is_said_to_byelex(content: str, said: Said | None) -> None:
    assert said_to(content, BOT) == said


def test_the_words_of_a_message() -> None:
    assert words_in("  who  won </result:12> <t:1618953630:R> hartlepool\n") == "who won hartlepool"
    assert words_in("> quoted\nasked") == "asked"
    assert words_in(">>> all\nquoted") == ""
