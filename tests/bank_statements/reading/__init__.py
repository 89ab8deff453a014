"""Tests of reading statements, format by format."""
