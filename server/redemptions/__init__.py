"""Redemptions: judging scans, recording each voucher's one use, and answering the phone."""
