"""No group under five people: which groups a sponsor may not see. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

LEAST_PEOPLE = 5
Key = TypeVar("Key")


def withheld(people: Mapping[Key, int], also: Iterable[Key] = ()) -> frozenset[Key]:
    """The groups to keep back, of how many people each: those under five, and ``also`` those already kept back.

    The total is known, so what is kept back can be told by difference: the smallest others join until at least
    two groups and five people are kept back together. Groups of nobody tell nothing and neither hide nor help.
    """
    there = {key: count for key, count in people.items() if count > 0}
    hidden = {key for key, count in there.items() if count < LEAST_PEOPLE} | (set(also) & there.keys())
    if not hidden:
        return frozenset()
    for key in sorted(there.keys() - hidden, key=lambda key: there[key]):
        if len(hidden) > 1 and sum(there[one] for one in hidden) >= LEAST_PEOPLE:
            break
        hidden.add(key)
    return frozenset(hidden)
