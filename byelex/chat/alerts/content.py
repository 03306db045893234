"""What an alert says: an answer with its headline first, as what Discord is sent. Nothing is sent here."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from byelex.answers import FollowUp, Picture
from byelex.chat import buttons
from byelex.chat.alerts.easel import Upload
from byelex.chat.alerts.words import also_told, corrections
from byelex.elections import ByElection, Party
from byelex.faces import embed, markup
from byelex.measures import outcome
from byelex.questions.called import at_close, known, named
from byelex.questions.result import result
from byelex.sources.ids import unnamed_id
from byelex.store import Store, bodies, deliveries
from byelex.store.deliveries import Delivery
from byelex.store.occasions import Matter, Occasion
from byelex.wording import capital, day, headline

ROW = 5
FOLLOW_UPS = 15
MOST_IN_DIGEST = 40
TITLE_LIMIT = 100
SECONDARY = 2
DIGEST = "By-election news that came while Byelex could not send it"
BALLOT_BOX = "🗳️"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to be sent: `headline` opens it and names a forum's post, `lines` follow, then the embed and buttons.

    `buttons` are (label, custom_id); all texts are escaped already but the title, where no markup works.
    """

    headline: str
    title: str
    lines: tuple[str, ...] = ()
    embed: dict[str, Any] | None = None
    buttons: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None

    def payload(
        self,
        last: tuple[str, str],
        *,
        roles: Sequence[int] = (),
        ping: bool = False,
        reply_to: int | None = None,
        picture: Upload | None = None,
    ) -> dict[str, Any]:
        """Give what Discord is sent. `last` is the button that says whose alert it is; only `roles` can be pinged.

        `picture`, which is sent beside it, is shown in the embed.
        """
        mentions = " ".join(f"<@&{role}>" for role in roles)
        drawn = [*self.buttons[:FOLLOW_UPS], last]
        body: dict[str, Any] = {
            "content": "\n".join(part for part in (f"{mentions} {self.headline}".strip(), *self.lines) if part),
            "embeds": [_with(self.embed, picture)] if self.embed else [],
            "components": [
                {"type": 1, "components": [_button(*each) for each in drawn[at : at + ROW]]}
                for at in range(0, len(drawn), ROW)
            ],
            "allowed_mentions": {
                "parse": [],
                "roles": [str(role) for role in roles] if ping else [],
                "replied_user": False,
            },
        }
        if picture is not None:
            body["attachments"] = [{"id": 0, "filename": picture.name, "description": picture.description}]
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to), "fail_if_not_exists": False}
        return body


def _with(drawn: dict[str, Any], picture: Upload | None) -> dict[str, Any]:
    return drawn if picture is None else drawn | {"image": {"url": f"attachment://{picture.name}"}}


def _button(label: str, custom_id: str) -> dict[str, Any]:
    return {"type": 2, "style": SECONDARY, "label": embed.label(label), "custom_id": custom_id}


def news(store: Store, matter: Matter, posted_revision_id: int | None = None) -> Message:
    """Give the alert of a matter as it stands now, with what was corrected since the revision it was sent with."""
    return store.remembered("alert", (matter, posted_revision_id), lambda: _news(store, matter, posted_revision_id))


def _news(store: Store, matter: Matter, posted_revision_id: int | None) -> Message:
    contest = deliveries.stands(store, matter)
    corrected = _corrected(store, matter, posted_revision_id, contest)
    if contest is None:
        return Message(markup.inline(f"Withdrawn: {_named(store, matter)}"), _withdrawn(store, matter))
    if matter.occasion != "result":
        return _before_the_result(contest, matter.occasion, corrected)
    answer = result(store, contest)
    # The headline stands above the embed, so that it is what a phone's notification shows; it is not said twice.
    page = embed.page(replace(answer, headline=answer.title), turnable=False)
    return Message(
        _line(contest),
        title(contest),
        corrected,
        page.embed.to_dict(),  # type: ignore[arg-type]
        tuple(buttons.buttons(page, None)),
        answer.picture,
    )


def _before_the_result(contest: ByElection, occasion: Occasion, corrected: tuple[str, ...]) -> Message:
    answer = known(contest) if occasion == "called" else at_close(contest)
    stands = FollowUp("How it stands now", "result", (("seat", contest.id),))
    page = embed.page(replace(answer, headline=answer.title, follow_ups=(stands, *answer.follow_ups)), turnable=False)
    to_come = ("-# The result follows here once it is declared, if it is one this alert is for.",)
    return Message(
        _line(contest, occasion),
        title(contest, occasion),
        (*corrected, *(to_come if occasion == "closed" else ())),
        page.embed.to_dict(),  # type: ignore[arg-type]
        tuple(buttons.buttons(page, None)),
    )


