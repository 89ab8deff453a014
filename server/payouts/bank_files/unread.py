"""Records of a bank's XML that cannot be read to their end. Pure."""

from __future__ import annotations

from ...banking.bank_xml import Node, text_of
from .entries import LONGEST, UNCLEAR, Entry


def make_unread(node: Node, *paths: str) -> Entry:
    """A record whose amount or day cannot be read: all that it says, for a person."""
    words = " ".join(" ".join(map(str, node.itertext())).split())
    return Entry(UNCLEAR, text_of(node, *paths), reason=words[:LONGEST] or "-")
