"""All texts below a node of XML by their path, found in one pass: a file has ten thousand such nodes. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from ...banking.bank_xml import Amount, Node, cents_in
from ...banking.currencies import EUROS
from .limits import unreadable


@dataclass(slots=True)
class NodeFacts:
    """Texts by a path of local names such as ``Refs/EndToEndId``; ``inside`` are nodes that have facts of their own."""

    texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    amounts: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    inside: list[NodeFacts] = field(default_factory=list)

    def text(self, *paths: str) -> str:
        """The first text that stands under one of some paths, empty without any."""
        return next((text for path in paths if path in self.texts for text in self.texts[path]), "")

    def words(self, path: str) -> str:
        """Every text under a path, each once, with blanks between."""
        return " ".join(dict.fromkeys(self.texts[path])) if path in self.texts else ""

    def amount(self, *paths: str) -> Amount | None:
        """The first amount in euros, else the first. Raises UnreadableBankFile."""
        found = [each for path in paths for each in self.amounts.get(path, ())]
        if not found:
            return None
        text, currency = next((each for each in found if each[1] == EUROS), found[0])
        return Amount(cents_in(text), currency[:3] or EUROS)

    def day(self, path: str) -> date | None:
        """The day under a path, given as a day or as a moment. Raises UnreadableBankFile."""
        text = self.text(f"{path}/Dt", f"{path}/DtTm", path)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError as error:
            raise unreadable() from error


def read_facts(node: Node, apart: str) -> NodeFacts:
    """The facts below a node; each node called ``apart`` has its own."""
    facts = NodeFacts()
    _collect(facts, node, "", apart)
    return facts


def _collect(facts: NodeFacts, node: Node, path: str, apart: str) -> None:
    for child in node:
        name = _local(child)
        if name == apart:
            facts.inside.append(read_facts(child, apart))
            continue
        own = f"{path}{name}"
        text = (child.text or "").strip()
        if text:
            facts.texts[own].append(text)
        if name == "Amt":
            facts.amounts[own].append((text, child.get("Ccy") or ""))
        if len(child):
            _collect(facts, child, f"{own}/", apart)


def _local(node: Node) -> str:
    """A node's name without its namespace; a comment has none."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
