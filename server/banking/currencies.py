"""The one currency of the scheme, as banks write it. Pure."""

from __future__ import annotations

EUROS = "EUR"
