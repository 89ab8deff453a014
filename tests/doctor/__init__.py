"""Tests of what says in words what is wrong with a deployment."""
