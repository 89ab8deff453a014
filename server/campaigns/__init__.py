"""Campaigns: sponsors, the terms of their campaigns, and orders of booklets with their funding."""
