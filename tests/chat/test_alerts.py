"""Alerts as people see them: who may add one and where, what is sent, edited and held back, what the history says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest

from byelex.store import Store, alerts, deliveries
from byelex.store.alerts import Filters
from byelex.store.revisions import record, withdraw
from tests.chat.count_night import HEADLINE, World
from tests.contests import CARDIFF, WAKEFIELD, contest, winner_only
from tests.parties import LABOUR, stood

GAIN = contest(WAKEFIELD)


@pytest.fixture
def store(two_seats: Store) -> Store:
    return two_seats


class TestListing:
    async def test_what_a_message_has_no_room_for_is_counted(self, world: World) -> None:
        await world.alerts("add")
        (first,) = alerts.subscriptions(world.store)
        for number in range(1, 50):
            wanted = Filters("labour", seat=f"Seat {number}", area="Yorkshire and The Humber")
            alerts.subscribe(world.store, first.place, wanted, first.subscribed_by or 0)
        said = await world.alerts("list")
        assert len(said) <= 4096
        shown, more = said.rsplit("\n", 1)
        assert len(shown.split("\n")) + int(more.split()[2]) == 50


class TestAdding:
    async def test_a_channel_is_told_of_a_result_with_its_headline_first(self, world: World) -> None:
        assert "every result" in await world.alerts("add")
        await world.record(GAIN)
        (alert,) = world.sent()
        assert alert.content == HEADLINE
        assert alert.embeds[0].title is not None
        assert alert.embeds[0].title.startswith("Wakefield by-election")
        assert "2,000" in str(alert.embeds[0].description)
        labels = [button.label for row in alert.components for button in row.children]  # type: ignore[union-attr]
        assert labels[:1] == ["Swing"]
        assert labels[-1] == "About this alert"

    async def test_buttons_under_an_alert_answer(self, world: World) -> None:
        await world.alerts("add")
        await world.record(GAIN)
        told: Any = await world.member.click(world.sent()[0], label="Swing")
        assert "15.56" in str(told.response.embeds[0].to_dict())
        told = await world.member.click(world.sent()[0], label="About this alert")
        assert told.response.ephemeral

    async def test_only_who_manages_the_server_may(self, world: World) -> None:
        for what in ("add", "list", "pause", "history"):
            assert "Manage Server" in await world.use(world.member, f"alerts {what}")
        assert "for a server's channels" in await world.use(world.user, "alerts add")
        assert alerts.subscriptions(world.store) == ()

    async def test_exactly_what_is_missing_is_said(self, world: World) -> None:
        mute = world.denied("mute", send_messages=False)
        said = await world.alerts("add", channel=mute)
        assert "cannot post in #mute: Send Messages is missing" in said
        bare = world.denied("bare", embed_links=False, send_messages=False)
        assert "Send Messages and Embed Links are missing" in await world.alerts("add", channel=bare)
        assert alerts.subscriptions(world.store) == ()

    async def test_without_history_it_is_added_and_the_price_is_said(self, world: World) -> None:
        blind = world.denied("blind", read_message_history=False)
        assert "Read Message History is missing" in await world.alerts("add", channel=blind)
        plain = world.denied("plain", attach_files=False)
        assert "go without their picture" in await world.alerts("add", channel=plain)
        await world.record(GAIN)
        assert len(world.sent(blind)) == len(world.sent(plain)) == 1

    async def test_a_role_that_cannot_be_mentioned_is_refused_at_once(self, world: World) -> None:
        assert world.bot.user is not None
        quiet = world.guild.create_text_channel(
            "quiet", overwrites={world.bot.user: discord.PermissionOverwrite(mention_everyone=False)}
        )
        role = world.guild.create_role("watchers")
        assert "cannot mention watchers" in await world.alerts("add", channel=quiet, role=role)
        assert "does not mention everyone" in await world.alerts("add", role=world.guild.default_role)
        assert alerts.subscriptions(world.store) == ()

    async def test_only_the_role_that_was_asked_for_can_be_pinged(self, world: World) -> None:
        role = world.guild.create_role("watchers", mentionable=True)
        await world.alerts("add", role=role)
        await world.record(GAIN)
        (request,) = world.requests("POST", f"/channels/{world.channel.id}/messages")
        assert request.json["content"].startswith(f"<@&{role.id}> 🔴")
        assert request.json["allowed_mentions"] == {"parse": [], "roles": [str(role.id)], "replied_user": False}
        assert request.json["enforce_nonce"] is True
        assert len(request.json["nonce"]) <= 25

    async def test_filters(self, world: World) -> None:
        assert "Labour wins in Wales" in await world.alerts("add", party="lab", party_as="winner", area="wales")
        await world.record(GAIN)
        assert world.sent() == []
        await world.record(contest(CARDIFF))
        assert "Cardiff" in world.sent()[0].content

    async def test_words_that_name_nothing_are_told(self, world: World) -> None:
        assert "No party" in await world.alerts("add", party="xyzzy")
        assert "There is no nation or region" in await world.alerts("add", area="Narnia")
        assert "Say which party" in await world.alerts("add", party_as="winner")
        assert "announcement channel" in await world.alerts("add", cross_post=True)
        assert "Cardiff is in Wales, not in England" in await world.alerts("add", seat="cardiff", area="england")

    async def test_the_same_alert_twice_is_one(self, world: World) -> None:
        await world.alerts("add")
        assert "subscribed already" in await world.alerts("add")

    async def test_two_alerts_of_one_channel_are_one_message(self, world: World) -> None:
        await world.alerts("add")
        await world.alerts("add", gains_only=True)
        await world.record(GAIN)
        assert len(world.sent()) == 1
        assert [each.sent for each in deliveries.reach(world.store)] == [2]


class TestPlaces:
    async def test_a_thread(self, world: World) -> None:
        opener = await world.mod.send(world.channel, "talk here")
        thread = await opener.create_thread(name="count night")
        told = await world.alerts("add", channel=world.channel.threads[0])
        assert str(thread.id) in told
        await world.record(GAIN)
        assert len(world.sent(world.channel.threads[0])) == 1

    async def test_a_forum_gets_a_post_named_by_the_headline(self, world: World) -> None:
        forum = world.guild.create_forum_channel("by-elections")
        await world.alerts("add", channel=forum)
        await world.record(GAIN)
        (post,) = forum.threads
        assert post.name == "🔴 Labour GAIN Wakefield from Conservative"
        assert post.history()[0].content == HEADLINE
        await world.record(contest(WAKEFIELD, labour=3_000))
        assert forum.threads[0].name == "🔵 Conservative HOLD Wakefield"
        assert [m.content.partition(":")[0] for m in world.sent(forum.threads[0])][1:] == ["Corrected"]

    async def test_an_announcement_channel_is_cross_posted(self, world: World) -> None:
        news = world.guild.create_news_channel("news")
        await world.alerts("add", channel=news, cross_post=True)
        await world.record(GAIN)
        assert len(world.sent(news)) == 1
        assert len(world.requests("POST", "/crosspost")) == 1

    async def test_direct_messages_until_the_button_is_pressed(self, world: World) -> None:
        assert "every gain" in await world.use(world.member, "alerts me", gains_only=True)
        dm = world.ann.dm_channel
        await world.record(GAIN)
        greeting, alert = world.sent(dm)
        assert "stops all of them" in greeting.content
        assert alert.content == HEADLINE
        told = await world.ann.click(alert, label="Stop these messages")
        assert "Stopped" in str(told.response.embeds[0].description)
        await world.record(contest(CARDIFF))
        assert len(world.sent(dm)) == 2

    async def test_closed_direct_messages_are_told_how_to_open(self, world: World) -> None:
        world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
        said = await world.use(world.member, "alerts me")
        assert "Privacy Settings" in said
        assert world.store.connection.execute("SELECT count(*) FROM subscription").fetchone() == (0,)


class TestRevisions:
    async def test_a_correction_edits_the_message_and_says_what_changed(self, world: World) -> None:
        await world.alerts("add")
        await world.record(GAIN)
        await world.record(contest(WAKEFIELD, labour=6_100))
        (alert,) = world.sent()
        assert alert.content.splitlines()[0] == HEADLINE
        assert alert.content.splitlines()[1].startswith("Corrected: majority 2,000 → 2,100")
        assert "2,100" in str(alert.embeds[0].description)

    async def test_another_winner_is_told_in_a_reply_that_pings_nobody(self, world: World) -> None:
        role = world.guild.create_role("watchers", mentionable=True)
        await world.alerts("add", role=role)
        await world.record(GAIN)
        await world.record(contest(WAKEFIELD, labour=3_000))
        alert, reply = world.sent()
        assert "🔵 **Conservative HOLD Wakefield**" in alert.content
        assert reply.content.startswith("Corrected: 🔵 **Conservative HOLD Wakefield**")
        assert "Before it said: Labour GAIN Wakefield from Conservative" in reply.content
        assert reply.reference is not None
        assert reply.reference.message_id == alert.id
        replied = world.requests("POST", f"/channels/{world.channel.id}/messages")[-1]
        assert replied.json["allowed_mentions"] == {"parse": [], "roles": [], "replied_user": False}

    async def test_a_role_is_pinged_by_the_correction_that_is_its_alerts_first_news(self, world: World) -> None:
        all_of_it, gains = (world.guild.create_role(name, mentionable=True) for name in ("all", "gains"))
        await world.alerts("add", role=all_of_it)
        await world.alerts("add", gains_only=True, role=gains)
        sent = []
        for conservative in (7_000, 4_000, 7_000, 4_000):
            # Hold, gain, hold, gain: told once, corrected three times.
            await world.record(contest(WAKEFIELD, conservative=conservative))
            posted = world.requests("POST", f"/channels/{world.channel.id}/messages")
            sent.append(posted[-1].json["allowed_mentions"]["roles"])
        assert sent == [[str(all_of_it.id)], [str(gains.id)], [], []]
        assert world.sent()[1].content.startswith(f"<@&{gains.id}> Corrected: 🔴 **Labour GAIN Wakefield")

    @pytest.mark.parametrize("named", [True, False])
    async def test_the_votes_added_to_a_winner_are_no_correction(self, world: World, named: bool) -> None:
        await world.alerts("add")
        winner = stood("Ann Labour", LABOUR, None)
        unnamed = replace(winner, name="Labour candidate", person_id=f"{GAIN.id}-labour")
        await world.record(winner_only(WAKEFIELD, winner if named else unnamed))
        assert world.sent()[0].content == (HEADLINE.removesuffix("**") + " (votes to follow)**")
        await world.record(replace(GAIN, stage="votes"))
        (alert,) = world.sent()
        assert alert.content == HEADLINE

    async def test_a_role_whose_alert_came_after_the_winner_is_pinged_by_the_votes(self, world: World) -> None:
        role = world.guild.create_role("watchers", mentionable=True)
        await world.alerts("add")
        await world.record(winner_only(WAKEFIELD, stood("Ann Labour", LABOUR, None)))
        await world.alerts("add", gains_only=True, role=role)
        await world.record(GAIN)
        await world.record(contest(WAKEFIELD, labour=6_100))
        alert, reply = world.sent()
        assert alert.content.splitlines()[0].endswith(HEADLINE)
        assert reply.content == f"<@&{role.id}> The votes are in: {HEADLINE}."
        replied = world.requests("POST", f"/channels/{world.channel.id}/messages")[-1]
        assert replied.json["allowed_mentions"]["roles"] == [str(role.id)]

    async def test_a_forum_post_loses_votes_to_follow_from_its_name(self, world: World) -> None:
        forum = world.guild.create_forum_channel("by-elections")
        await world.alerts("add", channel=forum)
        await world.record(winner_only(WAKEFIELD, stood("Ann Labour", LABOUR, None)))
        assert "(votes to follow)" in str(forum.threads[0].name)
        await world.record(GAIN)
        assert forum.threads[0].name == "🔴 Labour GAIN Wakefield from Conservative"

    async def test_a_withdrawn_result_says_so(self, world: World) -> None:
        await world.alerts("add")
        await world.record(GAIN)
        withdraw(world.store, GAIN.id, "an editor", "a test")
        await world.env.advance_time(1)
        alert, reply = world.sent()
        assert alert.content.startswith("Withdrawn: the result of Wakefield")
        assert alert.embeds == []
        assert "has been withdrawn" in reply.content

    async def test_a_withdrawal_that_is_undone_corrects_nothing(self, world: World) -> None:
        await world.alerts("add")
        await world.record(GAIN)
        withdraw(world.store, GAIN.id, "an editor", "a test")
        await world.env.advance_time(1)
        await world.record(GAIN)
        assert world.sent()[-1].content.startswith("Recorded again: 🔴 **Labour GAIN Wakefield from Conservative**")

    async def test_what_comes_in_parts_before_it_is_sent_is_one_message(self, world: World) -> None:
        await world.alerts("add")
        record(world.store, winner_only(WAKEFIELD, stood("Ann Labour", LABOUR, None)), "e", "t")
        await world.record(GAIN)
        (alert,) = world.sent()
        assert alert.content == HEADLINE
        assert [each.waiting for each in deliveries.reach(world.store)] == [0, 0]

    async def test_a_message_someone_deleted_stays_deleted(self, world: World) -> None:
        await world.alerts("add")
        await world.record(GAIN)
        world.env.backend.delete_message(world.channel.id, world.sent()[0].id)
        await world.record(contest(WAKEFIELD, labour=6_100))
        assert world.sent() == []
        assert "the message had been deleted" in await world.alerts("history")


class TestManaging:
    async def test_a_removed_alert_is_put_right_and_posts_nothing_new(self, world: World) -> None:
        await world.alerts("add")
        await world.record(GAIN)
        await world.alerts("remove")
        withdraw(world.store, GAIN.id, "an editor", "a test")
        await world.env.advance_time(1)
        [message] = world.sent()
        assert message.content.startswith("Withdrawn: ")

    async def test_the_history_names_what_was_withdrawn_and_says_so(self, world: World) -> None:
        await world.alerts("add")
        await world.record(GAIN)
        withdraw(world.store, GAIN.id, "an editor", "a test")
        await world.env.advance_time(1)
        latest, first = (await world.alerts("history")).splitlines()
        assert GAIN.name in latest
        assert "marked as withdrawn, with a reply" in latest
        assert "sent" in first

    async def test_pause_resume_remove_and_history(self, world: World) -> None:
        await world.alerts("add")
        assert "Paused" in await world.alerts("pause")
        await world.record(GAIN)
        assert world.sent() == []
        assert "not sent: the alert was paused" in await world.alerts("history")
        assert "paused since" in await world.alerts("list")
        assert "Resumed" in await world.alerts("resume")
        await world.record(contest(CARDIFF))
        assert len(world.sent()) == 1
        assert "sent <t:" in await world.alerts("history")
        assert "Removed" in await world.alerts("remove")
        assert "There are no alerts here" in await world.alerts("list")

    async def test_a_sample_is_marked_and_pings_nobody(self, world: World) -> None:
        role = world.guild.create_role("watchers", mentionable=True)
        await world.record(GAIN)
        await world.alerts("add", role=role)
        await world.alerts("test")
        (sample,) = world.sent()
        assert sample.content.startswith(f"<@&{role.id}> Sample: ")
        assert "not news" in sample.content
        (request,) = world.requests("POST", f"/channels/{world.channel.id}/messages")
        assert request.json["allowed_mentions"] == {"parse": [], "roles": [], "replied_user": False}

    async def test_an_alert_is_chosen_by_its_number_with_suggestions(self, world: World) -> None:
        await world.alerts("add")
        await world.alerts("add", gains_only=True)
        assert "several alerts" in await world.alerts("pause")
        choices = await world.mod.autocomplete(world.channel, "alerts pause", "alert", "gain")
        assert [choice["name"] for choice in choices] == ["2 · #results · every gain"]
        assert "alert 2" in await world.alerts("pause", alert="2")
        assert 'no alert "99"' in await world.alerts("pause", alert="99")

    async def test_another_servers_alerts_cannot_be_reached(self, world: World) -> None:
        await world.alerts("add")
        elsewhere = World(world.env, world.bot)
        await world.env.settle()
        await elsewhere.alerts("add")
        assert 'no alert "1"' in await elsewhere.alerts("remove", alert="1")

    async def test_forget_deletes_what_names_a_person(self, world: World) -> None:
        await world.alerts("add")
        await world.use(world.mod, "alerts me")
        said = await world.use(world.mod, "forget")
        assert "1 alert by direct message" in said
        assert "1 server alert" in said
        text = "\n".join(world.store.connection.iterdump())
        assert str(world.mod.id) not in text
        assert "Nothing is stored about you" in await world.use(world.mod, "forget")
        await world.record(GAIN)
        assert len(world.sent()) == 1
