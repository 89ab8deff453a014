"""What tests of back-ups and of the whole database share."""
