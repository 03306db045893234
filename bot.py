"""Byelex's front door. With DISCORD_TOKEN set it runs on Discord; without, it opens the playground in a browser."""

import logging
import sys
import warnings
from pathlib import Path

from byelex import config
from byelex.errors import ByelexError
from byelex.store import Store, open_store

# discord.py imports it for voice, which Byelex has no use for; Python 3.13 has its successor.
warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)


def main() -> int:
    """Run the bot; give the exit status. What stops it from starting is one line on standard error."""
    try:
        settings = config.read()
        from byelex.chat import logs, service

        logs.start(settings.log_level, settings.token)
        store = open_store(settings.database)
        try:
            bring_in(store, settings.data)
            service.run(store, settings)
        finally:
            store.close()
    except ByelexError as error:
        print(f"byelex: {error}", file=sys.stderr)
        return 1
    return 0


def bring_in(store: Store, data: Path) -> None:
    """Load what changed in the data folder; a faulty file is left out, and the log says so."""
    logger = logging.getLogger("byelex")
    if not data.is_dir():
        logger.warning("There is no data folder at %s: answers come from what the store already holds.", data)
        return
    from byelex.store.loading import load

    for fault in load(store, data, strict=False).faults:
        logger.error("Left out: %s", fault)


if __name__ == "__main__":
    sys.exit(main())
