"""Sample invoices, and the official rules to validate them."""
