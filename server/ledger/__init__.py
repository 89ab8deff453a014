"""The ledger: every event that moves money, as one line whose accounts sum to nothing. It only grows."""
