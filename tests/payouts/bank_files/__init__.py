"""Tests of banks' files, with samples of them."""
