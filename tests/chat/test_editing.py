"""Editors record, correct and withdraw in Discord: who may, what they see, and that nothing is lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from byelex.chat.bot import Byelex
from byelex.chat.editing import confirming
from byelex.chat.editing.previews import preview
from byelex.clock import british_day
from byelex.config import Config
from byelex.questions.kinds import names_of
from byelex.recording.composing import prepare_paste
from byelex.recording.door import prepare, record
from byelex.recording.parts import Paste
from byelex.store import Store
from byelex.store.alerts import Filters, Place, subscribe
from byelex.store.revisions import latest, revisions
from tests.chat.shown import defaults, labels, words

ID = "2024-11-14-sheffield-south-east"
RESULT = """Ann Example, Labour, 9,120
Bill Sample, Reform UK, 8,870
Cat Instance, Conservative, 3,001
Electorate: 75,000
Rejected: 61"""
FILLED = {"seat": "Sheffield South East", "day": "14 November 2024", "text": RESULT, "source": "Sheffield City Council"}


@pytest.fixture
def store(fresh_store: Store) -> Store:
    return fresh_store


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(database=tmp_path / "byelex.db", data=tmp_path)


@pytest.fixture
def place(simcord_env: simcord.Env) -> tuple[Any, Any]:
    guild = simcord_env.create_guild()
    return guild, guild.create_text_channel("by-elections")


@pytest.fixture
def channel(place: tuple[Any, Any]) -> Any:
    return place[1]


@pytest.fixture
def editor(simcord_env: simcord.Env, simcord_bot: Byelex, place: tuple[Any, Any]) -> Any:
    person = place[0].add_member(simcord_env.create_user("ed"))
    simcord_bot.config = replace(simcord_bot.config, editors=(*simcord_bot.config.editors, person.id))
    return person


async def filled_in(editor: Any, channel: Any, **changed: str) -> Any:
    form = await editor.slash(channel, "record")
    return await editor.submit_modal(form, {**FILLED, **changed})


class TestWhoMay:
    @pytest.mark.parametrize(
        ("command", "options"),
        [
            ("record", {}),
            ("correct", {"seat": "hartlepool"}),
            ("withdraw", {"seat": "hartlepool", "reason": "a try"}),
        ],
    )
    async def test_an_administrator_is_not_an_editor(
        self, simcord_env: simcord.Env, place: tuple[Any, Any], editor: Any, command: str, options: dict[str, str]
    ) -> None:
        guild, channel = place
        role = guild.create_role("boss", permissions=discord.Permissions(administrator=True))
        boss = guild.add_member(simcord_env.create_user("boss"), roles=[role])
        told = await boss.slash(channel, command, **options)
        assert told.modal is None
        assert told.response.ephemeral
        assert "only its editors" in words(told.response)
        assert "administrator here does not change that" in words(told.response)

    async def test_with_no_editors_set_it_says_how_to_set_them(
        self, simcord_env: simcord.Env, place: tuple[Any, Any]
    ) -> None:
        someone = place[0].add_member(simcord_env.create_user("ann"))
        told = await someone.slash(place[1], "record")
        assert "none are set" in words(told.response)
        assert "EDITORS" in words(told.response)

    async def test_one_who_is_no_editor_any_more_cannot_confirm(
        self, simcord_bot: Byelex, editor: Any, channel: Any, store: Store
    ) -> None:
        shown = await filled_in(editor, channel)
        simcord_bot.config = replace(simcord_bot.config, editors=(1,))
        told = await editor.click(shown.response, label="Confirm")
        assert "only its editors" in words(told.response)
        assert revisions(store, ID) == ()

    async def test_another_editor_cannot_press_anothers_confirm(
        self, simcord_env: simcord.Env, simcord_bot: Byelex, place: tuple[Any, Any], editor: Any, store: Store
    ) -> None:
        shown = await filled_in(editor, place[1])
        other = place[0].add_member(simcord_env.create_user("edie"))
        simcord_bot.config = replace(simcord_bot.config, editors=(editor.id, other.id))
        with pytest.raises((simcord.BackendError, simcord.SetupError)):
            await other.click(shown.response, label="Confirm")
        assert revisions(store, ID) == ()


@pytest.mark.parametrize("seat", ["1946-02-22-hemsworth", "1997-11-20-winchester"])
def test_a_contest_of_long_ago_is_not_said_to_be_whole_nor_doubted_for_what_is_published(
    store: Store, seat: str
) -> None:
    found = latest(store, seat)
    assert found is not None
    shown = preview(store, prepare(store, replace(found, cause="death")))["embeds"][1].description
    assert "This is the official result, as far as it is recorded." in shown
    assert "is not in the store" not in shown


class TestRecording:
    async def test_it_is_shown_as_it_will_stand_and_recorded_only_when_confirmed(
        self, editor: Any, channel: Any, store: Store
    ) -> None:
        shown = await filled_in(editor, channel)
        assert shown.response.ephemeral
        assert "Labour hold" in words(shown.response)
        assert "9,120" in words(shown.response)
        assert "No doubts." in words(shown.response)
        assert labels(shown.response) == ["Confirm", "Edit", "Cancel"]
        assert store.by_election(ID) is None
        done = await editor.click(shown.response, label="Confirm")
        assert "Recorded as revision 1." in words(done.response)
        (revision,) = revisions(store, ID)
        assert (revision.recorded_by, revision.source) == (f"ed ({editor.id})", "Sheffield City Council")

    async def test_the_recorded_result_is_everybodys(
        self, simcord_env: simcord.Env, place: tuple[Any, Any], editor: Any
    ) -> None:
        await editor.click((await filled_in(editor, place[1])).response, label="Confirm")
        elsewhere = simcord_env.create_guild()
        ann = elsewhere.add_member(simcord_env.create_user("ann"))
        reply = await ann.slash(elsewhere.create_text_channel("general"), "result", seat="sheffield south east")
        assert "Labour hold" in words(reply.response)

    async def test_every_doubt_is_listed(self, editor: Any, channel: Any) -> None:
        text = RESULT.replace("75,000", "57,000").replace("9,120", "9,120 45.0%") + "\nWhat a night"
        shown = await filled_in(editor, channel, text=text)
        for doubt in ("more than 10% from the", "share is given as 45.0%", "What a night"):
            assert doubt in words(shown.response)
        assert "Confirm" in labels(shown.response)

    async def test_more_doubts_than_fit_come_as_a_file(self, editor: Any, channel: Any) -> None:
        names = [
            "ANN",
            "BILL",
            "CAT",
            "DAN",
            "EVE",
            "FAY",
            "GUS",
            "HAL",
            "IVY",
            "JON",
            "KIT",
            "LEO",
            "MAY",
            "NED",
            "OLA",
        ]
        lines = "\n".join(
            f"SURNAME{name}, {name.title()}, Independent, {number + 1}" for number, name in enumerate(names)
        )
        shown = await filled_in(editor, channel, text=f"{RESULT}\n{lines}")
        assert "in the file below" in words(shown.response)
        (file,) = shown.response.attachments
        assert file.filename == "faults-and-doubts.txt"

    async def test_faults_leave_no_confirm_and_keep_the_text(self, editor: Any, channel: Any, store: Store) -> None:
        shown = await filled_in(editor, channel, text=RESULT.replace("9,120", "9.120"), seat="Sheffeld")
        assert "9.120 could be a number of votes or a share" in words(shown.response)
        assert "write the whole name" in words(shown.response)
        assert labels(shown.response) == ["Edit", "Cancel"]
        form = await editor.click(shown.response, label="Edit")
        assert defaults(form)["text"] == RESULT.replace("9,120", "9.120")
        mended = await editor.submit_modal(form, FILLED)
        assert labels(mended.response) == ["Confirm", "Edit", "Cancel"]
        await editor.click(mended.response, label="Confirm")
        assert len(revisions(store, ID)) == 1

    async def test_nothing_typed_can_ping_or_mark_up(self, editor: Any, channel: Any) -> None:
        shown = await filled_in(editor, channel, text=f"{RESULT}\n@everyone **look** https://example.org")
        assert "@everyone" not in words(shown.response)
        assert "**look**" not in words(shown.response)

    async def test_cancelling_records_nothing(self, editor: Any, channel: Any, store: Store) -> None:
        shown = await filled_in(editor, channel)
        done = await editor.click(shown.response, label="Cancel")
        assert "nothing was recorded" in words(done.response)
        assert done.response.components == []
        assert revisions(store, ID) == ()

    async def test_thirty_four_candidates_can_all_be_seen(self, editor: Any, channel: Any, store: Store) -> None:
        clacton = store.by_election("2026-08-13-clacton")
        assert clacton is not None
        text = "\n".join(f'"{one.name}", {one.party.name}, {one.votes}' for one in clacton.candidacies[:-1])
        shown = await filled_in(editor, channel, text=text, seat="Clacton", day="13 August 2026")
        assert "Confirm" in labels(shown.response)
        more = next(label for label in labels(shown.response) if label.startswith("All "))
        turned = await editor.click(shown.response, label=more)
        assert "Woke Trump Carrzee" in words(turned.response)
        assert "Confirm" in labels(turned.response)

    async def test_the_alerts_it_went_to_are_counted(self, editor: Any, channel: Any, store: Store) -> None:
        from datetime import timedelta

        subscribe(store, Place("person", 1), Filters(seat="Sheffield South East"), by=1)
        subscribe(store, Place("person", 2), Filters(party_id="snp"), by=2)
        yesterday = british_day() - timedelta(days=1)
        shown = await filled_in(editor, channel, day=yesterday.isoformat())
        done = await editor.click(shown.response, label="Confirm")
        assert "Alerts: 1 subscription;" in words(done.response)
        told = await editor.click(done.response, label="How far are the alerts?")
        assert "Alerts: 1 subscription;" in words(told.response)


class TestParts:
    async def test_winner_then_votes_then_official(self, editor: Any, channel: Any, store: Store) -> None:
        votes = "\n".join(RESULT.splitlines()[:3])
        parts = (
            ("Ann Example, Labour, elected; votes to follow".replace(";", ","), "the winner only"),
            (votes, "as first reported"),
            ("Electorate 75,000\nRejected 61", "the official result"),
        )
        for text, said in parts:
            shown = await filled_in(editor, channel, text=text)
            assert said in words(shown.response)
            await editor.click(shown.response, label="Confirm")
        assert [one.by_election and one.by_election.stage for one in revisions(store, ID)] == [
            "winner",
            "votes",
            "official",
        ]

    async def test_the_same_again_offers_nothing_to_confirm(self, editor: Any, channel: Any) -> None:
        await editor.click((await filled_in(editor, channel)).response, label="Confirm")
        again = await filled_in(editor, channel)
        assert "It says nothing new: revision 1 stands." in words(again.response)
        assert labels(again.response) == ["Edit", "Cancel"]


class TestCorrecting:
    async def test_the_form_holds_what_stands_and_the_preview_says_what_changes(
        self, editor: Any, channel: Any, store: Store
    ) -> None:
        form = await editor.slash(channel, "correct", seat="arbroath")
        text = defaults(form)["text"]
        assert "Lara Bird, Scottish National Party, 9,802" in text
        filled = {"text": text.replace("9,802", "9,702"), "source": "Angus Council"}
        shown = await editor.submit_modal(form, filled)
        assert "majority 5,278 → 5,178" in words(shown.response)
        await editor.click(shown.response, label="Confirm")
        found = revisions(store, "2026-06-18-arbroath-and-broughty-ferry")
        assert str(found[-1].changes[0]) == "majority 5,278 → 5,178"
        assert found[-1].source == "Angus Council"


class TestWithdrawing:
    async def test_a_name_that_several_fit_is_answered_with_how_to_type_each(self, editor: Any, channel: Any) -> None:
        told = await editor.slash(channel, "withdraw", seat="batley and spen", reason="a try")
        said = told.response.embeds[0].description
        assert "2 by-elections fit Batley and Spen. Which one?" in said
        assert "2016-10-20-batley-and-spen (Batley and Spen · 20 October 2016" in said

    async def test_it_asks_then_withdraws_and_keeps_the_reason(self, editor: Any, channel: Any, store: Store) -> None:
        asked = await editor.slash(channel, "withdraw", seat="wakefield", reason="a *rehearsal*")
        assert "Withdraw this result?" in words(asked.response)
        assert store.by_election("2022-06-23-wakefield") is not None
        done = await editor.click(asked.response, label="Confirm")
        assert "Withdrawn as revision 2." in words(done.response)
        assert store.by_election("2022-06-23-wakefield") is None
        assert revisions(store, "2022-06-23-wakefield")[-1].source == "withdrawn: a *rehearsal*"

    async def test_cancelling_keeps_it(self, editor: Any, channel: Any, store: Store) -> None:
        asked = await editor.slash(channel, "withdraw", seat="wakefield", reason="no")
        await editor.click(asked.response, label="Cancel")
        assert store.by_election("2022-06-23-wakefield") is not None


class TestWhateverHappens:
    async def test_confirm_pressed_twice_is_one_revision(
        self, simcord_env: simcord.Env, editor: Any, channel: Any, store: Store
    ) -> None:
        shown = await filled_in(editor, channel)
        # The first press is recorded, but its answer never arrives: the button is still there to press.
        simcord_env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
        await editor.click(shown.response, label="Confirm")
        again = await editor.click(shown.response, label="Confirm")
        assert "it was recorded or cancelled already" in words(again.response)
        assert len(revisions(store, ID)) == 1

    async def test_somebody_else_recording_meanwhile_is_shown_and_asked_again(
        self, editor: Any, channel: Any, store: Store
    ) -> None:
        shown = await filled_in(editor, channel)
        theirs = Paste(FILLED["seat"], FILLED["day"], RESULT.replace("9,120", "9,130"), "BBC News")
        record(store, prepare_paste(store, names_of(store), theirs), "edie", "BBC News")
        again = await editor.click(shown.response, label="Confirm")
        assert "Meanwhile edie recorded revision 1" in words(again.response)
        assert "9,130 → 9,120" in words(again.response)
        assert len(revisions(store, ID)) == 1
        done = await editor.click(again.response, label="Confirm")
        assert "Recorded as revision 2." in words(done.response)

    async def test_a_restart_between_preview_and_confirm_loses_nothing_and_says_so(
        self, editor: Any, channel: Any, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown = await filled_in(editor, channel)
        monkeypatch.setattr(confirming, "PROCESS", "another run")
        done = await editor.click(shown.response, label="Confirm")
        assert "Byelex has restarted since this preview; nothing was lost." in words(done.response)
        assert "Recorded as revision 1." in words(done.response)

    async def test_a_form_opened_before_a_restart_still_arrives(
        self, editor: Any, channel: Any, simcord_bot: Byelex
    ) -> None:
        form = await editor.slash(channel, "record")
        simcord_bot._connection._view_store._modals.clear()
        shown = await editor.submit_modal(form, FILLED)
        assert labels(shown.response) == ["Confirm", "Edit", "Cancel"]

    async def test_an_unfinished_text_opens_the_next_form(self, editor: Any, channel: Any) -> None:
        await filled_in(editor, channel)
        form = await editor.slash(channel, "record")
        assert defaults(form) == FILLED

    async def test_forget_drops_what_was_not_confirmed(self, editor: Any, channel: Any) -> None:
        shown = await filled_in(editor, channel)
        told = await editor.slash(channel, "forget")
        assert "1 unfinished result" in words(told.response)
        assert "finished with" in words((await editor.click(shown.response, label="Confirm")).response)

    async def test_forget_takes_the_name_off_a_result_that_stays(self, editor: Any, channel: Any, store: Store) -> None:
        await editor.click((await filled_in(editor, channel)).response, label="Confirm")
        told = await editor.slash(channel, "forget")
        assert "your name on 1 revision of results, which stay" in words(told.response)
        assert [each.recorded_by for each in revisions(store, ID)] == ["a former editor"]
        assert store.by_election(ID) is not None

    async def test_a_form_that_is_closed_leaves_nothing_behind(self, editor: Any, channel: Any, store: Store) -> None:
        await editor.slash(channel, "record", seat="Wakefield and Rothwell")
        form = await editor.slash(channel, "record")
        assert defaults(form)["text"] == ""
        assert revisions(store, ID) == ()
