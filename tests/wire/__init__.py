"""A small Discord-shaped server on loopback, for what only real bytes show: limits, faults, lost answers, restarts."""
