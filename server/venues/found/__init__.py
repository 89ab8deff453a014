"""Venues found again, on the desk of whoever looks after them."""
