"""Tests of what the movements on our accounts are."""
