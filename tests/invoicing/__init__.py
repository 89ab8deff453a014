"""Tests of invoicing: the operator's legal identity, numbers without gaps, invoices as data and as PDF."""
