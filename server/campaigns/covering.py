"""`check_covered`: whether the bank's money lets an order be issued, or funded by a promise, now.

What the bank holds is known higher in the order of imports (`server/solvency/stops.py`), so it is asked by name.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from ..features import import_named

RULE = "solvency.stops:check_covered"


def check_covered(session: Session) -> None:
    """Check in the act's own transaction. Raises NotCovered, BankSilent."""
    import_named(RULE)(session)
