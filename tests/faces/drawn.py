"""What a picture's SVG says and where: its texts with their boxes, by the font's own widths."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from fractions import Fraction

from PIL import Image

from byelex.answers import (
    Bar,
    ComparedContest,
    ComparedShare,
    Comparison,
    Picture,
    RankedRow,
    Ranking,
    ResultCard,
    SeatPoint,
    SeatStory,
    Swingometer,
)
from byelex.faces.pictures.draw import alt_text, svg
from byelex.faces.pictures.drawing import WIDTH
from byelex.faces.pictures.glyphs import inter

SPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    """A text in units of the card: its left and right, top and bottom."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    axis: bool
    fill: str


def points(value: float) -> Fraction:
    """Give a figure as exactly as it is written here."""
    return Fraction(str(value))


def texts(drawing: str) -> list[Text]:
    """Read the texts of an SVG."""
    return _texts(ET.fromstring(drawing))


def words_in(picture: Picture) -> list[str]:
    """Give the words of each text of a picture."""
    return [text.words for text in texts(svg(picture))]


def _texts(drawing: ET.Element) -> list[Text]:
    found = []
    for element in drawing.iter(f"{SPACE}text"):
        words, size = element.text or "", float(element.attrib["font-size"])
        wide = inter().width(words, size, int(element.attrib["font-weight"]))
        wide += sum(float(shift) for shift in element.get("dx", "").split())
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[element.get("text-anchor", "start")]
        axis = element.get("class") == "axis"
        found.append(Text(words, left, left + wide, y - 0.73 * size, y + 0.2 * size, axis, element.attrib["fill"]))
    return found


def faults(picture: Picture) -> list[str]:
    """List what is wrong with a picture's layout and words: outside the card, touching, unsaid, too long."""
    root = ET.fromstring(svg(picture))
    drawn, high, said = _texts(root), float(root.attrib["viewBox"].split()[3]), alt_text(picture)
    wrong = [f"outside: {t.words}" for t in drawn if t.left < 10 or t.right > WIDTH - 10]
    wrong += [f"below: {t.words}" for t in drawn if t.top < 8 or t.bottom > high - 8]
    downwards = sorted(drawn, key=lambda text: text.top)
    for place, one in enumerate(downwards, 1):
        for other in downwards[place:]:
            if other.top >= one.bottom - 0.5:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            if across > 0.5 and min(one.bottom, other.bottom) - other.top > 0.5:
                wrong.append(f"touching: {one.words} | {other.words}")
    wrong += [
        f"not in the alt text: {number} of {t.words}" for t in drawn for number in figures(t) if number not in said
    ]
    if not 0 < len(said) <= 1024:
        wrong.append(f"alt text of {len(said)}")
    return wrong


def figures(text: Text) -> list[str]:
    """Give the figures in a text; the numbers of a scale are not among them."""
    return [] if text.axis else re.findall(r"[+−]?\d[\d,]*(?:\.\d+)?%?", text.words)


def pixels(png: bytes) -> Image.Image:
    """Open a PNG."""
    return Image.open(io.BytesIO(png)).convert("RGBA")


FLYING_BRICK = Bar("Nick The Incredible Flying Brick", "Monster Raving Loony", "#FFF000", 1, points(0.004), None)

