"""Letters for invented text."""

from __future__ import annotations

from hypothesis import strategies as st

# All that UTF-8 can carry. `st.text()` takes the same, but spends a second on finding it out where it never ran before.
LETTERS = st.characters(exclude_categories=["Cs"])
