"""Tests of hand-overs by phone."""
