"""A parsed query -> an Answer: one module for each kind of thing asked."""
