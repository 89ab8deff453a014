"""Dashboards: a sponsor's view of a campaign in counts and sums, never of single people."""
