"""The TLS certificate of `make phone`: for this machine's addresses, signed by a certificate authority of its own.

The authority's key is discarded after that one signature, so a phone that trusts the authority trusts nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .. import clock

FOLDER = Path("var/tls").resolve()
VALID_DAYS = 397  # the longest that iOS and Chrome accept
RENEW_DAYS = 7
SIGNS_CERTIFICATES = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)
AUTHORITY, CERTIFICATE, KEY = "authority.crt", "server.crt", "server.key"


def ensure(folder: Path, addresses: Sequence[str]) -> None:
    """Make the certificate for these IP addresses, unless the folder has one that is still valid for them."""
    if not _serves(folder / CERTIFICATE, addresses):
        _make(folder, addresses)


def _serves(path: Path, addresses: Sequence[str]) -> bool:
    if not path.exists():
        return False
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    lasts = certificate.not_valid_after_utc > clock.now() + timedelta(days=RENEW_DAYS)
    return lasts and names == _alternative_names(addresses)


def _make(folder: Path, addresses: Sequence[str]) -> None:
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority_name, name = _name("Poinçon, essai sur ce réseau"), _name("Poinçon")
    authority = (
        _begun(authority_name, authority_name, authority_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(SIGNS_CERTIFICATES, critical=True)
        .sign(authority_key, SHA256())
    )
    certificate = (
        _begun(name, authority_name, key.public_key())
        .add_extension(_alternative_names(addresses), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, SHA256())
    )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / AUTHORITY).write_bytes(authority.public_bytes(Encoding.PEM))
    (folder / KEY).write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / CERTIFICATE).write_bytes(certificate.public_bytes(Encoding.PEM))


def _begun(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    start = clock.now() - timedelta(days=1)  # a phone's clock may be behind
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=VALID_DAYS))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _alternative_names(addresses: Sequence[str]) -> x509.SubjectAlternativeName:
    ips = [x509.IPAddress(ip_address(address)) for address in addresses]
    return x509.SubjectAlternativeName([x509.DNSName("localhost"), *ips])


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
