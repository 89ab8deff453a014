"""Payouts without a database."""
