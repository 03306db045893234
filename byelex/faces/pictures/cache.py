"""Pictures kept on disk under a key made of their content, the least lately used removed beyond a size."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from byelex.faces.pictures.raster import VERSION

LIMIT_BYTES = 64 * 1024 * 1024
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


def key_of(svg: str) -> str:
    """Name a picture by its SVG and what draws it: a revised result or a newer renderer makes a new one."""
    return sha256(f"{VERSION}\n{svg}".encode()).hexdigest()


class Cache:
    """A folder of PNGs. Several processes may share it: a file appears whole or not at all."""

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self.folder, self.limit_bytes = folder, limit_bytes

    def get(self, key: str) -> bytes | None:
        """Read a picture and mark it used; None if it is not kept or its file is not a whole PNG."""
        file = self.folder / f"{key}.png"
        try:
            picture = file.read_bytes()
            # A machine that lost power may leave a file cut short.
            if not picture.startswith(PNG_START) or not picture.endswith(PNG_END):
                return None
            os.utime(file)
        except OSError:
            return None
        return picture

    def put(self, key: str, picture: bytes) -> None:
        """Keep a picture, then remove the least lately used ones beyond the limit. Raises OSError if it cannot."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, prefix="drawing-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(picture)
            os.replace(name, self.folder / f"{key}.png")
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        self._prune()

    def _prune(self) -> None:
        files: list[tuple[int, int, Path]] = []
        for file in self.folder.iterdir():
            try:
                status = file.stat()
            # Another process may remove it first.
            except FileNotFoundError:
                continue
            if file.suffix in {".png", ".part"}:
                files.append((status.st_mtime_ns, status.st_size, file))
        total = sum(size for _, size, _ in files)
        for _, size, file in sorted(files):
            if total <= self.limit_bytes:
                break
            file.unlink(missing_ok=True)
            total -= size
