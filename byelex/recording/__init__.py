"""The one door by which a result enters Byelex, whoever brings it: checked, completed, and written with its alerts."""

from byelex.recording.calling import prepare_call
from byelex.recording.composing import prepare_paste
from byelex.recording.door import Overtaken, Prepared, Recorded, Refused, blocking, prepare, record, withdraw
from byelex.recording.parts import Paste
from byelex.recording.pasting import as_declaration

__all__ = [
    "Overtaken",
    "Paste",
    "Prepared",
    "Recorded",
    "Refused",
    "as_declaration",
    "blocking",
    "prepare",
    "prepare_call",
    "prepare_paste",
    "record",
    "withdraw",
]
