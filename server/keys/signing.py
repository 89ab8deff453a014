"""ECDSA P-256 with SHA-256 as an itsdangerous algorithm: raw 64-byte signatures, deterministic (RFC 6979). Pure."""

from __future__ import annotations

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from itsdangerous.signer import SigningAlgorithm

NUMBER_BYTES = 32
SIGNATURE_BYTES = 2 * NUMBER_BYTES
CURVE = ec.SECP256R1()
ECDSA = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)


class P256(SigningAlgorithm):
    """Signs with a 32-byte private number, verifies with a 65-byte uncompressed public point."""

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        r, s = decode_dss_signature(_private_key(key).sign(value, ECDSA))
        return r.to_bytes(NUMBER_BYTES, "big") + s.to_bytes(NUMBER_BYTES, "big")

    def verify_signature(self, key: bytes, value: bytes, sig: bytes) -> bool:
        if len(sig) != SIGNATURE_BYTES:
            return False
        r, s = int.from_bytes(sig[:NUMBER_BYTES], "big"), int.from_bytes(sig[NUMBER_BYTES:], "big")
        try:
            _public_key(key).verify(encode_dss_signature(r, s), value, ECDSA)
        except InvalidSignature:
            return False
        return True


def new_private_number() -> bytes:
    """A fresh private key as 32 bytes."""
    number = ec.generate_private_key(CURVE).private_numbers().private_value
    return number.to_bytes(NUMBER_BYTES, "big")


def public_point(private_number: bytes) -> bytes:
    """The public key of a private one, as an uncompressed point of 65 bytes."""
    point = _private_key(private_number).public_key().public_numbers()
    return b"\x04" + point.x.to_bytes(NUMBER_BYTES, "big") + point.y.to_bytes(NUMBER_BYTES, "big")


@lru_cache(maxsize=64)
def _private_key(number: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(number, "big"), CURVE)


@lru_cache(maxsize=512)
def _public_key(point: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
