"""Tests of the effects of banks' answers."""
