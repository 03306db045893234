"""The questions Byelex answers, one function each, and the one registry every face is made from."""
