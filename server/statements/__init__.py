"""Statements: reading the frozen statements of closed months, as pages, files, PDF and proofs."""
