"""The audit: the ledger held against the events it tells of."""
