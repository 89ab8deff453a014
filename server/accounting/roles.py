"""What accounts and journals are for; the chart says which they are. Pure."""

from __future__ import annotations

from typing import Final

BANK, FUNDS_HELD, OUTSTANDING, GUARANTEE = "bank", "funds_held", "outstanding", "guarantee"
PAYABLE, DUE, IN_TRANSIT = "payable", "due", "in_transit"
PROMISED, ADVANCE = "promised", "advance"
SPONSORS: Final = "sponsors"
"""What sponsors owe for the fee: its payment clears it, the VAT that the ledger does not know stays."""
WITHHELD: Final = "withheld"
"""Fees kept of vouchers and not invoiced yet, VAT included."""
VAT, VENUE_FEES, SPONSOR_FEES = "vat", "venue_fees", "sponsor_fees"
PROFIT, LOSS = "profit", "loss"
"""The result of earlier years, as the opening entry takes it over."""
OWN_BANK, BANK_COSTS = "own_bank", "bank_costs"
INTEREST_EARNED, INTEREST_PAID = "interest_earned", "interest_paid"
TRANSFERS: Final = "transfers"
"""Money between accounts of ours: fees that were withdrawn are here until they arrive."""
OWN_MONEY: Final = "own_money"
"""What the operator's own accountant books further: it was there before, or was used for itself."""
ROLES: Final = (
    *(BANK, SPONSORS, PROMISED, ADVANCE, FUNDS_HELD, OUTSTANDING, PAYABLE, DUE, IN_TRANSIT, WITHHELD, GUARANTEE),
    *(VAT, VENUE_FEES, SPONSOR_FEES, PROFIT, LOSS),
    *(OWN_BANK, BANK_COSTS, INTEREST_EARNED, INTEREST_PAID, TRANSFERS, OWN_MONEY),
)
OF_FEES: Final = (SPONSORS, WITHHELD, VAT, VENUE_FEES, SPONSOR_FEES, PROFIT, LOSS)
"""Together they are the ledger's account ``fees_earned``; each other role is the ledger's account of that name."""
AUXILIARY: Final = (SPONSORS, PROMISED, ADVANCE, FUNDS_HELD, PAYABLE, DUE, IN_TRANSIT, WITHHELD)
"""Accounts with an auxiliary account for each organisation."""

OPENING, OF_BANK, SALES, VOUCHERS, OTHER = "opening", "bank", "sales", "vouchers", "other"
JOURNALS: Final = (OPENING, OF_BANK, SALES, VOUCHERS, OTHER)
