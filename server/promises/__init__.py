"""Promises: a public accountant's written payment order, trusted before its money is there."""
