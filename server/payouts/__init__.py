"""Payouts: what is due, sent to the bank by two people, and what the bank answers."""
