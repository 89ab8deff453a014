"""Accounting: the ledger as entries of the French chart of accounts, for an accountant and for the tax office (FEC)."""
