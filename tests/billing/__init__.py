"""Tests of quotes and invoices of orders."""
