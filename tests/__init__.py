"""Tests, in the folders of the server they try; the real browser is in `e2e`."""
