"""What tests of the archive compare."""
