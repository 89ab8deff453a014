"""Reports: anyone tells, in one tap, that something about a venue has changed."""
