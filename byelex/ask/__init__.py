"""A question in anyone's own words -> an answer from the store, or an honest "that is not here".

The walk of a sentence, module by module; in Discord `remarks` first tells whether a message asks anything at all:

- `asking` has /ask. `words` folds and splits the sentence; `spans` finds what the words name, by `lexicon` (its words
  are in lexicon.txt), `spelling`, `periods` and the names; `namesakes` which of several parties is meant;
  `settling` what an item stands for beside the others.
- `reading` makes the `query`, out of a `reader` that knows what is used and what is left over. The first that fits
  reads it: `quoting` (who said what), `elsewhere` (what other questions answer whole), `refusals` (topics not here),
  `defining` (what words mean), `near_misses` (what only looks like a question the store can answer).
- Then by what is named: `contest_reading` a by-election, with `measure_reading` and `subject_reading` for its figures
  and whose; `person_reading` somebody; `wide_reading` neither, with `tally_reading` for who has most and
  `each_reading` for several stretches of time or places. Which
  by-elections are meant says `scoping`, with `party_parts`, `placing` and `limits`; what can be done with which
  measure is in `measured`.
- `answering` answers the query. What nothing could be read from is looked for in what was `reporting`ed
  (`reports`, `report_words`). `shortening` makes a long question fit a button.

Importing it registers `/ask`, so QUESTIONS here is the registry with every question in it.
"""

from byelex.ask.asking import ask
from byelex.questions.registry import QUESTIONS

__all__ = ["QUESTIONS", "ask"]
