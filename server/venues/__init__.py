"""Venues: the national open data, what their managers correct, and which venue is near."""
