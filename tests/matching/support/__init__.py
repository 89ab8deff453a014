"""What tests of matching share."""
