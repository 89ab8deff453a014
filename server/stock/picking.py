"""Picking: the booklets that a request names, one by one or as a range from first to last number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..vouchers import ids
from .transfer_refusals import NotInYourStock, WrongRange

MOST_IN_RANGE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """The booklets to send, as a list of numbers or as the range from ``first`` to ``last``, and to whom."""

    to_organisation_id: int
    booklets: Sequence[str] = ()
    first: str | None = None
    last: str | None = None


def keys_of(wanted: Sending) -> Sequence[int]:
    """The keys of the named booklets, sorted and without repeats. Raises NotInYourStock, WrongRange."""
    if wanted.booklets:
        parsed = {number: ids.parse_booklet(number) for number in wanted.booklets}
        unknown = [number for number, key in parsed.items() if key is None]
        if unknown:
            raise NotInYourStock({"Numéros illisibles": unknown})
        return sorted({key for key in parsed.values() if key is not None})
    first, last = (ids.parse_booklet(number or "") for number in (wanted.first, wanted.last))
    if first is None or last is None or not 0 <= last - first < MOST_IN_RANGE:
        raise WrongRange
    return range(first, last + 1)


def ranges(keys: Sequence[int]) -> Iterator[list[int]]:
    """Sorted keys as pairs: the first and last key of each run of consecutive ones."""
    if isinstance(keys, range):
        yield [keys[0], keys[-1]]
        return
    first = keys[0]
    for key, following in pairwise(keys):
        if following != key + 1:
            yield [first, key]
            first = following
    yield [first, keys[-1]]
