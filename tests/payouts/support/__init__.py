"""The operator's office in tests of payouts."""
