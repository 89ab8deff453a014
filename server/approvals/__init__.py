"""Approvals: which organisations a sponsor lets redeem in a campaign that needs it; a scan is judged by its time."""
