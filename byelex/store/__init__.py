"""The only place that speaks SQL: the schema, contests and what is computed of them, revisions, alerts, export."""

from byelex.store.connection import Store
from byelex.store.opening import open_store
from byelex.store.results import Coverage

__all__ = ["Coverage", "Store", "open_store"]
