"""The help, screen by screen: questions and answers of `help.toml`, grouped by task."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "help.toml"


@dataclass(frozen=True, slots=True)
class ScreenHelp:
    """What is said of one screen; ``key`` is its anchor."""

    key: str
    asks: str
    says: Sequence[str]


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """The screens of one task."""

    title: str
    screens: Sequence[ScreenHelp]


@cache
def read_help() -> Sequence[HelpGroup]:
    """All groups in the order of the file."""
    groups = tomllib.loads(FILE.read_text("utf-8"))["group"]
    return [HelpGroup(one["title"], [ScreenHelp(**screen) for screen in one["screen"]]) for one in groups]
