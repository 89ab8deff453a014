"""The bank's word: statements of the operator's own accounts, read once, chained by their balances, never changed."""
