"""What each event moves between the accounts, in integer cents. Pure.

Double entry on one line: what stands in the bank is positive, what is owed to someone is negative, and a line sums to
nothing. So, at any time and in each campaign: money in the bank + what was promised = the sponsor's advance + what is
held for the sponsor + vouchers outstanding + the guarantee + what is owed to venues + transfers on their way + fees
(docs/decisions/ledger-lines.md).
"""

from __future__ import annotations

from typing import NamedTuple


class Accounts(NamedTuple):
    """What an event adds to each account, in cents.

    ``bank``: the campaign's money. Owed, and so negative: ``funds_held`` to the sponsor, not bound in vouchers;
    ``outstanding`` to bearers of vouchers; ``guarantee`` set aside for scans in good faith that lost a race;
    ``payable`` to the organisation, on no statement yet; ``due`` by its statements, or to the sponsor by credit notes;
    ``in_transit`` transfers the bank was told of; ``fees_earned`` by the operator; ``advance`` what the sponsor paid
    and no funded order has used. Positive: ``promised`` by the sponsor for funded orders, and not there yet.
    """

    bank: int = 0
    funds_held: int = 0
    outstanding: int = 0
    guarantee: int = 0
    payable: int = 0
    due: int = 0
    in_transit: int = 0
    fees_earned: int = 0
    promised: int = 0
    advance: int = 0


ACCOUNTS = Accounts._fields


def received(cents: int, account: str = "advance") -> Accounts:
    """Money came from a sponsor: its advance, or a part of what it ``promised``."""
    return Accounts(bank=cents)._replace(**{account: -cents})


def funded(face_value: int, fee: int, guarantee: int, vat: int = 0, source: str = "bank") -> Accounts:
    """An order and its fee are paid out of an account; the guarantee is set aside out of that fee, as far as it goes.

    The VAT on the fee is the operator's until it pays it to the State, as that in the venues' fees is.
    """
    kept = min(guarantee, fee)
    moved = Accounts(funds_held=-face_value, guarantee=-kept, fees_earned=kept - fee - vat)
    return moved._replace(**{source: face_value + fee + vat})


def undo(accounts: Accounts) -> Accounts:
    """The opposite of what an event moved."""
    return Accounts(*(-cents for cents in accounts))


def add(one: Accounts, other: Accounts) -> Accounts:
    """What two events moved together."""
    return Accounts(*(a + b for a, b in zip(one, other, strict=True)))


def issued(face_value: int) -> Accounts:
    """A funded order's vouchers exist: its money is bound to them."""
    return Accounts(funds_held=face_value, outstanding=-face_value)


def redeemed(gross: int, fee: int) -> Accounts:
    """A voucher was used: its venue is owed the net."""
    return Accounts(outstanding=gross, payable=fee - gross, fees_earned=-fee)


def reversed_(gross: int, fee: int) -> Accounts:
    """A redemption was undone: the voucher may serve again."""
    return Accounts(outstanding=-gross, payable=gross - fee, fees_earned=fee)


def honoured(gross: int, fee: int) -> Accounts:
    """A scan in good faith that lost a race is paid by the guarantee, as a redemption would be."""
    return Accounts(guarantee=gross, payable=fee - gross, fees_earned=-fee)


def closed(net: int) -> Accounts:
    """A month was closed: what an organisation is owed stands on its statement; negative after late reversals."""
    return Accounts(payable=net, due=-net)


def sent(cents: int) -> Accounts:
    """The bank was told to transfer what is due."""
    return Accounts(due=cents, in_transit=-cents)


def paid(cents: int) -> Accounts:
    """The bank made the transfer."""
    return Accounts(in_transit=cents, bank=-cents)


def rejected(cents: int) -> Accounts:
    """The bank refused the transfer: the money is due again."""
    return Accounts(in_transit=cents, due=-cents)


def returned(cents: int) -> Accounts:
    """A transfer came back: the money is due again."""
    return Accounts(bank=cents, due=-cents)


def withdrawn(cents: int) -> Accounts:
    """The bank was told to transfer earned fees to the operator's own account."""
    return Accounts(fees_earned=cents, in_transit=-cents)


def kept(cents: int) -> Accounts:
    """The bank refused that transfer."""
    return Accounts(in_transit=cents, fees_earned=-cents)


def given_back(cents: int) -> Accounts:
    """That transfer came back."""
    return Accounts(bank=cents, fees_earned=-cents)


def refunded(cents: int) -> Accounts:
    """A sponsor's advance is to be given back."""
    return Accounts(advance=cents, due=-cents)


def expired(face_value: int) -> Accounts:
    """Vouchers can no longer be used: their money is the sponsor's again."""
    return Accounts(outstanding=face_value, funds_held=-face_value)


def credited(face_value: int) -> Accounts:
    """A credit note gives it back to the sponsor."""
    return Accounts(funds_held=face_value, due=-face_value)


def released(guarantee: int) -> Accounts:
    """What is left of a campaign's guarantee at its end becomes the operator's fee."""
    return Accounts(guarantee=guarantee, fees_earned=-guarantee)
