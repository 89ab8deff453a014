"""Invoices to test with, and the rules they are held against."""
