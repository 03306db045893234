"""An SVG to a PNG, by resvg with the font that fontpkg-inter ships and no other: the same picture on every machine.

Run as a program it is the worker that studio.py keeps: requests on standard input, pictures on standard output. It
imports nothing of ours, so that the worker is small and soon ready.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
from typing import BinaryIO

import fontpkg_inter
import resvg_py

DENSITY = 2
"""Pixels to a unit, each way."""
FONT_FILE = str(fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf")
FAMILY = "Inter"
VERSION = f"resvg {resvg_py.__resvg_version__} at {DENSITY}x"
"""What else than the SVG decides the picture."""

LENGTH = struct.Struct(">I")
DRAWN, FAILED = b"\x00", b"\x01"


def rasterise(svg: str) -> bytes:
    """Draw an SVG as a PNG. Raises ValueError where resvg cannot read it. Holds the interpreter lock throughout."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=DENSITY,
        skip_system_fonts=True,
        font_files=[FONT_FILE],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        languages=["en"],
    )


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests (a length, an SVG) with pictures (a status, a length, a PNG or the fault) until they end."""
    while len(head := requests.read(LENGTH.size)) == LENGTH.size:
        svg = requests.read(LENGTH.unpack(head)[0]).decode()
        try:
            status, reply = DRAWN, rasterise(svg)
        # A fault inside resvg reaches Python as a BaseException; the worker outlives it.
        except BaseException as fault:
            status, reply = FAILED, f"{type(fault).__name__}: {fault}".encode()
        replies.write(status + LENGTH.pack(len(reply)) + reply)
        replies.flush()


if __name__ == "__main__":
    # Ctrl-C in a terminal goes to the whole group; the bot closes the worker itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        # The bot went away while a picture was drawn; nobody is left to tell, not even at the closing flush.
        os._exit(0)
