"""Receipts: what a venue keeps of each accepted scan. Pure."""

from __future__ import annotations

from functools import partial

from ..keys import jws

TYPE = "poincon-receipt+jwt"

sign = partial(jws.sign, TYPE)
"""Sign a receipt's claims with a key, given as its id and 32-byte private number; returns a compact JWS."""
