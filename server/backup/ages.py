"""Encryption of back-ups in the age format (https://age-encryption.org/v1): to recipients, whose secret is elsewhere.

The server that writes back-ups each night has no need to read them, so whoever breaks into it cannot either.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyrage

from ..private_files import open_private
from .refusals import BackupRefused

MAGIC = b"age-encryption.org/v1"


def read_recipients(texts: Sequence[str]) -> list[Any]:
    """Recipients as age (``age1…``) or ssh (``ssh-ed25519 …``) writes them. Raises BackupRefused."""
    try:
        return [(pyrage.ssh if one.startswith("ssh-") else pyrage.x25519).Recipient.from_str(one) for one in texts]
    except pyrage.RecipientError as error:
        raise BackupRefused("--to takes a public key of age (age1…) or of ssh (ssh-ed25519 …).") from error


def is_encrypted(file: Path) -> bool:
    """Whether a file begins as age's do."""
    with file.open("rb") as there:
        return there.read(len(MAGIC)) == MAGIC


def encrypt(plain: Path, file: Path, recipients: Sequence[Any]) -> None:
    """Write a file so that only the recipients' secrets read it."""
    with plain.open("rb") as reader, open_private(file) as writer:
        pyrage.encrypt_io(reader, writer, list(recipients))


def decrypt(file: Path, plain: Path, identity: Path | None) -> None:
    """Write in the clear what was encrypted. Raises BackupRefused for another secret or a damaged file."""
    if identity is None:
        raise BackupRefused("This back-up is encrypted: give the file with its secret key, --identity FILE.")
    secrets = _read_identities(identity)
    try:
        with file.open("rb") as reader, open_private(plain) as writer:
            pyrage.decrypt_io(reader, writer, secrets)
    except (pyrage.DecryptError, OSError) as error:
        raise BackupRefused(f"This secret key does not open the back-up, or it is damaged: {error}") from error


def _read_identities(file: Path) -> list[Any]:
    content = file.read_bytes()
    try:
        if content.startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(content)]
        lines = [line.strip() for line in content.decode().splitlines()]
        return [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (pyrage.IdentityError, ValueError) as error:
        raise BackupRefused(f"{file} holds no secret key of age or ssh.") from error


def make_identity(file: Path) -> str:
    """Write a new secret key to a file of its own; returns its public key. Raises BackupRefused if it is there."""
    if file.exists():
        raise BackupRefused(f"{file} is there already: a secret key is never written over.")
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    with open_private(file) as there:
        there.write(f"# public key: {public}\n{identity}\n".encode())
    return public
