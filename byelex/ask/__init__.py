"""A question in anyone's own words -> an answer from the store, or an honest "that is not here".

The walk of a sentence, in the order of the folders; in Discord `remarks` first tells whether a message asks anything:

- `asking` has /ask, in this order: of by-elections at large the figures alone; what was reported, where a word asks for
  just that; figures and quotes; the words of a whole quote; what else was reported; a part of a quote.
- `sentence/` splits it, puts its words right and finds what they name.
- `reading` makes the `query` of it: the first of the `readers/` that fits reads it, those of what was said, what is to
  come and what is not here first, then those of what is named, and those of by-elections at large last. Conditions on
  by-elections go by one name each (`conditions`), and so does what can be `measured`.
- `answering/` answers the query, `reported/` finds what was reported where no figure is asked for.
- `shortening` makes a long question fit a button.
- `knowing` is what a store knows that all of them read a sentence by.

Each folder has a map of its own. Importing this one registers `/ask`, so QUESTIONS here is the registry with every
question in it.
"""

from byelex.ask.asking import ask
from byelex.questions.registry import QUESTIONS

__all__ = ["QUESTIONS", "ask"]
