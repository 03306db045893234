"""The only place that speaks SQL: schema, results, loading, recording, export."""

from byelex.store.connection import Store
from byelex.store.opening import open_store
from byelex.store.results import Coverage

__all__ = ["Coverage", "Store", "open_store"]
