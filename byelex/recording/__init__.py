"""The one door by which a result enters Byelex, whoever brings it: checked, completed, and written with its alerts."""
