"""Reading the accountant's export on its own, and holding it against the ledger."""
