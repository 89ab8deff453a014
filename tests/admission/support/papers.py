"""Small real files of each kind that is handed in, and files that pretend to be."""

from __future__ import annotations

import io

from pikepdf import Encryption, ObjectStreamMode, Pdf
from PIL import Image


def pdf(*, password: str = "", streams: bool = False, linear: bool = False) -> bytes:
    """A PDF of one page; ``streams`` puts its table of objects into a stream, as PDF 1.5 does."""
    made = Pdf.new()
    made.add_blank_page(page_size=(200, 200))
    file = io.BytesIO()
    mode = ObjectStreamMode.generate if streams else ObjectStreamMode.disable
    cipher = Encryption(owner=password, user=password) if password else False
    made.save(file, object_stream_mode=mode, encryption=cipher, linearize=linear)
    return file.getvalue()


def picture(kind: str = "PNG") -> bytes:
    """A small PNG or JPEG."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, kind)
    return file.getvalue()
