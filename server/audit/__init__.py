"""The audit: the ledger checked against the events it was written from."""
