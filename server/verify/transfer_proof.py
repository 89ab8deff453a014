"""Checks that the money of an order stands on bank statements and in the books, all in the signed log. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from ..transparency.checks import NotProven
from ..transparency.leaves import columns_digest
from .log_leaves import check_leaf
from .proofs import Head, head

Json = Mapping[str, Any]
Jwks = Sequence[Mapping[str, str]]


class ShownTransfer(NamedTuple):
    """A part of a transfer that is in the books for the order; not any more where it was ``undone``."""

    cents: int
    day: str
    reference: str
    digest: str
    undone: bool


class ProvenOrder(NamedTuple):
    """An order's checked transfers, and the head that they are in."""

    order_id: int
    transfers: list[ShownTransfer]
    head: Head

    @property
    def cents(self) -> int:
        """What is in the books for the order."""
        return sum(one.cents for one in self.transfers if not one.undone)


def check_transfers(proof: Json, jwks: Jwks) -> ProvenOrder:
    """Check each match of an order. Raises NotProven, NotGenuine."""
    try:
        signed, order_id = head(proof["head"], jwks), proof["order_id"]
        transfers = [_transfer(one, order_id, signed) for one in proof["matches"]]
        _check_none_twice(proof["matches"])
        return ProvenOrder(order_id, transfers, signed)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise NotProven(f"this is not the proof of an order's transfers: {error!r}") from error


def _transfer(shown: Json, order_id: int, signed: Head) -> ShownTransfer:
    number = shown["match"]["columns"]["id"]
    match = check_leaf(f"match {number}", shown["match"], signed)
    if match["order_id"] != order_id:
        raise NotProven(f"match {number} is of order {match['order_id']}, not of {order_id}")
    statement = check_leaf(f"the bank statement of match {number}", shown["statement"], signed)
    movement = _movement(f"the transfer of match {number}", shown, statement)
    if not min(movement["cents"], 0) <= match["cents"] <= max(movement["cents"], 0):
        raise NotProven(f"match {number} is of {match['cents']:,} cents, its transfer of {movement['cents']:,}")
    undone = shown["undone"] and check_leaf(f"the undoing of match {number}", shown["undone"], signed)
    if undone and undone["id"] != number:
        raise NotProven(f"match {number} is shown by the undoing of another")
    text = movement["text"] or movement["reference"]
    return ShownTransfer(match["cents"], shown["movement"]["day"], text, statement["digest"], bool(undone))


def _movement(what: str, shown: Json, statement: Json) -> Json:
    """The movement, or the payment inside it, after checking that the statement tells it. Raises NotProven."""
    digests = [bytes.fromhex(one) for one in shown["digests"]]
    if sha256(b"".join(digests)).hexdigest() != statement["movements_digest"]:
        raise NotProven(f"{what} is not among those that its bank statement tells")
    found: Json = shown["movement"]
    if columns_digest(found) != digests[shown["at"]]:
        raise NotProven(f"{what} is not what its bank statement tells")
    if payment := shown["payment"]:
        if columns_digest(payment) != digests[shown["at"] + payment["position"]]:
            raise NotProven(f"{what} is not what its bank statement tells of the payments inside it")
        found = payment
    return found


def _check_none_twice(matches: Sequence[Json]) -> None:
    numbers = [one["match"]["columns"]["id"] for one in matches]
    if len({*numbers}) != len(numbers):
        raise NotProven("a match is counted twice")
