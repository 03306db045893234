"""Logging to standard error with times, and with no secret in any line or traceback."""

from __future__ import annotations

import logging
import re
import sys

# Whoever holds an interaction's or webhook's token can reply as the bot; at DEBUG discord.py logs them, in addresses
# and in what arrives.
_TOKEN = re.compile(r"""(/(?:interactions|webhooks)/\d+/|["']token["']: ["'])[\w.-]+""")


class Discreet(logging.Formatter):
    """A formatter that blanks the bot's token and interaction tokens, wherever in a record they stand."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}", "%Y-%m-%d %H:%M:%S", style="{")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = _TOKEN.sub(r"\1[hidden]", super().format(record))
        for secret in self._secrets:
            line = line.replace(secret, "[hidden]")
        return line


def start(level: str, token: str | None) -> None:
    """Send log lines of a level and above to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet((token,) if token else ()))
    logging.basicConfig(level=level, handlers=[handler], force=True)
