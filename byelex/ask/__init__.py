"""A question in anyone's own words -> an answer from the store, or an honest "that is not here"."""

from byelex.ask.asking import ask

__all__ = ["ask"]
