"""Applications, as applicants and the operator make them in tests."""
