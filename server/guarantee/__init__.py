"""The guarantee: scans in good faith that lost a race for a voucher are paid out of a campaign's own reserve."""
