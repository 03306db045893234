"""Answers about what is named: by-elections, each told of by itself, or somebody.

- `figures` says a sentence a measure, of which those on `swings` and, of the general election before, `at_baseline`
  are its own.
- `standings` says how candidates and parties did; `moving` whose share rose and fell most; `adding` adds up parties'
  votes; `people` says what one has done over all their by-elections.
- `comparing` sets by-elections side by side; `whereabouts` says whether a seat is in a place.
"""
