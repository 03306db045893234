"""Tests of byelex/sources."""
