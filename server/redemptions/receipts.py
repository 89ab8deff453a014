"""Receipts: what a venue keeps of each accepted scan. Pure."""

from __future__ import annotations

from functools import partial

from ..keys import jws

TYPE = "poincon-receipt+jwt"

sign = partial(jws.sign, TYPE)
"""The compact JWS of a receipt's claims, a key id and its private number."""
