"""Tests of the bank's statements."""
