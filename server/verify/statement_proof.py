"""Checks a statement's proof: its lines are in the public log and are exactly those of its Merkle root. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from ..keys.jws_check import NotGenuine
from ..settlements import lines_root
from ..settlements.lines_root import REDEMPTION, REVERSAL, LineContent
from ..transparency import tree
from ..transparency.checks import NotProven, check_inclusion
from ..transparency.leaves import columns_digest, receipt_digest
from . import statement_lines
from .proofs import Head, head

Json = Mapping[str, Any]
Jwks = Sequence[Mapping[str, str]]
SUMS = ("redemptions", "gross_cents", "fee_cents", "net_cents")


class Proven(NamedTuple):
    """A checked statement, the number of its lines, and the receipt ids (``jti``) of the redemptions on it."""

    statement: Json
    redemptions: frozenset[str]
    lines: int
    head: Head


def check_statement(rows: Iterable[Json], jwks: Jwks) -> Proven:
    """Check that a statement, its parts, its lines and the log agree. Raises NotProven, NotGenuine.

    ``rows`` are the lines of the proof's file: the statement first, then its lines.
    """
    rest = iter(rows)
    try:
        return _checked(next(rest, {}), rest, jwks)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotProven(f"this is not the proof of a statement: {error!r}") from error


def _checked(first: Json, rest: Iterator[Json], jwks: Jwks) -> Proven:
    statement, signed = first["statement"], head(first["head"], jwks)
    _check_in_log("the statement", receipt_digest(None) + columns_digest(statement), first, signed)
    lines = [_line(number, row, statement, signed, jwks) for number, row in enumerate(rest, 2)]
    _check_none_twice(lines)
    _check_sums(statement, first["parts"], lines)
    if lines_root.root(map(lines_root.line_hash, lines)).hex() != statement["lines_root"]:
        raise NotProven("the lines are not those that the statement promises, or in another order")
    redeemed = frozenset(str(UUID(hex=line.event)) for line in lines if line.kind == REDEMPTION)
    return Proven(statement, redeemed, len(lines), signed)


def _line(number: int, row: Json, statement: Json, signed: Head, jwks: Jwks) -> LineContent:
    """A line, after checking its cents and that its event is in the log. Raises NotProven."""
    line = LineContent(**{name: row[name] for name in LineContent._fields})
    try:
        leaf = statement_lines.leaf_of(line, row, statement, jwks)
        _check_in_log(f"{line.kind} {line.event}", leaf, row, signed)
    except (NotProven, NotGenuine) as error:
        raise NotProven(f"line {number}: {error}") from error
    return line


def _check_in_log(what: str, leaf: bytes, row: Json, signed: Head) -> None:
    try:
        path = [bytes.fromhex(one) for one in row["path"]]
        check_inclusion(tree.leaf_hash(leaf), row["index"], signed.size, path, signed.root)
    except NotProven as error:
        raise NotProven(f"{what} is not what the log holds as leaf {row['index']:,}") from error


def _check_none_twice(lines: Sequence[LineContent]) -> None:
    for (kind, event), times in Counter((line.kind, line.event) for line in lines).items():
        if times > 1:
            raise NotProven(f"{kind} {event} is on the statement {times} times")


def _check_sums(statement: Json, parts: Sequence[Json], lines: Sequence[LineContent]) -> None:
    """Check that lines add up to their campaign's part, parts to the statement, net and carried cents to its total."""
    for part in parts:
        of_campaign = [line for line in lines if line.campaign == part["campaign_id"]]
        _check_alike(f"the lines of campaign {part['campaign_id']}", _sums(of_campaign), part, SUMS)
    _check_alike("the lines", _sums(lines), statement, SUMS)
    names = (*SUMS, "carried_cents")
    _check_alike("the parts", {name: sum(part[name] for part in parts) for name in names}, statement, names)
    total = {"total_cents": statement["net_cents"] + statement["carried_cents"]}
    _check_alike("net and carried cents", total, statement, ["total_cents"])


def _check_alike(what: str, sums: Json, said: Json, names: Iterable[str]) -> None:
    for name in names:
        if sums[name] != said[name]:
            unit = name.replace("_", " ")
            raise NotProven(f"{what} add up to {sums[name]:,} {unit}, the statement says {said[name]:,}")


def _sums(lines: Sequence[LineContent]) -> dict[str, int]:
    count = sum(-1 if line.kind == REVERSAL else 1 for line in lines)
    return {"redemptions": count} | {name: sum(getattr(line, name) for line in lines) for name in SUMS[1:]}
