"""Vouchers: booklets are issued, their tokens signed and drawn as QR codes, and booklets handed over or voided."""
