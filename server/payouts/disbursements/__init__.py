"""Disbursements: money that two people order paid: the operator's earned fees, a sponsor's advance given back."""
