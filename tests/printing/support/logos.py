"""Pictures uploaded as a logo: good ones, and each kind of bad one."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE = (600, 200)


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = SIZE) -> bytes:
    """A dark bar on white, or on a transparent ground in modes that have one."""
    image = Image.new("RGBA", size, (255, 255, 255, 0 if mode in ("RGBA", "LA", "P") else 255))
    ImageDraw.Draw(image).rectangle(
        (size[0] // 30, size[1] // 10, size[0] // 2, size[1] * 9 // 10), fill=(18, 50, 110, 255)
    )
    return saved(image.convert(mode) if mode != "I;16" else _grey_16(image), kind)


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    """The bytes of a file."""
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def bomb() -> bytes:
    """A complete PNG of a few bytes that claims to be 40,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(1000)))
        + _chunk(b"IEND", b"")
    )


def animated() -> bytes:
    """A PNG of two frames."""
    frames, file = [Image.new("RGB", SIZE, colour) for colour in ("red", "blue")], io.BytesIO()
    frames[0].save(file, "PNG", save_all=True, append_images=frames[1:])
    return file.getvalue()


def white_on_nothing() -> bytes:
    """A logo for dark backgrounds: white on a transparent ground."""
    image = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((20, 20, 300, 180), fill=(255, 255, 255, 255))
    return saved(image)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (bytes, "logo_not_readable"),
    "a text": (lambda: b"%PDF-1.7 not a picture", "logo_not_readable"),
    "cut off": (lambda: picture()[:200], "logo_not_readable"),
    "cut off JPEG": (lambda: picture("JPEG")[:700], "logo_not_readable"),
    "another kind": (lambda: picture("GIF"), "logo_not_readable"),
    "bomb": (bomb, "logo_too_many_pixels"),
    "tiny": (lambda: picture(size=(60, 20)), "logo_too_small"),
    "animated": (animated, "logo_animated"),
    "white": (white_on_nothing, "logo_blank"),
}


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _grey_16(image: Image.Image) -> Image.Image:
    return image.convert("L").convert("I").point(lambda grey: grey * 257).convert("I;16")
