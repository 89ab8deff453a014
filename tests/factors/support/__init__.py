"""What tests of the second factor are written with."""
