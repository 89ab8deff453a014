"""Tests of what banks write and people type of accounts and money."""
