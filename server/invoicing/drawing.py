"""The PDF of an invoice: PDF/A-3 with its data inside, a Factur-X. Runs apart (see `printing.apart`)."""

from __future__ import annotations

import re
import sys
from typing import Any, Final

import orjson

from ..printing.drawing import Standard, typeset
from . import xmp

STANDARDS: tuple[Standard, ...] = ("a-3a", "ua-1")
NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, 2.2); names written down before these were kept out may."""


def main() -> None:
    """Read content as JSON from stdin, write the PDF to stdout."""
    sys.stdout.buffer.write(render(orjson.loads(sys.stdin.buffer.read())))


def render(content: dict[str, Any]) -> bytes:
    """The document of some content. Raises RuntimeError with typst's own words when the layout is wrong."""
    data = content | {"xml": NOT_IN_XML.sub("", content["xml"])}
    return xmp.marked(typeset("invoice", data, STANDARDS))
