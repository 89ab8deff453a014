"""A device that makes passkeys and signs with them, as a phone or a password manager does."""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from tests.support.databases import PUBLIC_URL

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


class SoftKey:
    """A passkey. What it answers can be bent: another origin, no check of the user, a count that goes back."""

    def __init__(self) -> None:
        self.id = secrets.token_bytes(16)
        self.origin, self.rp_id = PUBLIC_URL, "localhost"
        self.verifies = True
        self.count = 0
        self._private = ec.generate_private_key(ec.SECP256R1())

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """The credential that a browser gives for these options of `navigator.credentials.create`."""
        assert options["authenticatorSelection"]["userVerification"] == "required"
        assert options["authenticatorSelection"]["residentKey"] == "required"
        numbers = self._private.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(key)
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(HAS_KEY) + attested}
        client = self._client("webauthn.create", options["challenge"])
        return self._credential({"clientDataJSON": encode(client), "attestationObject": encode(cbor2.dumps(made))})

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        """The credential that a browser gives for these options of `navigator.credentials.get`."""
        assert options["userVerification"] == "required"
        self.count += 1
        client, data = self._client("webauthn.get", options["challenge"]), self._data()
        signature = self._private.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        told = {"clientDataJSON": encode(client), "authenticatorData": encode(data), "signature": encode(signature)}
        return self._credential({**told, "userHandle": encode(b"someone")})

    def _credential(self, response: dict[str, str]) -> dict[str, Any]:
        known = {"id": encode(self.id), "rawId": encode(self.id), "type": "public-key"}
        return {**known, "response": response, "clientExtensionResults": {}, "authenticatorAttachment": "platform"}

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _data(self, more: int = 0) -> bytes:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | more
        return sha256(self.rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")


def encode(raw: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Base64url without padding."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
