"""Organisations and their venues: the national open data, qualification, and which venue is near."""
