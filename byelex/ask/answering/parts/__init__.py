"""What answers are made of, of one by-election or of many.

- Of one contest: `one_measure` says a sentence a measure, `one_candidate` how a candidate did, `around` who came next
  to one, `limited` who had more or fewer votes than so many; `of_each` is what is the same in all such answers.
- `premises` holds what a question takes to be so against the facts, `phrasing` says the order and the place that is
  meant.
"""
