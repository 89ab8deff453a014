"""Tests of promises of payment."""
