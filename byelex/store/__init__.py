"""The only place that speaks SQL: schema, results, loading, alerts."""

from byelex.store.connection import Store, open_store

__all__ = ["Store", "open_store"]
