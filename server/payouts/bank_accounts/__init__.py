"""Bank accounts of organisations: proposed by one person, confirmed by another."""
