"""Phones as their venue sees them."""
