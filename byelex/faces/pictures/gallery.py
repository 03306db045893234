"""A page of pictures for reviewing: as wide as a phone, on both of Discord's themes, with their alt texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from byelex.answers import Picture
from byelex.faces.pictures.draw import alt_text, svg
from byelex.faces.pictures.studio import Worker
from byelex.questions.record_kinds import RECORDS
from byelex.questions.registry import QUESTIONS, answer
from byelex.store import Store

STYLE = """
body { margin: 0; font: 13px/1.4 sans-serif; display: grid; grid-template-columns: 1fr 1fr; }
section { padding: 12px; }
.dark { background: #313338; color: #dbdee1; }
.light { background: #ffffff; color: #313338; }
figure { display: inline-block; width: min(360px, 100%); margin: 8px; vertical-align: top; }
img { width: 100%; height: auto; display: block; }
figcaption { margin-top: 4px; }
@media (max-width: 800px) { body { grid-template-columns: 1fr; } section { padding: 0; } figure { margin: 0 0 16px; } }
"""


def every_picture(store: Store) -> Iterator[tuple[str, Picture]]:
    """Give the picture of every contest by every question that draws one, and every record's, each with a name."""
    asked = [(f"records-{which.replace(' ', '-')}", "records", {"which": which}) for which in RECORDS]
    for name in ("compare", "records"):
        several = [given for given in QUESTIONS[name].examples if len(given) > 1]
        asked += [(f"{name}-example-{number}", name, dict(given)) for number, given in enumerate(several, 1)]
    for listing in store.listings():
        asked += [(f"{name}-{listing.id}", name, {"seat": listing.id}) for name in ("result", "swing", "history")]
        asked.append((f"compare-{listing.id}", "compare", {"one": listing.id}))
    for name, question, given in asked:
        picture = answer(store, question, given).picture
        if picture is not None:
            yield name, picture


def write_gallery(named_pictures: Iterable[tuple[str, Picture]], folder: Path) -> Path:
    """Write every picture as a PNG and an index.html that shows them all; gives the page.

    A name is a file's name without its ending ("result-wakefield"). Raises PictureError where one cannot be drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures: list[str] = []
    worker = Worker()
    try:
        for name, picture in named_pictures:
            (folder / f"{name}.png").write_bytes(worker.draw(svg(picture)))
            words = escape(alt_text(picture), quote=True)
            figures.append(
                f'<figure><img loading="lazy" src="{escape(name, quote=True)}.png" alt="{words}">'
                f"<figcaption><b>{escape(name)}</b><br>{words}</figcaption></figure>"
            )
    finally:
        worker.close()
    shown = "\n".join(figures)
    page = folder / "index.html"
    page.write_text(
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Byelex pictures</title><style>{STYLE}</style>\n"
        f'<section class="dark">\n{shown}\n</section>\n<section class="light">\n{shown}\n</section>\n</html>\n',
        encoding="utf-8",
    )
    return page
