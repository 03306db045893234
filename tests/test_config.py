"""Settings come from the environment or `.env`; a wrong one is one clear line that names its variable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from byelex.config import OWN, Config, read
from byelex.errors import ConfigurationError

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


def test_nothing_set_is_the_playground_over_a_store_beside_bot(tmp_path: Path) -> None:
    config = read({}, tmp_path)
    assert config == Config(
        database=tmp_path / "byelex.db", data=tmp_path / "data", pictures=tmp_path / ".byelex-cache"
    )
    assert config.token is None
    assert config.mentions
    assert config.editors == ()


def test_dotenv_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\nBYELEX_MENTIONS=off\nBYELEX_LOG_LEVEL=debug\n")
    config = read({"BYELEX_LOG_LEVEL": "warning"}, tmp_path)
    assert config.token == TOKEN
    assert not config.mentions
    assert config.log_level == "WARNING"


def test_an_empty_value_is_not_set(tmp_path: Path) -> None:
    assert read({"DISCORD_TOKEN": " ", "BYELEX_EDITORS": "", "BYELEX_MENTIONS": ""}, tmp_path) == read({}, tmp_path)


def test_an_empty_variable_hides_nothing_that_dotenv_gives(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\nBYELEX_MENTIONS=off\n")
    assert read({"DISCORD_TOKEN": "", "BYELEX_MENTIONS": " "}, tmp_path) == read({}, tmp_path)
    assert read({"DISCORD_TOKEN": ""}, tmp_path).token == TOKEN


def test_a_misspelt_name_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BYELEX_LOGLEVEL=debug\n")
    assert read({"BYELEX_DATABSE": "other.db", "PATH": "/bin"}, tmp_path).warnings == (
        "BYELEX_LOGLEVEL is no setting and sets nothing. Did you mean BYELEX_LOG_LEVEL?",
        "BYELEX_DATABSE is no setting and sets nothing. Did you mean BYELEX_DATABASE?",
    )


def test_the_readme_tells_of_every_setting() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\bBYELEX_[A-Z_]+", readme)) == set(OWN)


def test_editors_are_user_ids(tmp_path: Path) -> None:
    config = read({"BYELEX_EDITORS": "80351110224678912, 80351110224678913,"}, tmp_path)
    assert config.editors == (80351110224678912, 80351110224678913)


def test_the_token_is_never_shown(tmp_path: Path) -> None:
    assert TOKEN not in repr(read({"DISCORD_TOKEN": TOKEN}, tmp_path))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCORD_TOKEN", f"{TOKEN} {TOKEN}"),
        ("DISCORD_TOKEN", f"«{TOKEN}»"),
        ("BYELEX_DATABASE", "/"),
        ("BYELEX_DATABASE", "/no/such/folder/byelex.db"),
        ("BYELEX_DATA", "/no/such/folder"),
        ("BYELEX_LOG_LEVEL", "loud"),
        ("BYELEX_EDITORS", "@ann"),
        ("BYELEX_EDITORS", "12.5"),
        ("BYELEX_EDITORS", "٣"),
        ("BYELEX_EDITORS", str(2**64)),
        ("BYELEX_MENTIONS", "perhaps"),
        ("DISCORD_API_BASE", "localhost:8080"),
        ("DISCORD_GATEWAY", "https://gateway.example"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_its_variable(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=name) as raised:
        read({name: value}, tmp_path)
    assert "\n" not in str(raised.value)
    assert TOKEN not in str(raised.value)


def test_a_dotenv_that_is_not_text_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00DISCORD_TOKEN")
    with pytest.raises(ConfigurationError, match=r"\.env"):
        read({}, tmp_path)
