"""Redemptions: a voucher used once, told apart from every other answer."""
