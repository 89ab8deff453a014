"""Tests of invoicing: the operator in law, numbers without gaps, invoices as data and on paper."""
