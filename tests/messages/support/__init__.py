"""A mail server of the tests' own."""