def digest(store: Store, matters: Iterable[tuple[Matter, int | None]]) -> Message:
    """Give one message for what could not be sent in time: (matter, revision it was sent with) each."""
    lines, follow_ups = [], {}
    for matter, posted in matters:
        contest = deliveries.stands(store, matter)
        if contest is None:
            lines.append(markup.inline(f"Withdrawn: {_named(store, matter)}"))
        else:
            # A call's line says the day itself.
            when = f" · {markup.inline(day(contest.polling_on))}" if matter.occasion != "called" else ""
            lines.append(f"{_line(contest, matter.occasion)}{when}")
            follow_ups[contest.id] = FollowUp(contest.constituency.name, "result", (("seat", contest.id),))
        lines += [f"-# {line}" for line in _corrected(store, matter, posted, contest)]
    more = [f"… and {len(lines) - MOST_IN_DIGEST} more"] if len(lines) > MOST_IN_DIGEST else []
    drawn = [
        (each.label, buttons.encode("b", buttons.Asked(each.question, each.arguments))) for each in follow_ups.values()
    ]
    return Message(
        DIGEST,
        DIGEST,
        embed={"description": "\n".join([*lines[:MOST_IN_DIGEST], *more])},
        buttons=tuple((label, custom_id) for label, custom_id in drawn if custom_id),
    )


def reply(store: Store, matter: Matter, before: ByElection | None) -> Message:
    """Give the note under a corrected alert whose winner, hold or gain, or polling day was not as first sent."""
    contest = deliveries.stands(store, matter)
    said = f" Before it said: {markup.inline(alert_headline(before, matter.occasion))}." if before is not None else ""
    if contest is None:
        withdrawn = markup.inline(f"{capital(_named(store, matter))} has been withdrawn.")
        return Message(f"{withdrawn}{said}", _withdrawn(store, matter))
    if votes_are_in(before, contest) and not told_otherwise(before, contest, matter.occasion):
        return Message(f"The votes are in: {_line(contest)}.", "The votes are in")
    # Nothing was put right where a withdrawal was undone.
    verb = _verb(matter) if before is not None else "Recorded again"
    return Message(f"{verb}: {_line(contest, matter.occasion)}.{said}", verb)


def sample(store: Store, also: Sequence[Occasion]) -> Message:
    """Give a sample: the latest result as an alert would show it, marked as no news; `also` is what else it tells."""
    listings = [listing for listing in store.listings() if not listing.invented] or list(store.listings())
    mark = "-# A sample of an alert, sent with /alerts test: this is not news, and it pings nobody."
    lines = (mark, *([f"-# This alert also tells {also_told(also)}."] if also else []))
    if not listings:
        return Message("A sample of an alert; the store holds no result to show.", "Sample", lines)
    shown = news(store, Matter(listings[0].id))
    return replace(shown, headline=f"Sample: {shown.headline}", title=f"Sample: {shown.title}", lines=lines)


def _line(contest: ByElection, occasion: Occasion = "result") -> str:
    """Write an alert's first line: its symbol and, in bold, its headline."""
    return f"{_symbol(contest, occasion)} **{markup.inline(alert_headline(contest, occasion))}**"


def _symbol(contest: ByElection, occasion: Occasion) -> str:
    return circle(contest.winner.party) if occasion == "result" else BALLOT_BOX


def alert_headline(contest: ByElection, occasion: Occasion) -> str:
    """Write an alert's one line: "Labour GAIN Wakefield from Conservative", "Polls have closed in Wakefield"."""
    if occasion == "called":
        return f"By-election called: {named(contest)}, {day(contest.polling_on)}"
    if occasion == "closed":
        return f"Polls have closed in {named(contest)}"
    line = headline(contest.constituency.name, outcome(contest), contest.winner)
    return f"{line} (votes to follow)" if contest.stage == "winner" else line


def title(contest: ByElection, occasion: Occasion = "result") -> str:
    """Write the title of an alert's post in a forum: its headline, within Discord's limit."""
    return markup.cut(f"{_symbol(contest, occasion)} {markup.one_line(alert_headline(contest, occasion))}", TITLE_LIMIT)


