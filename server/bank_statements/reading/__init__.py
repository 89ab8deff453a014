"""Statements of banks, whatever the format, as one neutral record. Pure."""
