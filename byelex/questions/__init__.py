"""The questions Byelex answers, one function each. Importing the package registers them, in the order help shows."""

# ruff: noqa: F401, I001
from byelex.questions import result, swing, compare, history, person, party, records, lists, project, upcoming
from byelex.questions import quotes, help
