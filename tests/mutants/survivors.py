"""Mutants that no test notices, each with its reason: bent or not, it does the same."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {
    "server/redemptions/rules.py": {"module: 1024 -> 1025": "the size of a cache"},
}


def reason(path: str, name: str) -> str | None:
    """Why a mutant of a module may live, in one line; None where it may not."""
    return REASONS.get(path, {}).get(name)
