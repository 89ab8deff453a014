"""No count below five is shown or can be computed by subtraction (docs/glossary.md, rule 12 "Small counts")."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.small_groups import LEAST_PEOPLE, find_withheld

PEOPLE = st.dictionaries(st.integers(0, 20), st.integers(0, 30), max_size=12)


@given(PEOPLE)
def test_no_shown_group_is_of_one_to_four_people(people: dict[int, int]) -> None:
    shown = people.keys() - find_withheld(people)
    assert not [people[key] for key in shown if 0 < people[key] < LEAST_PEOPLE]


@given(PEOPLE)
def test_the_total_less_what_is_shown_tells_of_no_one_group_and_not_of_under_five(people: dict[int, int]) -> None:
    hidden = find_withheld(people)
    everyone = {key for key, count in people.items() if count}
    assert not hidden or hidden == everyone or (len(hidden) > 1 and sum(people[key] for key in hidden) >= LEAST_PEOPLE)


@given(PEOPLE)
def test_nothing_is_kept_back_where_no_group_is_small(people: dict[int, int]) -> None:
    assert find_withheld({key: count + LEAST_PEOPLE for key, count in people.items()}) == frozenset()


@given(PEOPLE, st.sets(st.integers(0, 20)))
def test_what_is_kept_back_elsewhere_stays_so(people: dict[int, int], also: set[int]) -> None:
    assert {key for key in also if people.get(key)} <= find_withheld(people, also)


@pytest.mark.parametrize(
    ("people", "hidden"),
    [
        ({"a": 4, "b": 50, "c": 6}, {"a", "c"}),
        ({"a": 1, "b": 1, "c": 2, "d": 7, "e": 9}, {"a", "b", "c", "d"}),
        ({"a": 2, "b": 3, "c": 9}, {"a", "b"}),
        ({"a": 0, "b": 5}, set()),
        ({"a": 3}, {"a"}),
    ],
)
def test_the_smallest_others_join(people: dict[str, int], hidden: set[str]) -> None:
    assert find_withheld(people) == hidden
