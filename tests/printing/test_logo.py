"""A logo: a picture of any kind is printed as a plain one, or refused with a code."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from server.printing import logo

from .support import logos

KINDS = [("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")]
KINDS += [("JPEG", mode) for mode in ("RGB", "L", "CMYK")]
DARK, LIGHT = 110, 250


@pytest.mark.parametrize(("kind", "mode"), KINDS)
def test_every_kind_of_picture_becomes_a_png_on_white(kind: str, mode: str) -> None:
    with Image.open(io.BytesIO(logo.make_printable(logos.picture(kind, mode)))) as printed:
        assert (printed.format, printed.mode) == ("PNG", "RGB")
        grey = printed.convert("L")
        assert grey.getpixel((100, 100)) < DARK
        assert grey.getpixel((500, 100)) > LIGHT


def test_a_large_picture_is_made_as_small_as_it_is_printed() -> None:
    with Image.open(io.BytesIO(logo.make_printable(logos.picture(size=(3000, 1000))))) as printed:
        assert printed.size == (1000, 333)


def test_nothing_of_the_file_but_the_picture_is_kept() -> None:
    image = Image.open(io.BytesIO(logos.picture("JPEG")))
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = "the photographer's name"
    image.save(file, "JPEG", exif=exif)
    assert b"photographer" in file.getvalue()
    assert b"photographer" not in logo.make_printable(file.getvalue() + b"<script>trailer</script>")


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert logo.make_printable(logos.picture()) == logo.make_printable(logos.picture())


@pytest.mark.parametrize("name", logos.BAD)
def test_a_picture_that_cannot_be_printed_is_refused(name: str) -> None:
    make, code = logos.BAD[name]
    with pytest.raises(logo.Unfit, match=code):
        logo.make_printable(make())
