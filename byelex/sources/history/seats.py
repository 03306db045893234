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
_REDRAWN_IN_SCOTLAND = (*_REDRAWN, date(2005, 5, 5))


def seat(name: str, country: str, polling_on: date) -> Constituency:
    """Give a seat of the time: "bermondsey-1974" is Bermondsey on the boundaries first used in February 1974.

    Names recur on other boundaries (Glasgow Govan in 1973 and 1988), so an id ends in the year of the general election
    at which its country's seats were last redrawn: 1945, 1950, 1955, 1974, 1983, 1997, and 2005 in Scotland alone. That
    some seats came through a review unchanged was not looked into: they count as new, like the others.
    """
    redrawn = _REDRAWN_IN_SCOTLAND if country == "Scotland" else _REDRAWN
    year = max(day for day in redrawn if day < polling_on).year
    return Constituency(f"{slug(name)}-{year}", name, country)
