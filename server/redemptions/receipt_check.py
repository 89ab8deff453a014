"""Checking receipts with public keys only. Pure."""

from __future__ import annotations

from functools import partial

from ..keys import jws_check
from .receipts import TYPE

verify = partial(jws_check.verify, TYPE)
"""The claims of a receipt, checked with public keys (JWKs) only. Raises NotGenuine."""
