"""What each event moves between the accounts, in integer cents. Pure.

Double entry on one line: what stands in the bank is positive, what is owed to someone is negative, and a line sums to
nothing. So, at any time and in each campaign: money in the bank = what is held for the sponsor + vouchers outstanding
+ the guarantee + what venues are owed + transfers on their way + fees (docs/decisions/ledger-lines.md).
"""

from __future__ import annotations

from typing import NamedTuple


class Accounts(NamedTuple):
    """What an event adds to each account, in cents.

    ``bank``: the campaign's money. Owed, and so negative: ``funds_held`` to the sponsor, not bound in vouchers;
    ``outstanding`` to bearers of vouchers; ``guarantee`` set aside for scans in good faith that lost a race;
    ``payable`` to the organisation; ``in_transit`` transfers the bank was told of; ``fees_earned`` by the operator.
    """

    bank: int = 0
    funds_held: int = 0
    outstanding: int = 0
    guarantee: int = 0
    payable: int = 0
    in_transit: int = 0
    fees_earned: int = 0


ACCOUNTS = Accounts._fields


def funded(face_value: int, fee: int, guarantee: int) -> Accounts:
    """A sponsor paid an order and its fee; the guarantee is set aside out of that fee, as far as it goes."""
    kept = min(guarantee, fee)
    return Accounts(bank=face_value + fee, funds_held=-face_value, guarantee=-kept, fees_earned=kept - fee)


def issued(face_value: int) -> Accounts:
    """A funded order's vouchers exist: its money is bound to them."""
    return Accounts(funds_held=face_value, outstanding=-face_value)


def redeemed(gross: int, fee: int) -> Accounts:
    """A voucher was used: its venue is owed the net."""
    return Accounts(outstanding=gross, payable=fee - gross, fees_earned=-fee)


def reversed_(gross: int, fee: int) -> Accounts:
    """A redemption was undone: the voucher may serve again."""
    return Accounts(outstanding=-gross, payable=gross - fee, fees_earned=fee)