CROWDED = ResultCard(
    seat="Inverness, Nairn, Badenoch and Strathspey with the Isles Beyond the Ninth Wave",
    date="13 August 2026",
    verdict="Official Monster Raving Loony Party gain from Democratic Unionist Party",
    verdict_colour="#FFF000",
    bars=tuple(
        Bar(
            f"The Honourable Maximilian Featherstonehaugh-Cholmondeley {number}",
            "Alliance for Democracy, Freedom and the Abolition of Long Names",
            "#1A4F9C",
            60 * 1200 // (number + 2),
            Fraction(100 * (1200 // (number + 2)), sum(1200 // (other + 2) for other in range(34))),
            points(-12.3),
        )
        for number in range(34)
    ),
    majority="12,784",
    turnout="44.0%",
    swing="29.9 points from Traditional Unionist Voice to Official Monster Raving Loony Party",
)

WAKEFIELD = ResultCard(
    seat="Wakefield",
    date="23 June 2022",
    verdict="Labour gain from Conservative",
    verdict_colour="#E4003B",
    bars=(
        Bar("Simon Lightwood", "Labour", "#E4003B", 13166, points(47.9), points(8.1)),
        Bar("Nadeem Ahmed", "Conservative", "#0087DC", 8241, points(30.0), points(-17.3)),
        FLYING_BRICK,
    ),
    majority="4,925",
    turnout="39.5%",
    swing="12.7 points from Conservative to Labour",
)

TIVERTON = Swingometer(
    seat="Tiverton and Honiton",
    date="23 June 2022",
    from_party="Conservative",
    from_colour="#0087DC",
    to_party="Liberal Democrat",
    to_colour="#FAA61A",
    points=points(29.9),
    needed_points=points(22.7),
    record_points=points(34.2),
    record_seat="North Shropshire 2021",
)

SOUTHEND = Swingometer(
    "Southend West", "3 February 2022", "", "", "", "", None, None, None, None, "Labour and others stood aside"
)

BATLEY = SeatStory(
    seat="Batley and Spen",
    points=(
        SeatPoint(
            "6 May 2010",
            "2010",
            False,
            (("Labour", points(42.2)), ("Conservative", points(33.6)), ("UKIP", points(7.0))),
            "Labour",
        ),
        SeatPoint(
            "7 May 2015",
            "2015",
            False,
            (("Labour", points(43.2)), ("Conservative", points(31.2)), ("UKIP", points(18.0))),
            "Labour",
        ),
        SeatPoint(
            "20 October 2016", "2016", True, (("Labour", points(85.8)), ("English Democrats", points(4.8))), "Labour"
        ),
        SeatPoint(
            "12 December 2019", "2019", False, (("Labour", points(42.7)), ("Conservative", points(36.0))), "Labour"
        ),
        SeatPoint("1 July 2021", "2021", True, (("Labour", points(35.3)), ("Conservative", points(34.4))), "Labour"),
    ),
    colours=(("Labour", "#E4003B"), ("Conservative", "#0087DC"), ("UKIP", "#70147A"), ("English Democrats", "#915F6D")),
)

SWINGS = Ranking(
    "Largest swing from Conservative",
    "Butler swing, points",
    "by-elections since 1945, Northern Ireland apart",
    (
        RankedRow(
            1,
            "",
            "Clacton",
            "9 October 2014",
            "Conservative to UKIP",
            "Con to UKIP",
            "#70147A",
            points(44.0593),
            "44.06",
        ),
        RankedRow(
            2,
            "",
            "Christchurch",
            "29 July 1993",
            "Conservative to Liberal Democrat",
            "Con to LD",
            "#FAA61A",
            points(35.4),
            "35.4",
            "as published",
        ),
        RankedRow(
            3,
            "",
            "North Shropshire",
            "16 December 2021",
            "Conservative to Liberal Democrat",
            "Con to LD",
            "#FAA61A",
            points(34.1575),
            "34.16",
        ),
    ),
)

FEWEST = Ranking(
    "Fewest votes for a candidate",
    "Votes",
    "by-elections since 1945",
    (
        RankedRow(
            1,
            "Nick The Incredible Flying Brick",
            "Inverness, Nairn, Badenoch and Strathspey",
            "13 August 2026",
            "Monster Raving Loony",
            "MRLP",
            "#FFF000",
            1,
            "1",
        ),
        RankedRow(
            2,
            "Yolande Kenward",
            "North Shropshire",
            "16 December 2021",
            "Independent",
            "Ind",
            "#7F7F7F",
            12345,
            "12,345",
        ),
    ),
)

GAINS = Comparison(
    "They differ most in size of swing",
    "",
    (
        ComparedContest(
            "Wellingborough",
            "15 February 2024",
            "Labour gain from Conservative",
            "Lab gain from Con",
            "#E4003B",
            "6,436",
            "38.0% (−26.3)",
            "28.5 Con to Lab",
            (
                ComparedShare("Labour", "Lab", "#E4003B", points(45.9)),
                ComparedShare("Conservative", "Con", "#0087DC", points(24.6)),
                ComparedShare("Reform UK", "Reform", "#12B6CF", points(13.0)),
                ComparedShare("Independent", "Ind", "#7F7F7F", points(16.5), independent=True),
            ),
        ),
        ComparedContest(
            "Mid Ulster",
            "7 March 2013",
            "Sinn Féin hold",
            "SF hold",
            "#326760",
            "4,681",
            "55.4% (−7.8)",
            "undefined",
            (
                ComparedShare("Sinn Féin", "SF", "#326760", points(46.9)),
                ComparedShare("Independent", "Ind", "#7F7F7F", points(34.4), independent=True),
                ComparedShare("Labour", "Lab", "#E4003B", points(18.7)),
            ),
        ),
        ComparedContest(
            "South Dorset",
            "22 November 1962",
            "Labour gain from Conservative",
            "Lab gain from Con",
            "#E4003B",
            "704",
            "not recorded",
            "14.5 Con to Lab, as published",
            (),
        ),
    ),
)
