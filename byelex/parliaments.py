"""When each Parliament since the Second World War was elected, and which parties governed."""

from __future__ import annotations

from datetime import date

GOVERNMENTS: tuple[tuple[date, tuple[str, ...]], ...] = (
    (date(1945, 7, 26), ("labour",)),
    (date(1951, 10, 26), ("conservative", "national-liberal")),
    (date(1964, 10, 16), ("labour",)),
    (date(1970, 6, 19), ("conservative",)),
    (date(1974, 3, 4), ("labour",)),
    (date(1979, 5, 4), ("conservative",)),
    (date(1997, 5, 2), ("labour",)),
    (date(2010, 5, 11), ("conservative", "liberal-democrats")),
    (date(2015, 5, 8), ("conservative",)),
    (date(2024, 7, 5), ("labour",)),
)
"""Who governed from when: party ids. Every other party is the opposition.

The National Liberals sat and held office with the Conservatives, whose party took theirs in; a Conservative holds a
National Liberal's seat (`follows` in the table of parties), so one office is theirs too.
"""
PRIME_MINISTERS: tuple[tuple[date, str], ...] = (
    (date(1945, 7, 26), "Clement Attlee"),
    (date(1951, 10, 26), "Winston Churchill"),
    (date(1955, 4, 6), "Anthony Eden"),
    (date(1957, 1, 10), "Harold Macmillan"),
    (date(1963, 10, 18), "Alec Douglas-Home"),
    (date(1964, 10, 16), "Harold Wilson"),
    (date(1970, 6, 19), "Edward Heath"),
    (date(1974, 3, 4), "Harold Wilson"),
    (date(1976, 4, 5), "James Callaghan"),
    (date(1979, 5, 4), "Margaret Thatcher"),
    (date(1990, 11, 28), "John Major"),
    (date(1997, 5, 2), "Tony Blair"),
    (date(2007, 6, 27), "Gordon Brown"),
    (date(2010, 5, 11), "David Cameron"),
    (date(2016, 7, 13), "Theresa May"),
    (date(2019, 7, 24), "Boris Johnson"),
    (date(2022, 9, 6), "Liz Truss"),
    (date(2022, 10, 25), "Rishi Sunak"),
    (date(2024, 7, 5), "Keir Starmer"),
)
"""Who was Prime Minister from when. Whether the last still is, nothing here can tell."""
NATIONAL_LIBERALS_GOVERNED = (date(1951, 10, 26), date(1964, 10, 16))
"""From which day, and until which, National Liberals were of the government."""

GENERAL_ELECTIONS: tuple[date, ...] = (
    date(1945, 7, 5),
    date(1950, 2, 23),
    date(1951, 10, 25),
    date(1955, 5, 26),
    date(1959, 10, 8),
    date(1964, 10, 15),
    date(1966, 3, 31),
    date(1970, 6, 18),
    date(1974, 2, 28),
    date(1974, 10, 10),
    date(1979, 5, 3),
    date(1983, 6, 9),
    date(1987, 6, 11),
    date(1992, 4, 9),
    date(1997, 5, 1),
    date(2001, 6, 7),
    date(2005, 5, 5),
    date(2010, 5, 6),
    date(2015, 5, 7),
    date(2017, 6, 8),
    date(2019, 12, 12),
    date(2024, 7, 4),
)
"""When each Parliament since the Second World War was elected."""


def parliament_of(polling_on: date) -> date:
    """Give the general election that began the Parliament of a by-election's day; the first here for an earlier one."""
    return max((day for day in GENERAL_ELECTIONS if day < polling_on), default=GENERAL_ELECTIONS[0])
