"""What can go wrong, each message written for the person who reads it."""


class ByelexError(Exception):
    """Something the reader can put right; the message says what happened and what to do next."""


class ConfigurationError(ByelexError):
    """The operator's settings are wrong or the store cannot be opened."""


class DataError(ByelexError):
    """A data file or a published file does not say what it must; the message names the file and the reason."""


class RefusedError(ByelexError):
    """The person asking may not do this; the message says who may."""
