"""Tests of bank details, payouts and banks' answers."""
