"""Drivers of the other engines, and the scanner in their hands."""
