"""Checking receipts with public keys only. Pure."""

from __future__ import annotations

from functools import partial

from ..keys import jws_check
from .receipts import TYPE

verify = partial(jws_check.verify, TYPE)
"""Verify a receipt (a compact JWS) with public keys (JWKs); returns its claims. Raises NotGenuine."""
