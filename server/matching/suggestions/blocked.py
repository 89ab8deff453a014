"""Accounts in countries that the operator blocked (`BLOCKED_COUNTRIES`): what comes from there waits for two people.

Which countries, and what to do with such money, is for the operator and its bank: lists of sanctions change and name
people, not countries alone. Here nothing of it is matched by itself, or by one person's word.
"""

from __future__ import annotations

from flask import current_app

from ...bank_statements.models import BankMovement
from ...config import Config


def is_blocked(iban: str) -> bool:
    """Whether an account is in a blocked country."""
    return iban[:2] in _countries()


def names_blocked(movement: BankMovement) -> bool:
    """Whether a movement, or a payment inside it, came from such an account, or went there."""
    if not _countries():
        return False  # nobody looks at payments, which may have to be read
    inside = (payment.party_iban for payment in movement.payments)
    return any(map(is_blocked, (movement.party_iban, *inside)))


def _countries() -> frozenset[str]:
    config: Config = current_app.config["POINCON"]
    return config.blocked_countries
