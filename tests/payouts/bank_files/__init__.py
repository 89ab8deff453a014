"""Tests of files of banks, with samples of them."""
