"""Tests of bank accounts."""
