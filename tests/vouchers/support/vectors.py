"""The committed vectors, as Python reads them."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "vectors"
TOKENS: dict[str, Any] = json.loads((FOLDER / "voucher-v1.json").read_text(encoding="utf-8"))
CODES: dict[str, Any] = json.loads((FOLDER / "typed-code-v1.json").read_text(encoding="utf-8"))
SCANS: dict[str, Any] = json.loads((FOLDER / "hand-scanner-v1.json").read_text(encoding="utf-8"))
APPROVALS: dict[str, Any] = json.loads((FOLDER / "approval-v1.json").read_text(encoding="utf-8"))


def point(jwk: dict[str, str]) -> bytes:
    """The uncompressed point of a public JWK."""
    return b"\x04" + b"".join(urlsafe_b64decode(jwk[name] + "=") for name in ("x", "y"))


POINTS = {int(jwk["kid"]): point(jwk) for jwk in TOKENS["keys"]}
VALID: str = TOKENS["cases"][0]["text"]
