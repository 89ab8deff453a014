"""XML of banks: read without entities or network, by local names, so that any version of a message can be. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from lxml import etree

from .. import money
from .currencies import EUROS
from .refusals import TooManyEntries, UnreadableBankFile

Node = Any
MOST_TAGS = 800_000
"""No answer about 10,000 payments has more."""


class Amount(NamedTuple):
    cents: int
    currency: str


def parse(content: bytes) -> Node:
    """The root of a document. Raises UnreadableBankFile if it is cut off, no XML, or declares a document type."""
    if content.count(b"<") > MOST_TAGS:
        raise TooManyEntries
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableBankFile from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableBankFile
    return root


def check_count(message: Node, names: tuple[str, ...], most: int) -> None:
    """Count records before they are read. Raises TooManyEntries."""
    records = message.iter(*(f"{{*}}{name}" for name in names))
    if sum(1 for _record in records) > most:
        raise TooManyEntries


def find_all(node: Node, path: str) -> Iterator[Node]:
    """The nodes under a path of local names such as ``NtryDtls/TxDtls``, in any namespace."""
    return node.iterfind("/".join(f"{{*}}{name}" for name in path.split("/")))  # type: ignore[no-any-return]  # lxml


def text_of(node: Node, *paths: str) -> str | None:
    """The first text that stands under one of some paths."""
    return next(iter(texts_of(node, *paths)), None)


def texts_of(node: Node, *paths: str) -> list[str]:
    """Every text under some paths, each once, in the order of the paths."""
    texts = (str(found.text or "").strip() for path in paths for found in find_all(node, path))
    return list(dict.fromkeys(text for text in texts if text))


def amount_of(node: Node, *paths: str) -> Amount | None:
    """The first amount in euros under some paths, else the first in another currency. Raises UnreadableBankFile."""
    found = [each for path in paths for each in find_all(node, path)]
    if not found:
        return None
    chosen = next((each for each in found if each.get("Ccy") == EUROS), found[0])
    return Amount(cents_in(chosen.text), str(chosen.get("Ccy") or "?")[:3])


def cents_in(text: str | None) -> int:
    """Cents of euros as XML writes them. Raises UnreadableBankFile."""
    try:
        return money.parse_euros((text or "").strip())
    except ValueError as error:
        raise UnreadableBankFile from error


def day_of(node: Node, path: str) -> date | None:
    """The day under a path, given as a day or as a moment. Raises UnreadableBankFile."""
    text = text_of(node, f"{path}/Dt", f"{path}/DtTm", path)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise UnreadableBankFile from error
