"""What people type -> by-election, seat, person, party: exact where it can be, and honest near misses where not."""

from byelex.names.index import FoundPeople, FoundSeat, Names

__all__ = ["FoundPeople", "FoundSeat", "Names"]
