"""Tests of how requests are served."""
