"""Tests of the first steps of a new operator."""
