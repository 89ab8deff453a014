"""Accounts: people, their roles and sessions, and the phones they enrol."""
