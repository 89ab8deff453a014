"""What tests of billing share."""
