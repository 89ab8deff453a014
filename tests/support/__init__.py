"""Helpers that the tests of all features share."""
