"""No group under five people: which groups a sponsor may not see. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

LEAST_PEOPLE = 5
Key = TypeVar("Key")


def find_withheld(people: Mapping[Key, int], also: Iterable[Key] = ()) -> frozenset[Key]:
    """The groups to hide, given the people in each: those under five, and those in ``also``, hidden already.

    The total is public, so one hidden group could be found by subtraction: the smallest others are hidden too, until
    at least two groups and five people are hidden together. Empty groups are neither hidden nor counted.
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
