"""Solvency: what became of every euro that was paid in, for anyone to see and add up."""
