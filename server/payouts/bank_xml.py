"""XML of banks: read without entities or network, by local names, so that every version of a message is. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from .. import money
from .refusals import NotInEuros, UnreadableAnswer

Node = Any


def parsed(content: bytes) -> Node:
    """The root of a document. Raises UnreadableAnswer for what is cut, is none, or declares a type of its own."""
    etree = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableAnswer from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableAnswer
    return root


def all_of(node: Node, path: str) -> Iterator[Node]:
    """The nodes under a path of local names such as ``NtryDtls/TxDtls``, in any namespace."""
    return node.iterfind("/".join(f"{{*}}{name}" for name in path.split("/")))  # type: ignore[no-any-return]  # lxml


def text_of(node: Node, *paths: str) -> str | None:
    """The first text that stands under one of some paths."""
    for path in paths:
        for found in all_of(node, path):
            if found.text and found.text.strip():
                return str(found.text.strip())
    return None


def cents_of(node: Node, *paths: str) -> int | None:
    """The first amount under one of some paths. Raises NotInEuros, UnreadableAnswer."""
    for path in paths:
        for found in all_of(node, path):
            if found.get("Ccy") != "EUR":
                raise NotInEuros
            return _cents(found.text)
    return None


def day_of(node: Node, path: str) -> date | None:
    """The day under a path, given as a day or as a moment. Raises UnreadableAnswer."""
    text = text_of(node, f"{path}/Dt", f"{path}/DtTm", path)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise UnreadableAnswer from error


def _cents(text: str | None) -> int:
    try:
        return money.from_euros((text or "").strip())
    except ValueError as error:
        raise UnreadableAnswer from error
