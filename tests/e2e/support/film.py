"""A sheet of tickets as a camera in a hand sees it: the printed page, with shaking, jolts and a covering thumb."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

from tests.printing.support.paper import middles, pictures

DPI = 200
FRAMES = 12
SHAKE_MM, TURN_DEGREES = 4, 3
JOLTED, COVERED, BLURRED = 4, 7, 9
TABLE_TOP = 150
MM = DPI / 25.4


@dataclass(frozen=True)
class Lens:
    """A camera's frame, and its pixels per millimetre."""

    width: int
    height: int
    scale: float


def held(pdf: bytes, aimed: str, neighbour: str, lens: Lens) -> Iterator[Image.Image]:
    """Frames of the sheet with one code in the middle; once jolted to a neighbour, once covered by a thumb."""
    _, page = pictures(pdf, DPI)
    places = middles(page)
    chance = random.Random(aimed)  # noqa: S311
    for n in range(FRAMES):
        x, y = places[neighbour if n == JOLTED else aimed]
        shaken = page.copy()
        if n == COVERED:
            ImageDraw.Draw(shaken).ellipse((x - 12 * MM, y - 12 * MM, x + 12 * MM, y + 14 * MM), fill=90)
        away = [chance.uniform(-SHAKE_MM, SHAKE_MM) * MM for _ in "xy"]
        frame = _seen(shaken, (x + away[0], y + away[1]), chance.uniform(-TURN_DEGREES, TURN_DEGREES), lens)
        yield frame.filter(ImageFilter.GaussianBlur(3)) if n == BLURRED else frame


def _seen(page: Image.Image, at: tuple[float, float], degrees: float, lens: Lens) -> Image.Image:
    """The part of a page that a lens shows around a point."""
    turn, step = math.radians(degrees), MM / lens.scale
    sine, cosine, half_x, half_y = math.sin(turn) * step, math.cos(turn) * step, lens.width / 2, lens.height / 2
    left = at[0] - cosine * half_x + sine * half_y
    top = at[1] - sine * half_x - cosine * half_y
    return page.transform(
        (lens.width, lens.height),
        Image.Transform.AFFINE,
        (cosine, -sine, left, sine, cosine, top),
        Image.Resampling.BICUBIC,
        fillcolor=TABLE_TOP,
    )
