"""Tests of what banks' answers do."""
