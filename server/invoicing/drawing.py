"""The PDF of an invoice: PDF/A-3 with its data inside, a Factur-X. Pure; runs apart (see `printing.apart`)."""

from __future__ import annotations

import sys
from typing import Any

import orjson

from ..printing.drawing import Standard, typeset
from . import xmp

STANDARDS: tuple[Standard, ...] = ("a-3a", "ua-1")


def main() -> None:
    """Read content as JSON from stdin, write the PDF to stdout."""
    sys.stdout.buffer.write(render(orjson.loads(sys.stdin.buffer.read())))


def render(content: dict[str, Any]) -> bytes:
    """The document of some content. Raises RuntimeError with typst's own words when the layout is wrong."""
    return xmp.marked(typeset("invoice", content, STANDARDS))
