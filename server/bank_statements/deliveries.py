"""`take_delivery`: a file of the bank's is imported; then what needs nobody's word is matched, and everyone is told."""

from __future__ import annotations

from ..access import Actor
from ..features import import_named
from .imports import import_files
from .outcomes import TAKEN, FileOutcome

THEN = ("matching.unattended:match_by_itself", "solvency.changes:tell_change")
"""What follows a new statement, from higher in the order of imports, each in transactions of its own: matching first,
so that what is told of the coverage counts it."""


def take_delivery(actor: Actor, name: str, content: bytes) -> list[FileOutcome]:
    """Import a file as `import_files` does, and raise what it raises; what follows never undoes the import."""
    outcomes = import_files(actor, name, content)
    if any(part.outcome == TAKEN for outcome in outcomes for part in outcome.parts):
        for act in THEN:
            import_named(act)()
    return outcomes
