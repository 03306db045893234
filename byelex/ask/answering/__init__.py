"""A query -> an answer from the store: `dispatch` says by which module, and what is said under every answer.

- `named/` answers of by-elections that are named, each told of by itself, and of somebody named; `many/` of many at
  once; both of the `parts/` that their answers are made of.
- What is not figures: `saying` has quotes, `terms` definitions and sources, `commands` what a command answers as it is.
- What is said under every answer: `counted_as` whom a name counts, `lost` what it lost, `sitting` who sits now.
"""
