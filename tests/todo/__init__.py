"""What waits for a person, state by state."""
