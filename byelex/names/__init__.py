"""What people type -> by-election, seat, person, party: exact where it can be, and honest near misses where not."""

from byelex.names.index import Names
from byelex.names.seats import FoundPeople, FoundSeat

__all__ = ["FoundPeople", "FoundSeat", "Names"]
