"""Byelex: UK parliamentary by-election results, right and first."""
