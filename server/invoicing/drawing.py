"""Draws an invoice as Factur-X: a PDF/A-3 with its XML embedded. Runs in a separate process (see `printing.apart`)."""

from __future__ import annotations

import re
import sys
from typing import Any, Final

import orjson

from ..printing.drawing import Standard, typeset
from . import xmp

STANDARDS: tuple[Standard, ...] = ("a-3a", "ua-1")
NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) forbids; old invoices may have them in names, newer texts are checked on input."""


def main() -> None:
    """Read content as JSON from stdin, write the PDF to stdout."""
    sys.stdout.buffer.write(render(orjson.loads(sys.stdin.buffer.read())))


def render(content: dict[str, Any]) -> bytes:
    """The PDF of the content made by `papers.content`. Raises RuntimeError with Typst's message for a wrong layout."""
    data = content | {"xml": NOT_IN_XML.sub("", content["xml"])}
    paper = typeset("invoice", data, STANDARDS)
    return xmp.add_metadata(paper) if data["xml"] else paper
