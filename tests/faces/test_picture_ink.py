"""What reaches the pixels: text with no font on the machine, sizes, and widths as the font really has them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from byelex.answers import Picture
from byelex.faces.pictures import raster
from byelex.faces.pictures.draw import svg
from byelex.faces.pictures.drawing import SHOWN_WIDTH, WIDTH
from byelex.faces.pictures.gallery import write_gallery
from byelex.faces.pictures.glyphs import inter
from byelex.faces.pictures.raster import rasterise as png

from .drawn import BATLEY, CROWDED, FEWEST, GAINS, SOUTHEND, SWINGS, TIVERTON, WAKEFIELD, pixels, texts

PICTURES = [WAKEFIELD, CROWDED, TIVERTON, SOUTHEND, BATLEY, SWINGS, FEWEST, GAINS]
KINDS = ["card", "crowded", "swing", "undefined", "story", "swings", "candidates", "comparison"]


@cache
def drawn(picture: Picture) -> bytes:
    return png(svg(picture))


def text_alone(drawing: str, whole: bytes) -> Image.Image:
    """Give what the texts of a drawing change of it."""
    bare = re.sub(r"<text.*?</text>", "", drawing)
    return ImageChops.difference(pixels(whole), pixels(png(bare))).convert("RGB").convert("L")


def ink(image: Image.Image) -> int:
    """Count the pixels that are far from black."""
    return sum(image.point(lambda value: 1 if value >= 48 else 0).tobytes())


@pytest.mark.parametrize("picture", PICTURES, ids=KINDS)
def test_each_text_leaves_ink_in_its_place(picture: Picture) -> None:
    drawing = svg(picture)
    changed = text_alone(drawing, drawn(picture))
    scale = raster.DENSITY * SHOWN_WIDTH / WIDTH
    for text in texts(drawing):
        box = (scale * text.left, scale * text.top, scale * text.right, scale * text.bottom)
        assert ink(changed.crop(box)) >= 12, text.words


def test_no_font_of_the_machine_is_ever_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    drawing = svg(WAKEFIELD)
    assert ink(text_alone(drawing, drawn(WAKEFIELD))) > 10_000
    monkeypatch.setattr(raster, "FONT_FILE", str(tmp_path / "none.ttf"))
    assert ink(text_alone(drawing, png(drawing))) == 0


@pytest.mark.parametrize("picture", PICTURES, ids=KINDS)
def test_a_picture_is_drawn_at_2x_in_at_most_150_kilobytes(picture: Picture) -> None:
    whole = drawn(picture)
    assert len(whole) <= 150_000
    assert pixels(whole).width == 768


def test_the_card_has_its_own_ground_and_clear_corners() -> None:
    image = pixels(drawn(WAKEFIELD))
    assert image.getpixel((0, 0)) == (0, 0, 0, 0)
    assert image.getpixel((image.width // 2, 20)) == (0x11, 0x14, 0x1B, 255)


def test_the_same_picture_is_the_same_bytes() -> None:
    assert svg(BATLEY) == svg(BATLEY)
    assert png(svg(BATLEY)) == drawn(BATLEY)


@pytest.mark.parametrize("weight", [400, 600, 700, 800])
@pytest.mark.parametrize("size", [19.0, 26.0, 44.0])
def test_a_texts_width_is_what_is_drawn(size: float, weight: int) -> None:
    lines = ["HHHHHHHHHH", "nnnnnnnnnn", "Ynys Môn", "Liberal Democrats", "13,166", "MMWW@@"]
    high = 1.5 * size
    said = "".join(
        f'<text x="20" y="{high * place + 1.1 * size}" font-size="{size}" font-weight="{weight}">{text}</text>'
        for place, text in enumerate(lines)
    )
    image = pixels(
        png(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="{high * len(lines)}" font-family="Inter" '
            f'style="font-kerning:none">{said}</svg>'
        )
    )
    for place, text in enumerate(lines):
        top = raster.DENSITY * high * place
        box = image.crop((0, round(top), image.width, round(top + raster.DENSITY * high))).getbbox()
        assert box is not None
        reached = box[2] / raster.DENSITY - 20
        # The letters' own side bearings are the difference; never may a text be wider than was reckoned.
        assert reached - 1 <= inter().width(text, size, weight) <= reached + 0.12 * size, text


def test_a_gallery_shows_every_picture_on_both_themes(tmp_path: Path) -> None:
    page = write_gallery([("result-wakefield", WAKEFIELD), ("swing-tiverton", TIVERTON)], tmp_path / "gallery")
    text = page.read_text(encoding="utf-8")
    for name in ("result-wakefield", "swing-tiverton"):
        assert text.count(f'src="{name}.png"') == 2
        assert pixels((page.parent / f"{name}.png").read_bytes()).width == 768
    assert "#313338" in text
    assert "#ffffff" in text
    assert "13,166" in text
