"""Statements: what each organisation is paid for a closed month, as it was frozen."""
