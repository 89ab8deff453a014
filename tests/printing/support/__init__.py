"""Helpers that read printed pages back."""
