"""What a sponsor sees of a campaign: counts and sums, never a person."""
