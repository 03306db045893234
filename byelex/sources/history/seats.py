"""Seats that were gone before the present ids: one id a name and set of boundaries."""

from __future__ import annotations

from datetime import date

from byelex.elections import Constituency
from byelex.sources.ids import slug

_REDRAWN = (
    date(1945, 7, 5),
    date(1950, 2, 23),
    date(1955, 5, 26),
    date(1974, 2, 28),
    date(1983, 6, 9),
    date(1997, 5, 1),
)
_REDRAWN_IN_SCOTLAND = date(2005, 5, 5)
_STILL_THERE = {
    "Livingston": ("S14000044", "county"),
    "Dunfermline and West Fife": ("S14000017", "county"),
    "Glasgow East": ("S14000030", "burgh"),
    "Glenrothes": ("S14000036", "county"),
    "Glasgow North East": ("S14000032", "burgh"),
}
"""Seats as drawn for Scotland in 2005 that had a by-election before 2010: the same as in the years after, to 2024."""


def seat(name: str, country: str, polling_on: date) -> Constituency:
    """Give a seat of the time: "bermondsey-1974" is Bermondsey on the boundaries first used in February 1974.

    Names recur on other boundaries (Glasgow Govan in 1973 and 1988), so an id ends in the year of the general election
    at which its country's seats were last redrawn: 1945, 1950, 1955, 1974, 1983, 1997. Scotland's of 2005 outlived
    2010 and go by the present ids. That some seats came through a review unchanged was not looked into: they count as
    new, like the others. Raises KeyError for a Scottish seat since 2005 that is not named above.
    """
    if country == "Scotland" and polling_on > _REDRAWN_IN_SCOTLAND:
        id, kind = _STILL_THERE[name]
        return Constituency(id, name, country, region=country, kind=kind)
    year = max(day for day in _REDRAWN if day < polling_on).year
    return Constituency(f"{slug(name)}-{year}", name, country)
