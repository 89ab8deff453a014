"""What tests of the books share."""
