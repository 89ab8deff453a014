"""French words of solvency: shares in per cent, days without a statement. Pure."""

from __future__ import annotations

from ..wallet.words import SPACE

NOTHING_DUE = "rien n’est dû"


def say_share(bps: int | None) -> str:
    """``104,3 %``, rounded down to a tenth, so that nothing short of it is said to be 100 %."""
    if bps is None:
        return NOTHING_DUE
    whole, tenths = divmod(bps // 10, 10)
    return f"{whole}{f',{tenths}' if tenths else ''}{SPACE}%"
