"""Tests of campaigns and orders."""
