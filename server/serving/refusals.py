"""What is answered to requests that no thread takes; `errors` has all others."""

from __future__ import annotations

import json


def _answer(status: str, code: str, message: str, *headers: str) -> bytes:
    body = json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False).encode()
    lines = [
        f"HTTP/1.1 {status}",
        "Connection: close",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


TOO_SLOW = _answer("408 Request Timeout", "too_slow", "L’envoi a duré trop longtemps. Recommencez.")
TOO_LONG = _answer("431 Request Header Fields Too Large", "too_large", "L’adresse est trop longue. Vérifiez-la.")
BUSY = _answer(
    "503 Service Unavailable", "busy", "Le service est très demandé. Réessayez dans un moment.", "Retry-After: 5"
)
