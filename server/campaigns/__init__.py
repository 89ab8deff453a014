"""Campaigns: what a sponsor buys and funds."""