def votes_are_in(before: ByElection | None, contest: ByElection | None) -> bool:
    """Tell whether a contest of which the winner alone was known has its votes now."""
    return before is not None and contest is not None and before.stage == "winner" != contest.stage


def told_otherwise(before: ByElection | None, contest: ByElection | None, occasion: Occasion) -> bool:
    """Tell whether a change is worth a reply: the winner, and hold or gain; a call's polling day. None: withdrawn."""
    if before is None or contest is None:
        return before is not contest
    if occasion != "result":
        return alert_headline(before, occasion) != alert_headline(contest, occasion)
    if _verdict(before) != _verdict(contest):
        return True
    # That a winner known by party has a name now is no other winner.
    unnamed = unnamed_id(before.id, before.winner.party.id)
    return before.winner.person_id not in (contest.winner.person_id, unnamed)


def _verdict(contest: ByElection) -> tuple[str, bool, str | None]:
    ended = outcome(contest)
    from_ = None if ended is None or ended.held else ended.from_.id
    return contest.winner.party.id, ended is not None and ended.held, from_


def state_at(store: Store, by_election_id: str, revision_id: int) -> ByElection | None:
    """Give a contest as a revision recorded it, with the baseline it has now; None if the revision withdrew it."""
    then = deliveries.states_since(store, by_election_id, revision_id)[0]
    now = store.by_election(by_election_id)
    if then is None:
        return None
    baseline = now.baseline if now is not None else _baseline(store, then)
    return replace(then, baseline=baseline)


def _baseline(store: Store, contest: ByElection) -> Any:
    on = contest.general_election_on
    return None if on is None else store.baseline(contest.constituency.id, on)


def shows(message: Delivery, revision_id: int) -> bool:
    """Tell whether a message already holds a revision or a later one."""
    return message.shown_revision_id is not None and message.shown_revision_id >= revision_id


def _corrected(
    store: Store, matter: Matter, posted_revision_id: int | None, contest: ByElection | None
) -> tuple[str, ...]:
    if posted_revision_id is None:
        return ()
    states = deliveries.states_since(store, matter.by_election_id, posted_revision_id)
    called = matter.occasion != "result"
    known_so = [each for each in states if each is not None and (each.stage == "called") == called]
    if called and contest is not None:
        # A result moves a call's polling day, and is no state of the call itself.
        known_so.append(bodies.recorded(contest))
    found = corrections(known_so)
    return (markup.fit(f"{_verb(matter)}: {'; '.join(found)}", 600),) if found else ()


def _verb(matter: Matter) -> str:
    # A polling day that is moved was not wrong before.
    return "Corrected" if matter.occasion == "result" else "Changed"


def _withdrawn(store: Store, matter: Matter) -> str:
    states = deliveries.states_since(store, matter.by_election_id, 0)
    return f"Withdrawn: {next((each.name for each in reversed(states) if each is not None), matter.by_election_id)}"


def _named(store: Store, matter: Matter) -> str:
    """Name what is withdrawn: "the result of Wakefield 2022", "the by-election called in Hexham for 6 May 2027"."""
    last = _last_known(store, matter.by_election_id)
    if matter.occasion == "result" or last is None:
        return f"the result of {matter.by_election_id if last is None else last.name}"
    return f"the by-election called in {named(last)} for {day(last.polling_on)}"


def name_of(store: Store, by_election_id: str) -> str:
    """Name a contest, withdrawn or not: "Wakefield 2022"."""
    last = _last_known(store, by_election_id)
    return by_election_id if last is None else last.name


def _last_known(store: Store, by_election_id: str) -> ByElection | None:
    states = deliveries.states_since(store, by_election_id, 0)
    return next((each for each in reversed(states) if each is not None), None)


_HUES = ((18, "🔴"), (42, "🟠"), (66, "🟡"), (180, "🟢"), (255, "🔵"), (325, "🟣"), (361, "🔴"))


def circle(party: Party) -> str:
    """Give the coloured circle nearest to a party's colour, by hue; grey, black and white for the rest."""
    drawn = embed.colour(party.colour)
    if drawn is None:
        return "⚪"
    hue, lightness, saturation = colorsys.rgb_to_hls(drawn.r / 255, drawn.g / 255, drawn.b / 255)
    if lightness < 0.12 or lightness > 0.93 or saturation < 0.15:
        return "⚫" if lightness < 0.3 else "⚪"
    if hue * 360 < 42 and lightness < 0.3:
        return "🟤"
    return next(shown for below, shown in _HUES if hue * 360 < below)
