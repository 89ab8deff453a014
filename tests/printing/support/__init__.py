"""What stands on a printed page, read back."""
