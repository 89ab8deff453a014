"""Suggestions: which orders a credit may pay, and why."""
