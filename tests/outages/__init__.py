"""Tests of a database that cannot be used."""
