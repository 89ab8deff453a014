"""Statements as banks write them, for tests."""
