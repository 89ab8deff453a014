"""Tests of people, sessions, phones and who may do what."""
