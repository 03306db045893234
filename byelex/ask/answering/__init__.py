"""A query -> an answer from the store: `dispatch` says by which module, and what is said under every answer.

- Of by-elections that are named, each told of by itself (`of_each`): `figures` says a sentence a measure (most are in
  `figure_parts`, the others in `swings` and, of the general election before, in `at_baseline`); `standings` says how
  candidates and parties did, each in the words of `one_candidate`, who came `around` one, or which are `limited` to so
  many votes; `moving` whose share rose and fell most, `adding` adds up parties' votes; `comparing` sets
  by-elections side by side.
- Of many: `listing` lists and counts them, `summing` and `averaging` say what a measure comes to, `ranking` what is
  most, `tallying` who or when has most, `grouping` how many there were in each year or place, `singling` whether one
  is the only one, `each` the same of several times or places, `people` what one has done over all.
- What is not figures: `saying` has quotes, `terms` definitions and sources, `commands` what a
  command answers as it is.
- What is said under every answer: `counted_as` whom a party's name counts, `sitting` who sits now.
- What several need: `premises` holds what a question takes to be so against the facts, `phrasing` says the order and
  the place that is meant; `measured` lists what can be done with each measure, which the readers ask too.
"""
