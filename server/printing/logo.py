"""Turns any PNG or JPEG into a logo to print: a plain PNG on white. Runs in a separate process (see `apart`)."""

from __future__ import annotations

import io
import sys
from typing import Final

from PIL import Image, ImageOps

UNFIT: Final = 3  # exit status for a refused picture; the refusal's code is on stderr
LARGEST_PIXELS: Final = 16_000_000
SMALLEST_SIDE: Final = 200
PRINTED: Final = (1000, 500)  # at most: 50 mm wide at 500 dots an inch
WHITE: Final = (255, 255, 255)
NOT_READABLE: Final = (OSError, SyntaxError, ValueError, EOFError, OverflowError)

Image.MAX_IMAGE_PIXELS = (
    None  # Pillow would only warn; `_check` refuses by the size in the header, before anything is decoded
)


class Unfit(Exception):
    """A picture that cannot be printed; its text is the refusal's code."""


def main() -> None:
    """Read a picture from stdin, write the PNG to stdout."""
    try:
        sys.stdout.buffer.write(make_printable(sys.stdin.buffer.read()))
    except Unfit as unfit:
        sys.stderr.write(str(unfit))
        sys.exit(UNFIT)


def make_printable(raw: bytes) -> bytes:
    """The PNG of a picture: upright, RGB on white, at most PRINTED pixels, without metadata. Raises Unfit."""
    try:
        with Image.open(io.BytesIO(raw), formats=("PNG", "JPEG")) as image:
            _check(image)
            image.load()
            plain = _plain(image)
    except NOT_READABLE as error:
        raise Unfit("logo_not_readable") from error
    if plain.getcolors(1):
        raise Unfit("logo_blank")
    plain.thumbnail(PRINTED, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    plain.save(file, "PNG", optimize=True)
    return file.getvalue()


def _check(image: Image.Image) -> None:
    wide, high = image.size
    if wide * high > LARGEST_PIXELS:
        raise Unfit("logo_too_many_pixels")
    if max(wide, high) < SMALLEST_SIDE:
        raise Unfit("logo_too_small")
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise Unfit("logo_animated")


def _plain(image: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # grey of 16 bits, which a conversion would cut off at 255
        return upright.point(lambda grey: grey / 256).convert("RGB")
    if not upright.has_transparency_data:
        return upright.convert("RGB")
    seen = upright.convert("RGBA")
    plain = Image.new("RGB", seen.size, WHITE)
    plain.paste(seen, mask=seen.getchannel("A"))
    return plain
