"""What words name -> the query: a reader a kind of question, each out of a `reader`.

The `reader` knows what of the sentence is used and what is left over. Here are the readers that others go by:

- What is told before anything else: `at_odds` (figures that others give), `quoting` (who said what), `to_come`
  (by-elections to come, what a swing would do), `refusals` (topics and names not here), `not_worked_out` (what only
  looks like a question the store can answer; some is `told_by_words` alone), `defining` (what words mean).
- Several things asked at once: `clauses`. What is stated, and put to be checked: `checking`.
- What many ask: `choosing` which of a seat's by-elections is meant, `verbs` what is done at by-elections.

`scopes/` says which by-elections are meant, `items/` what an item stands for beside the others; `many/` reads what is
asked of by-elections at large, `named/` what is asked of one, of several side by side, or of somebody.
"""
