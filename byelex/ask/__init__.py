"""A question in anyone's own words -> an answer from the store, or an honest "that is not here".

The walk of a sentence, module by module; in Discord `remarks` first tells whether a message asks anything at all:

- `asking` has /ask, in this order: of by-elections at large the figures alone; what was reported, where a word asks for
  just that; figures and quotes; the words of a whole quote; what else was reported; a part of a quote.
- `words` folds and splits the sentence; `putting_right` puts its words right, each as `spelling` does, towards the
  `vocabulary` (of the `lexicon`, whose words are in lexicon.txt, and the store's names); `spans` finds what they name
  (`seat_spans` which seats, `person_spans` whom, `party_spans` which parties), with `numbers` and `periods`;
  `namesakes` which of several parties is meant, `alliance` whose alliance; `leaving_out` which by-elections an
  exception names; `settling` what an item stands for beside the others, and which by-elections of a seat somebody named
  with it stood at, `settling_at_large` and `settling_beside` likewise where no seat is named, `governing` who was in
  government; `before_and_after` the time after a by-election.
- `reading` makes the `query`, out of a `reader` that knows what is used and what is left over. The first that fits
  reads it: `quoting` (who said what), `to_come` (by-elections to come, what a swing would do), `seat_reading` (all that
  became of a seat, or what lay behind its by-election), `refusals` (topics not here, and what only looks like a
  question the store can answer), `defining` (what words mean), `clauses` (several things asked at once), `singled_out`
  (is one the only one, the first), `of_one_seat` (what no figure of a seat's by-election answers by itself),
  `added_reading` (votes together), `beating` (who beat whom), `cities` (a city or a county).
- Then by what is named: `contest_reading` a by-election, `choosing` which of a seat's, `comparing_reading` several side
  by side, or what one is set against, `measure_reading`, `rank_reading`, `swing_reading` and `subject_reading` for its
  figures and whose, `premises` for what is taken to be so; `person_reading` somebody who stood, `member_reading` who
  sat there; `at_large` none of them, with `record_reading` for rankings, `tally_reading` for who has most,
  `grouped_reading` for which year or place has, `whole_reading` for what part of all, `relative_limits` for
  by-elections set against one's own figure and `each_reading` for what is asked of several alike. Which by-elections
  are meant says `scoping`, with `party_parts`, `governing`, `party_places`, `leaving_out` and `limits`, its
  `conditions` by name. What is done at by-elections is in `verbs`, what can be done with which measure in `measured`.
- `answering` (its own map says how) answers the query. `reporting` searches what was reported, with a `report_search`
  each time (`reports`, by the words of `report_words`, which are in report_words.txt). `shortening` makes a long
  question fit a button.

Importing it registers `/ask`, so QUESTIONS here is the registry with every question in it.
"""

from byelex.ask.asking import ask
from byelex.questions.registry import QUESTIONS

__all__ = ["QUESTIONS", "ask"]
