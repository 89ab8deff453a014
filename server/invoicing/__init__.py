"""Papers of money: who the operator is in law, numbers without gaps, invoices."""
