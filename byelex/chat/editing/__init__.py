"""/call, /record, /correct and /withdraw: for editors alone, filled in, shown as it would stand, then confirmed.

`commands` opens the `forms` that editors fill in; `confirming` shows what is sent as `previews` have it, and does what
the buttons under it say.
"""

from byelex.chat.editing.commands import add, listen
from byelex.chat.editing.confirming import Act, Reach

__all__ = ["Act", "Reach", "add", "listen"]
