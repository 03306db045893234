"""A question in anyone's own words -> an answer from the store, or an honest "that is not here".

Importing it registers `/ask`, so QUESTIONS here is the registry with every question in it.
"""

from byelex.ask.asking import ask
from byelex.questions.registry import QUESTIONS

__all__ = ["QUESTIONS", "ask"]
