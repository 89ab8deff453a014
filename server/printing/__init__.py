"""Printing: an order's booklets as PDF parts for a printer, and their data for a mail house."""
