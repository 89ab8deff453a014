"""Statements on paper: the statement, the invoice of its fee, the attestation."""
