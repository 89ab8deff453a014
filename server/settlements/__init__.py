"""Settlements: what each venue is owed for each month."""
