"""A pytest plugin: of what can be tried without end, how much is tried: a little each run, much in `make test-long`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import settings

ANY_MACHINE, LONG = "any machine", "long"


settings.register_profile(ANY_MACHINE, deadline=None)  # no test fails because the machine is busy
settings.register_profile(LONG, deadline=None)
settings.load_profile(ANY_MACHINE)


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark what has a longer form: the tests of modules that use `sized`."""
    for item in items:
        if sized in vars(getattr(item, "module", object)).values():
            item.add_marker("sized")


def is_long() -> bool:
    """Whether this run has time (`--hypothesis-profile=long`)."""
    return settings.get_current_profile_name() == LONG


def sized(few: int, many: int) -> int:
    """So many examples: few in each run, many in a long one."""
    return many if is_long() else few
