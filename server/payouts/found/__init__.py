"""Batches of payouts found again."""
