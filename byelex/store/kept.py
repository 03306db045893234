"""Questions that the button under their answer is too short to carry: the latest few thousand, and not who asked."""

from __future__ import annotations

import hashlib

from byelex.store.connection import Store

MOST = 5000


def keep_question(store: Store, question: str) -> str:
    """Keep a question, written as the caller reads it again, and give its key: 16 letters, the same for the same."""
    key = hashlib.sha256(question.encode()).hexdigest()[:16]
    if kept_question(store, key) is None:
        with store.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO kept_question (key, question) VALUES (?, ?)", [key, question])
            connection.execute("DELETE FROM kept_question WHERE id <= (SELECT max(id) FROM kept_question) - ?", [MOST])
    return key


def kept_question(store: Store, key: str) -> str | None:
    """Give the question kept under a key; None where it is kept no longer."""
    found = store.connection.execute("SELECT question FROM kept_question WHERE key = ?", [key]).fetchone()
    return str(found[0]) if found else None
