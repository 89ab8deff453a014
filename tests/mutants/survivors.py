"""Mutants that no test notices, each with its reason: bent or not, it does the same."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {
    "server/access.py": {
        "module: 'device' -> 'device~'": "a name that is neither stored nor sent",
        "module: 'View' -> 'View~'": "the name of a type variable",
        "Actor: False -> True": "is_anonymous is of Flask-Login's interface, and nothing asks it",
        "bearer_token: '' -> '~'": "another scheme than bearer, as is none",
    },
    "server/redemptions/rules.py": {"module: 1024 -> 1025": "the size of a cache"},
    "server/settlements/closing.py": {
        "put_head_on: True -> False": "a row lock, which SQLite does not have",
        "_finish: True -> False": "a row lock, which SQLite does not have",
    },
    "server/settlements/freezing.py": {
        "module: 10000 -> 10001": "the size of a slice",
        "_after: Lt -> LtE": "a slice that begins at the end of the window is the end",
        "_after: 1 -> 2": "how many rows are asked for, where only the first is read",
        "_being_closed: True -> False": "how strict a row lock is, which SQLite does not have",
        "_freeze: True -> False": "asks for the count of rows, which SQLite's driver gives anyway",
    },
    "server/settlements/statement_writing.py": {
        "module: 5000 -> 5001": "how many lines are fetched at a time",
        "_statements: True -> False": "rows in the order of their parameters, as SQLite gives them anyway",
    },
    "server/credits/counting.py": {
        "_parts: '' -> '~'": "for the types: a funded order has its payment order, by a constraint",
        "_redeemed: GtE -> Gt": "the id at the end of the range has position 0, which no voucher has",
        "_redeemed: Lt -> LtE": "the id at the end of the range has position 0, which no voucher has",
    },
}


def reason(path: str, name: str) -> str | None:
    """Why a mutant of a module may live, in one line; None where it may not."""
    return REASONS.get(path, {}).get(name)
