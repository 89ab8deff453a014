"""Tests of a campaign's end."""
