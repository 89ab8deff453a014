"""Tests of messages and mail."""
