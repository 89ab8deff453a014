"""Organisations: legal entities, what they may do, and since when; venues, people and money belong to them."""
