"""Tests of sign-in with a provider."""
