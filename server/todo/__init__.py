"""What waits for a person: one list for each desk, the most urgent first (docs/decisions/to-do.md)."""
