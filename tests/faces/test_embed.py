"""An Answer in Discord: what is read first, what is escaped, and that nothing sent breaks a limit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byelex.answers import Answer, Column, Figure, FollowUp, Row, Table
from byelex.elections import Quote, Source
from byelex.faces import embed, markup
from tests.letters import LETTERS

QUOTE = Quote(
    words="First paragraph.\n\nSecond paragraph.",
    speaker="A. N. Other",
    speaker_id="a-n-other",
    role="a candidate",
    party=None,
    occasion="a speech",
    outlet="a newspaper",
    said_on=date(2021, 5, 7),
    inferred=("outlet",),
)
COLUMNS = (Column("Candidate"), Column("Party"), Column("Votes", numeric=True))


def table(count: int) -> Table:
    return Table(COLUMNS, tuple(Row((f"Candidate {n}", "Independent", f"{1000 - n:,}")) for n in range(1, count + 1)))


def description(answer: Answer, number: int = 0) -> str:
    return embed.embed(answer, number).description or ""


def test_the_headline_comes_first_and_bold() -> None:
    assert description(Answer("Title", "Conservative gain from Labour")) == "**Conservative gain from Labour**"


def test_how_a_question_was_read_stands_above_the_headline() -> None:
    assert description(Answer("Title", "42.3%", read_as="Turnout, Hartlepool 2021")).splitlines() == [
        "*Turnout, Hartlepool 2021*",
        "**42.3%**",
    ]


def test_a_reading_that_the_title_says_is_not_said_again() -> None:
    assert description(Answer("Largest majority", "6,940", read_as="Largest majority")) == "**6,940**"


def test_a_figure_is_a_line() -> None:
    answer = Answer("Title", "Headline", figures=(Figure("Majority", "6,940", 6940, "23.2 points of share"),))
    assert "\n**Majority** 6,940 · 23.2 points of share" in description(answer)


def test_the_colour_is_the_answers() -> None:
    shown = embed.embed(Answer("Title", "Headline", colour="#0087DC"))
    assert shown.colour is not None
    assert shown.colour.value == 0x0087DC
    assert embed.embed(Answer("Title", "Headline", colour="blue")).colour is None


def test_a_quote_says_who_as_what_where_and_when_and_what_is_inferred() -> None:
    assert description(Answer("Title", "Headline", quotes=(QUOTE,))).endswith(
        "> “First paragraph.\n>\n> “Second paragraph.”\n"
        "> — A. N. Other; a candidate; a speech; probably a newspaper; 7 May 2021"
    )


def test_a_lost_deposit_is_marked() -> None:
    shown = Table(COLUMNS, (Row(("Steve Jack", "FA", "72"), mark="deposit lost"),))
    assert "**Steve Jack** · FA · 72 · *deposit lost*" in description(Answer("T", "H", table=shown))


LONG = ("Nick The Incredible Flying Brick", "Official Monster Raving Loony Party", "28")
LONGER = ("Nick The Incredible Flying Brick the Second", "Official Monster Raving Loony Party", "9")


def test_rows_too_wide_for_a_phone_give_their_narrow_cells_and_a_sign_for_the_mark() -> None:
    rows = (
        Row(LONG, mark="deposit lost", narrow=(LONG[0], "MRLP", "28")),
        Row(LONGER, narrow=("Bo", "Lab", "9")),
    )
    assert description(Answer("T", "H", table=Table(COLUMNS, rows))).endswith(
        "**Nick The Incredible Flying Brick** · MRLP · 28 †\n**Bo** · Lab · 9\n*† deposit lost*"
    )


def test_two_marks_have_a_sign_each() -> None:
    rows = (
        Row(LONG, mark="as published", narrow=("Al", "MRLP", "28")),
        Row(LONGER, mark="from published changes", narrow=("Bo", "Lab", "9")),
    )
    assert description(Answer("T", "H", table=Table(COLUMNS, rows))).endswith(
        "**Al** · MRLP · 28 †\n**Bo** · Lab · 9 ‡\n*† as published*\n*‡ from published changes*"
    )


def test_rows_with_nothing_narrower_to_give_are_all_on_two_lines() -> None:
    shown = Table(COLUMNS, (Row(LONG), Row(LONGER), Row(("Bo", "Lab", "9"))))
    assert description(Answer("T", "H", table=shown)).endswith(
        "**Nick The Incredible Flying Brick the Second** · Official Monster Raving Loony Party\n9\n**Bo** · Lab\n9"
    )


def test_one_long_name_in_many_does_not_put_all_on_two_lines() -> None:
    shown = Table(COLUMNS, (Row(LONGER), *(Row((f"Candidate {n}", "Lab", "9")) for n in range(20))))
    assert "**Candidate 1** · Lab · 9\n" in description(Answer("T", "H", table=shown))


def test_claims_at_odds_are_marked_as_such() -> None:
    answer = Answer("T", "H", claims=("Turnout: the council gave 39.09%.",))
    assert "**Figures at odds**\n• Turnout: the council gave 39.09%." in description(answer)


def test_sources_are_in_the_footer() -> None:
    answer = Answer("T", "H", sources=(Source("UK Parliament", "By-election results", date(2021, 5, 7)),))
    assert embed.embed(answer).footer.text == "Source: UK Parliament, By-election results, 7 May 2021"


def test_of_34_candidates_six_are_shown_and_the_rest_one_press_away() -> None:
    answer = Answer("T", "H", figures=(Figure("Majority", "1"),), table=table(34))
    first = embed.page(answer)
    assert "Candidate 6" in description(answer)
    assert "Candidate 7" not in description(answer)
    assert "… and 28 more" in description(answer)
    assert [(turn.label, turn.page) for turn in first.turns] == [("All 34 candidates", 1)]
    everyone = description(answer, 1)
    assert everyone.count("**Candidate") == 34
    assert [(turn.label, turn.page) for turn in embed.page(answer, 1).turns] == [("Back", 0)]


def test_up_to_eight_candidates_are_all_shown() -> None:
    answer = Answer("T", "H", figures=(Figure("Majority", "1"),), table=table(8))
    assert "Candidate 8" in description(answer)
    assert embed.page(answer).turns == ()


def test_a_table_that_is_all_there_is_is_shown_whole() -> None:
    assert "Candidate 34" in description(Answer("T", "H", table=table(34)))


@pytest.mark.parametrize("figures", [(), (Figure("Majority", "1"),)])
@pytest.mark.parametrize("rows", [61, 75, 76, 1000])
def test_every_row_of_a_long_table_is_on_a_page_of_its_own(rows: int, figures: tuple[Figure, ...]) -> None:
    answer = Answer("T", "H", figures=figures, table=table(rows), notes=("What it covers.",))
    first = embed.page(answer)
    assert "What it covers." in str(first.embed.description)
    turned = [description(answer, number) for number in range(0 if not figures else 1, first.page_count)]
    named = [name for text in turned for name in re.findall(r"\*\*(Candidate \d+)\*\*", text)]
    assert named == [row.cells[0] for row in table(rows).rows]
    last = embed.page(answer, first.page_count)
    assert (last.page, last.turns) == (first.page_count - 1, (embed.Turn("Back", last.page - 1 or 0),))


def test_a_page_of_a_long_table_looks_at_few_of_its_rows() -> None:
    seen: list[int] = []

    class Watched(Sequence[Row]):
        def __len__(self) -> int:
            return 47_000

        @overload
        def __getitem__(self, at: int) -> Row: ...
        @overload
        def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
        def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
            assert isinstance(at, slice)
            wanted = range(47_000)[at]
            seen.extend(wanted)
            return tuple(Row((f"Candidate {number}", "Lab", "9")) for number in wanted)

    answer = Answer("T", "H", table=Table(COLUMNS, Watched()))
    assert "**Candidate 46999**" in description(answer, 10_000)
    assert "of 1,880" in str(embed.page(answer, 3).embed.footer.text)
    assert len(seen) < 500


def test_rows_too_long_for_their_page_are_cut_and_none_is_lost() -> None:
    rows = tuple(Row((f"{number}: {'_' * 400}", "Lab", "9")) for number in range(100))
    answer = Answer("T", "H", table=Table(COLUMNS, rows))
    second = description(answer, embed.page(answer).page_count - 1)
    assert len(second) <= embed.DESCRIPTION_LIMIT
    assert [f"**{number}: " in second for number in (74, 75, 99)] == [False, True, True]


def test_the_button_to_the_whole_table_stands_for_the_question_that_lists_it() -> None:
    follow_ups = (
        FollowUp("All by-elections", "list", ()),
        FollowUp("Everyone who stood", "candidates", (), lists_the_table=True),
    )
    long = Answer("T", "H", figures=(Figure("Majority", "1"),), table=table(34), follow_ups=follow_ups)
    assert [follow_up.label for follow_up in embed.page(long).follow_ups] == ["All by-elections"]
    short = Answer("T", "H", figures=(Figure("Majority", "1"),), table=table(3), follow_ups=follow_ups)
    assert len(embed.page(short).follow_ups) == 2


def test_the_button_to_the_whole_table_counts_in_proper_plurals() -> None:
    for first, counted in (("Party", "All 10 parties"), ("Day", "All 10 days"), ("By-election", "All 10")):
        rows = tuple(Row((f"{number}",)) for number in range(10))
        answer = Answer("T", "H", figures=(Figure("F", "1"),), table=Table((Column(first),), rows))
        assert [turn.label for turn in embed.page(answer).turns] == [counted]


def test_every_row_and_quote_is_on_some_page_once() -> None:
    quotes = tuple(
        Quote(f"Quote {n}: " + "so it goes on " * 20, "S", "s", "r", None, "o", None, None) for n in range(40)
    )
    answer = Answer("T", "H", figures=(Figure("F", "1"),), table=table(300), quotes=quotes)
    count = embed.page(answer).page_count
    texts = [description(answer, number) for number in range(count)]
    whole = "\n".join(texts)
    assert [whole.count(f"Quote {n}:") for n in range(40)] == [1] * 40
    start = next(turn.page for turn in embed.page(answer).turns if turn.label == "All 300 candidates")
    rest = "\n".join(texts[start:])
    assert [len(re.findall(rf"\*\*Candidate {n}\*\*", rest)) for n in range(1, 301)] == [1] * 300


def test_pages_are_numbered() -> None:
    quotes = Answer("T", "H", quotes=(QUOTE,) * 60)
    assert embed.embed(quotes).footer.text == f"Page 1 of {embed.page(quotes).page_count}"
    long = Answer("T", "H", figures=(Figure("F", "1"),), table=table(34))
    assert embed.embed(long).footer.text is None
    assert embed.embed(long, 1).footer.text == "Page 2 of 2"


def test_every_page_can_be_reached_and_left() -> None:
    answer = Answer("T", "H", figures=(Figure("F", "1"),), table=table(300), quotes=(QUOTE,) * 60)
    seen, ahead = {0}, [0]
    while ahead:
        for turn in embed.page(answer, ahead.pop()).turns:
            if turn.page not in seen:
                seen.add(turn.page)
                ahead.append(turn.page)
    assert seen == set(range(embed.page(answer).page_count))
    assert all(embed.page(answer, number).turns[0].label == "Back" for number in seen - {0})


def test_long_remarks_under_a_table_are_brief_and_whole_on_the_next_page() -> None:
    why = "The council counted the papers verified by 2.30 am. " * 8
    answer = Answer(
        "T",
        "H",
        figures=(Figure("Turnout", "39.5%"),),
        table=table(15),
        claims=(f"Turnout: the council gave 39.09% (the Mirror, 24 June 2022). {why}",),
        notes=("The swing runs against the winner.", f"Put right here: a name. {why}"),
    )
    first, second = description(answer), description(answer, 1)
    assert "• Turnout: the council gave 39.09% (the Mirror, 24 June 2022). …" in first
    assert "*The swing runs against the winner.*" in first
    assert "verified" not in first
    assert second.count("verified") == 16
    assert [turn.label for turn in embed.page(answer).turns] == ["More", "All 15 candidates"]
    assert embed.page(answer, 2).turns[0] == embed.Turn("Back", 0)


# Escaping: each line as Discord would be sent it


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@everyone", "@\u200beveryone"),
        ("@here", "@\u200bhere"),
        ("@\u200beveryone", "@\u200beveryone"),
        ("<@1>", "\\<@\u200b1\\>"),
        ("<@!1> <@&2> <#3>", "\\<@\u200b!1\\> \\<@\u200b&2\\> \\<#3\\>"),
        ("</result:1> <t:0:R> <:x:1>", "\\</result:1\\> \\<t:0:R\\> \\<:x:1\\>"),
        ("[x](http://example.org)", "\\[x\\](http:\\//example.org)"),
        ("https://example.org", "https:\\//example.org"),
        ("`code` ```block```", "\\`code\\` \\`\\`\\`block\\`\\`\\`"),
        ("||hidden||", "\\|\\|hidden\\|\\|"),
        ("*a* _b_ ~~c~~ \\", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\\\"),
        ("# heading", "\\# heading"),
        ("### heading", "\\### heading"),
        ("-# small", "\\-# small"),
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("> quote", "\\> quote"),
        ("−2.9 and -2.9 and +23.0", "−2.9 and -2.9 and +23.0"),
        ("a\u202eb\u200bc\u2066d\u00ade\x00f\x1b[31m", "abcdef\\[31m"),
        ("O'Neill, Siân & Bo", "O'Neill, Siân & Bo"),
        ("a\nb\t c", "a b c"),
    ],
)
def test_what_is_typed_is_shown_as_it_stands(typed: str, sent: str) -> None:
    assert markup.inline(typed) == sent


def test_no_line_of_a_quote_is_markup() -> None:
    words = "# one\n- two\n1. three\n> four\n@everyone"
    quote = Quote(words, "@here", "x", "**bold**", None, "", None, None)
    assert description(Answer("T", "T", quotes=(quote,))) == (
        "> “\\# one\n> \\- two\n> 1\\. three\n> \\> four\n> @\u200beveryone”\n> — @\u200bhere; \\*\\*bold\\*\\*"
    )


# Limits


ANY_TEXT = st.text(LETTERS, max_size=400) | st.text(alphabet="*`|@<>[]#-_~\\ \n1,", max_size=400) | st.just("🔴" * 300)
LONG_TEXT = ANY_TEXT | st.just("1,234,567 " * 700) | st.just("x" * 6000)
QUOTES = st.builds(
    Quote,
    words=LONG_TEXT,
    speaker=ANY_TEXT,
    speaker_id=st.just("s"),
    role=ANY_TEXT,
    party=st.none(),
    occasion=ANY_TEXT,
    outlet=st.none() | ANY_TEXT,
    said_on=st.none() | st.dates(),
)
TABLES = st.builds(
    Table,
    columns=st.just(COLUMNS),
    rows=st.lists(st.builds(Row, cells=st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT), mark=ANY_TEXT), max_size=60).map(tuple),
    caption=ANY_TEXT,
)
ANSWERS = st.builds(
    Answer,
    title=LONG_TEXT,
    headline=LONG_TEXT,
    read_as=ANY_TEXT,
    paragraphs=st.lists(LONG_TEXT, max_size=3).map(tuple),
    figures=st.lists(st.builds(Figure, label=ANY_TEXT, value=ANY_TEXT, detail=LONG_TEXT), max_size=8).map(tuple),
    table=st.none() | TABLES,
    quotes=st.lists(QUOTES, max_size=3).map(tuple),
    claims=st.lists(LONG_TEXT, max_size=3).map(tuple),
    notes=st.lists(LONG_TEXT, max_size=3).map(tuple),
    sources=st.lists(st.builds(Source, work=LONG_TEXT, title=ANY_TEXT), max_size=20).map(tuple),
    follow_ups=st.lists(
        st.builds(FollowUp, label=LONG_TEXT, question=st.just("q"), arguments=st.just(())), max_size=40
    ).map(tuple),
)


def units(text: str | None) -> int:
    return len((text or "").encode("utf-16-le")) // 2


@given(ANSWERS, st.integers(-1, 50))
def test_no_page_of_any_answer_breaks_a_limit(answer: Answer, number: int) -> None:
    page = embed.page(answer, number)
    shown = page.embed
    assert units(shown.title) <= 256
    assert 1 <= units(shown.description) <= 4096
    assert units(shown.footer.text) <= 2048
    assert units(shown.title) + units(shown.description) + units(shown.footer.text) <= 6000
    assert not shown.fields
    assert len(page.turns) + len(page.follow_ups) <= 25
    for label in [turn.label for turn in page.turns] + [follow_up.label for follow_up in page.follow_ups]:
        assert 1 <= units(label) <= 80
    for text in (shown.title or "", shown.description or ""):
        assert "@everyone" not in text
        assert "@here" not in text


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=80), st.integers(10, 200))
def test_no_figure_is_cut_in_half(numbers: list[int], limit: int) -> None:
    figures = [f"{number:,}" for number in numbers]
    shown = markup.cut(" ".join(figures), limit)
    assert len(shown) <= limit
    if shown.endswith("…"):
        assert all(figure in figures for figure in shown[:-1].split())


def test_a_clipped_line_keeps_its_escapes_whole() -> None:
    shown = markup.fit("*" * 300, 101)
    assert len(shown) <= 101
    assert re.fullmatch(r"(\\\*)+…", shown)
