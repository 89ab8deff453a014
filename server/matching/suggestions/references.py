"""References as banks mangle them: spaces, case, accents and punctuation differ, words are glued or broken. Pure.

A text is read as its runs of letters and of digits; a reference is found where runs that follow each other spell it.
A number is never found inside a longer one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

RUNS = re.compile(r"[A-Z]+|[0-9]+")
MOST_RUNS = 8
"""Runs that spell one reference, broken ones included."""
SHORTEST_CUT = 6
"""Characters that a reference cut at a text's end has at least."""
ORDER_WORD = "COMMANDE"
SHORT_FOR_ORDER = {"CDE", "CMDE", "CMD"}
FILLERS = {"N", "NO", "NR", "NUM", "NUMERO"}
"""What people put before a number."""


def key_of(reference: str) -> str:
    """How a reference is spelt by its runs alone, such as COMMANDE12 or F2026000042."""
    return "".join(_runs(reference))


def find_orders(texts: Iterable[str], known: Mapping[str, frozenset[int]]) -> set[int]:
    """The orders that texts name, by keys of `key_of`; where one reference begins another, the longer one counts.

    A reference of several orders, such as one engagement for a year, says nothing beside one of a single order.
    """
    found = {
        _longest(runs[start : start + MOST_RUNS], known) for runs in map(_runs, texts) for start in range(len(runs))
    }
    alone = {order_id for orders in found if len(orders) == 1 for order_id in orders}
    return alone or {order_id for orders in found for order_id in orders}


def find_cut(texts: Iterable[str], ordered_keys: Sequence[str]) -> str | None:
    """The only key that a text may have begun before it was cut at its end; None where several or none may be it."""
    for text in texts:
        runs = _runs(text)
        for length in range(min(MOST_RUNS, len(runs)), 0, -1):
            begun = "".join(runs[-length:])
            likely = _beginning(begun, ordered_keys) if len(begun) >= SHORTEST_CUT else []
            if len(likely) == 1:
                return likely[0]
    return None


def _longest(runs: Sequence[str], known: Mapping[str, frozenset[int]]) -> frozenset[int]:
    for length in range(len(runs), 0, -1):
        if orders := known.get("".join(runs[:length])):
            return orders
    return frozenset()


def _beginning(begun: str, ordered_keys: Sequence[str]) -> Sequence[str]:
    """Two at most of the keys that begin so and go on."""
    first = bisect_left(ordered_keys, begun)
    return [key for key in ordered_keys[first : first + 2] if key.startswith(begun) and key != begun]


def _runs(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.upper()).encode("ascii", "ignore").decode()
    return [_spelt(run) for run in RUNS.findall(plain) if run not in FILLERS]


def _spelt(run: str) -> str:
    return ORDER_WORD if run in SHORT_FOR_ORDER or run.endswith(ORDER_WORD) else run
