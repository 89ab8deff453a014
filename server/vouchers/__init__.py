"""Vouchers: issued, signed, shown, handed over."""
