"""The store's schema, as a list of named migrations that only grows.

Tables and columns are named in the field's words, for whoever opens the file. An ordinal counts from nought in the
order given. Dates are ISO 8601 text; moments are UTC; lists are JSON arrays; parties, people and contests have text
ids.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from byelex.store.migrations.covering import m020_covering, m021_groups, m023_people, m024_sides, m025_aside
from byelex.store.migrations.facts import m001_reference, m002_by_elections, m016_party_order
from byelex.store.migrations.figures import m003_measures, m007_published, m008_index, m011_orders
from byelex.store.migrations.keeping import (
    m004_setting,
    m005_alerts,
    m006_alert_pictures,
    m009_replied,
    m010_occasions,
    m015_readings,
    m017_kept_questions,
    m022_reference,
)
from byelex.store.migrations.tallies import m012_changes, m013_counts, m014_party_tallies, m018_shares, m019_pairs

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    m001_reference,
    m002_by_elections,
    m003_measures,
    m004_setting,
    m005_alerts,
    m006_alert_pictures,
    m007_published,
    m008_index,
    m009_replied,
    m010_occasions,
    m011_orders,
    m012_changes,
    m013_counts,
    m014_party_tallies,
    m015_readings,
    m016_party_order,
    m017_kept_questions,
    m018_shares,
    m019_pairs,
    m020_covering,
    m021_groups,
    m022_reference,
    m023_people,
    m024_sides,
    m025_aside,
)
"""Every change of the schema, oldest first. A released one is never edited: the next change is a new one."""
