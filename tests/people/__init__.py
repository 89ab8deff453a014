"""Tests of invitations, withdrawals and accounts."""
