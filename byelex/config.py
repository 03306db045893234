"""One frozen Config, read from the environment or a `.env` file in one place. The environment wins."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from byelex.errors import ConfigurationError

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
ON = frozenset({"1", "on", "yes", "true"})
OFF = frozenset({"0", "off", "no", "false"})
OWN = ("BYELEX_DATABASE", "BYELEX_DATA", "BYELEX_EDITORS", "BYELEX_LOG_LEVEL", "BYELEX_MENTIONS")
"""The settings that are only Byelex's: another name that begins so is a slip, and would silently set nothing."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything an operator can set. `token` is None for the playground; user ids are Discord's."""

    database: Path
    data: Path
    token: str | None = field(default=None, repr=False)
    log_level: str = "INFO"
    editors: tuple[int, ...] = ()
    """Who may record results and gets reports of wrong figures: user ids."""
    mentions: bool = True
    """Whether to answer mentions in servers, which needs the guild_messages intent."""
    api_base: str | None = None
    """Another address for Discord's API, such as a rate-limit proxy's."""
    gateway: str | None = None
    pictures: Path | None = None
    """Where drawn pictures are kept, a folder made when needed; None draws none."""
    warnings: tuple[str, ...] = ()
    """What whoever starts Byelex had better know of the settings, a sentence each."""


def checkout() -> Path:
    """Give the folder that holds bot.py and data/; the current folder where byelex is installed without them."""
    beside = Path(__file__).resolve().parent.parent
    return beside if (beside / "bot.py").is_file() else Path.cwd()


def read(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Config:
    """Read the settings from an environment (the process's own unless given) and the `.env` file in a folder.

    An empty value counts as not set. Raises ConfigurationError, naming the variable, for a value that cannot be.
    """
    folder = folder or checkout()
    settings = {**_dotenv(folder / ".env"), **_given(os.environ if environment is None else environment)}

    def setting(name: str) -> str:
        return settings.get(name, "")

    database = _database(setting("BYELEX_DATABASE"), folder / "byelex.db")
    return Config(
        database=database,
        pictures=database.parent / ".byelex-cache",
        data=_data(setting("BYELEX_DATA"), folder / "data"),
        token=_token(setting("DISCORD_TOKEN")),
        log_level=_log_level(setting("BYELEX_LOG_LEVEL") or "INFO"),
        editors=_editors(setting("BYELEX_EDITORS")),
        mentions=_switch("BYELEX_MENTIONS", setting("BYELEX_MENTIONS") or "on"),
        api_base=_address("DISCORD_API_BASE", setting("DISCORD_API_BASE"), ("http://", "https://")),
        gateway=_address("DISCORD_GATEWAY", setting("DISCORD_GATEWAY"), ("ws://", "wss://")),
        warnings=tuple(_warnings(settings)),
    )


def _given(settings: Mapping[str, str | None]) -> dict[str, str]:
    """Leave out the settings without a value: an empty one hides none that is given elsewhere."""
    return {name: value.strip() for name, value in settings.items() if value is not None and value.strip()}


def _warnings(settings: Mapping[str, str]) -> Iterator[str]:
    for name in settings:
        if name.startswith("BYELEX_") and name not in OWN:
            import difflib  # only where a name is wrong: the console starts faster without

            near = difflib.get_close_matches(name, OWN, n=1, cutoff=0.6)
            meant = f"Did you mean {near[0]}?" if near else f"There are {', '.join(OWN)}."
            yield f"{name} is no setting and sets nothing. {meant}"


def _dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    from dotenv import dotenv_values  # only where there is a file: the console starts faster without

    try:
        return _given(dotenv_values(path, encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ConfigurationError(f"{path} cannot be read: {reason}.") from error


def _token(text: str) -> str | None:
    if not text:
        return None
    if not text.isascii() or not text.isprintable() or " " in text:
        # The value itself is never repeated: it may be a real token with something pasted after it.
        raise ConfigurationError("DISCORD_TOKEN is not a bot token: it holds a space or a letter no token has.")
    return text


def _database(text: str, default: Path) -> Path:
    path = Path(text).expanduser() if text else default
    if path.is_dir():
        raise ConfigurationError(f"BYELEX_DATABASE names a folder, {path}; give it a file, such as byelex.db.")
    if not path.absolute().parent.is_dir():
        raise ConfigurationError(f"BYELEX_DATABASE is in a folder that does not exist: {path.absolute().parent}.")
    return path


def _data(text: str, default: Path) -> Path:
    path = Path(text).expanduser() if text else default
    if text and not path.is_dir():
        raise ConfigurationError(f"BYELEX_DATA is not a folder: {path}.")
    return path


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise ConfigurationError(f"BYELEX_LOG_LEVEL is {text!r}; it must be one of {', '.join(LOG_LEVELS)}.")
    return text.upper()


def _editors(text: str) -> tuple[int, ...]:
    editors = []
    for part in text.replace(",", " ").split():
        # Discord's ids are 64-bit numbers that began at about 17 digits in 2015.
        if not (part.isascii() and part.isdigit() and 0 < int(part) < 2**63):
            raise ConfigurationError(f"BYELEX_EDITORS holds {part!r}; it must be user ids (numbers) between commas.")
        editors.append(int(part))
    return tuple(dict.fromkeys(editors))


def _switch(name: str, text: str) -> bool:
    if text.lower() not in ON | OFF:
        raise ConfigurationError(f"{name} is {text!r}; it must be on or off.")
    return text.lower() in ON


def _address(name: str, text: str, schemes: tuple[str, ...]) -> str | None:
    if text and not text.startswith(schemes):
        raise ConfigurationError(f"{name} is {text!r}; it must begin with {' or '.join(schemes)}.")
    return text.rstrip("/") or None
