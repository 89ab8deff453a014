"""Tests, in the same folders as the server's modules; `e2e` runs in a real browser."""
