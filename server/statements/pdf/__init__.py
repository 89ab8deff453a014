"""Statements as PDF: the statement itself, the invoice of its fee, the attestation for public accountants."""
