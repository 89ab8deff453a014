"""Why a credit may pay orders: `suggest` compares what the bank tells with what is due. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from .references import find_cut, find_orders

REFERENCE, CUT, AMOUNT, SUM, IBAN = "reference", "reference_cut", "amount", "sum", "iban"
PARTLY, TOO_MUCH, TWICE, FEES_ACCOUNT, OUTSIDE, BLOCKED = (
    "partly",
    "too_much",
    "paid_already",
    "fees_account",
    "iban_outside_sepa",
    "iban_blocked",
)
REASONS = (REFERENCE, CUT, AMOUNT, SUM, IBAN, PARTLY, TOO_MUCH, TWICE, FEES_ACCOUNT, OUTSIDE, BLOCKED)
"""For it: what names the order. Beside it: what a person should know before confirming."""
MOST_SUGGESTED = 5
MOST_SUMMED = 10
"""Orders of a sponsor of which all combinations are tried."""


class OpenCredit(NamedTuple):
    """What is left to be explained of a credit, or of a ``payment`` inside one; ``cents`` above 0."""

    movement_id: int
    payment: int | None
    cents: int
    texts: tuple[str, ...]
    iban: str
    is_outside_sepa: bool = False
    is_on_fees: bool = False
    is_blocked: bool = False


class OrderDue(NamedTuple):
    """An order, whose it is, and what it lacks: 0 where all has come."""

    order_id: int
    campaign_id: int
    organisation_id: int
    cents: int


class Share(NamedTuple):
    """What of a credit goes to an order."""

    order_id: int
    cents: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Orders that a credit may pay; ``rest_cents`` stay as an advance. One person is enough where all ``agree``."""

    shares: tuple[Share, ...]
    rest_cents: int
    campaign_id: int
    reasons: tuple[str, ...]

    @property
    def agree(self) -> bool:
        """Whether reference, amount and IBAN all say so."""
        told = set(self.reasons)
        return {REFERENCE, IBAN} <= told and bool(told & {AMOUNT, SUM}) and not self.rest_cents


@dataclass(slots=True)
class Known:
    """All that is due, and what names it. ``references`` and ``payers`` are those of `known`."""

    dues: Mapping[int, OrderDue]
    references: Mapping[str, frozenset[int]]
    payers: Mapping[str, frozenset[int]]
    keys: Sequence[str] = ()
    by_amount: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_organisation: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    sums: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = sorted(self.references)
        for due in self.dues.values():
            if due.cents > 0:
                self.by_amount[due.cents].append(due.order_id)
                self.of_organisation[due.organisation_id].append(due.order_id)
        for order_ids in self.of_organisation.values():
            self.sums |= {cents: chosen for cents, chosen in self._sums(order_ids) if cents not in self.sums}

    def total(self, order_ids: Iterable[int]) -> int:
        """What some orders lack together."""
        return sum(self.dues[order_id].cents for order_id in order_ids)

    def _sums(self, order_ids: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each sum of several open orders of one sponsor; of many orders only the newest, and all together."""
        newest = sorted(order_ids)[-MOST_SUMMED:]
        for count in range(2, len(newest) + 1):
            for chosen in combinations(newest, count):
                yield self.total(chosen), chosen
        yield self.total(order_ids), tuple(sorted(order_ids))


class _Recognised(NamedTuple):
    """What a credit's texts and account say: orders named, or the one whose reference is cut; who pays from there."""

    named: frozenset[int]
    cut: frozenset[int]
    payers: frozenset[int]


def suggest(credit: OpenCredit, known: Known) -> list[Suggestion]:
    """What the credit may be, the likeliest first; each with its reasons."""
    read = _read(credit, known)
    made = [_suggestion(credit, known, chosen, read) for chosen in _candidates(credit, known, read)]
    return sorted(made, key=_rank)[:MOST_SUGGESTED]


def _read(credit: OpenCredit, known: Known) -> _Recognised:
    named = frozenset(find_orders(credit.texts, known.references)) & known.dues.keys()
    key = None if named else find_cut(credit.texts, known.keys)
    cut = known.references[key] & known.dues.keys() if key else frozenset()
    return _Recognised(named, cut, known.payers.get(credit.iban, frozenset()))


def _candidates(credit: OpenCredit, known: Known, read: _Recognised) -> Iterable[tuple[int, ...]]:
    """Sets of orders, each once."""
    found: dict[tuple[int, ...], None] = {}
    if read.named:
        found[tuple(sorted(read.named))] = None
    of_amount = known.by_amount.get(credit.cents, ())
    likely = [order_id for order_id in of_amount if order_id in read.named] or of_amount[:MOST_SUGGESTED]
    found |= {(order_id,): None for order_id in (*sorted(read.cut), *likely)}
    if (chosen := known.sums.get(credit.cents)) and len(chosen) > 1:
        found[chosen] = None
    if not found:
        due = [order_id for payer in sorted(read.payers) for order_id in known.of_organisation.get(payer, ())]
        found |= {(order_id,): None for order_id in due[:MOST_SUGGESTED]}
    return found


def _suggestion(credit: OpenCredit, known: Known, chosen: Sequence[int], read: _Recognised) -> Suggestion:
    shares, left = [], credit.cents
    for order_id in chosen:
        if cents := min(left, known.dues[order_id].cents):
            shares.append(Share(order_id, cents))
            left -= cents
    owners = {known.dues[order_id].organisation_id for order_id in chosen}
    reasons = (
        *([REFERENCE] if read.named.issuperset(chosen) else [CUT] if read.cut.issuperset(chosen) else []),
        *_by_amount(credit.cents, known.total(chosen), len(chosen)),
        *([IBAN] if owners <= read.payers else []),
        *([FEES_ACCOUNT] if credit.is_on_fees else []),
        *([OUTSIDE] if credit.is_outside_sepa else []),
        *([BLOCKED] if credit.is_blocked else []),
    )
    return Suggestion(tuple(shares), left, known.dues[chosen[0]].campaign_id, reasons)


def _by_amount(came: int, lacking: int, count: int) -> Iterator[str]:
    if lacking == came:
        yield AMOUNT if count == 1 else SUM
    elif lacking == 0:
        yield TWICE
    else:
        yield PARTLY if came < lacking else TOO_MUCH


def _rank(suggestion: Suggestion) -> tuple[int, tuple[Share, ...]]:
    weights = {REFERENCE: 4, AMOUNT: 3, SUM: 3, IBAN: 2, CUT: 2}
    return -sum(weights.get(reason, 0) for reason in suggestion.reasons), suggestion.shares
