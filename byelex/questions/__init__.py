"""The questions Byelex answers, one function each. Importing the package registers them, in the order help shows."""

from byelex.questions import result, swing, compare, history, person, party, records, lists, project, quotes, help  # noqa: F401, I001
