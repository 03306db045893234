"""By-elections of 1945 to 2010 as collected from public pages, brought into data/."""

from byelex.sources.history.importing import HistoryReport, import_history

__all__ = ["HistoryReport", "import_history"]
