"""Invoicing: the operator's legal identity, numbers without gaps, frozen names, and invoices as Factur-X."""
