"""What tests of every feature share."""
