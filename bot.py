"""Byelex's front door. With DISCORD_TOKEN set it runs on Discord; without, it opens the playground in a browser."""

import logging
import sys
import warnings
from contextlib import closing
from pathlib import Path

from byelex import config
from byelex.chat import logs
from byelex.errors import ByelexError
from byelex.recording.loading import bring_in
from byelex.store import Store, open_store
from byelex.store.trouble import Failure, explained

# discord.py imports it for voice, which Byelex has no use for; Python 3.13 has its successor.
warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)


def main() -> int:
    """Run the bot; give the exit status. What stops it is one line on standard error."""
    try:
        settings = config.read()
        logs.start(settings.log_level, settings.token)
        for warning in settings.warnings:
            logging.getLogger("byelex").warning("%s", warning)
        with closing(open_store(settings.database)) as store:
            load(store, settings.data)
            from byelex.chat import service  # discord takes a while to import: what is wrong by now is said at once

            service.run(store, settings)
    except ByelexError as error:
        return stop(str(error))
    except Failure as error:
        return stop(f"The store at {settings.database} failed: {explained(error)}.")
    except KeyboardInterrupt:
        return 0
    return 0


def stop(reason: str) -> int:
    """Say why the bot stops; give the exit status."""
    print(f"byelex: {reason}", file=sys.stderr)
    return 1


def load(store: Store, data: Path) -> None:
    """Load what changed in the data folder; a faulty file is left out, and the log says so."""
    logger = logging.getLogger("byelex")
    if not data.is_dir():
        logger.warning("There is no data folder at %s: answers come from what the store already holds.", data)
        return
    done = bring_in(store, data)
    for fault in done.faults:
        logger.error("Left out: %s", fault)
    for id, doubts in done.doubts.items():
        logger.warning("%s: %s", id, " ".join(doubts))


if __name__ == "__main__":
    sys.exit(main())
