"""What tests of sign-in with a provider are written with."""
