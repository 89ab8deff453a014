"""What an archive says of itself: `manifest.json`, and `SHA256SUMS` over all other files. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import orjson

from .packing import ArchiveFile
from .refusals import ArchiveBroken, OtherFormat

FORMAT, VERSION = "poincon-archive", 1
MANIFEST, SUMS, README, KEYS = "manifest.json", "SHA256SUMS", "README.md", "keys.json"
OWED, CAMPAIGNS = "owed.csv", "campaigns.csv"
ROWS = ".jsonl"
LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_]+\.[a-z]+)")


@dataclass(frozen=True, slots=True)
class Manifest:
    """When, by whom and from which schema an archive was written, the newest head of the log, and its files.

    ``leaves`` says for each kind of event in the log where it stands, and which columns its leaf's digest covers.
    """

    schema_revision: str
    exported_at: str
    issuer: str
    log_head: dict[str, Any] | None
    leaves: dict[str, dict[str, Any]]
    files: list[ArchiveFile]
    format: str = FORMAT
    version: int = VERSION

    @property
    def sums_sha256(self) -> str:
        """SHA-256 of SHA256SUMS: noted elsewhere, it proves that an archive is this one."""
        return sha256(sums([*self.files, _entry(self.text())])).hexdigest()

    def text(self) -> bytes:
        """The file's content."""
        content = {"format": self.format, "version": self.version, **asdict(self)}
        content["files"] = [entry._asdict() for entry in self.files]
        return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read(text: bytes) -> Manifest:
    """Parse a manifest. Raises OtherFormat for a newer format, ArchiveBroken for anything else."""
    try:
        content = orjson.loads(text)
        if content["format"] != FORMAT:
            raise ArchiveBroken(MANIFEST, "ce n'est pas une archive Poinçon.")
        if content["version"] != VERSION:
            raise OtherFormat
        return Manifest(**{**content, "files": [ArchiveFile(**entry) for entry in content["files"]]})
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveBroken(MANIFEST, "ce fichier est illisible.") from error


def _entry(text: bytes) -> ArchiveFile:
    return ArchiveFile(MANIFEST, None, len(text), sha256(text).hexdigest())


def sums(entries: Iterable[ArchiveFile]) -> bytes:
    """The content of SHA256SUMS, which ``sha256sum --check`` reads too."""
    return "".join(f"{entry.sha256}  {entry.name}\n" for entry in entries).encode()


def read_sums(text: bytes) -> dict[str, str]:
    """The digest of each file. Raises ArchiveBroken for a line of another form."""
    lines = text.decode("ascii", "replace").split("\n")
    found = [match for line in lines[:-1] if (match := LINE.fullmatch(line))]
    digests = {match[2]: match[1] for match in found}
    if lines[-1] or len(digests) != len(lines) - 1:
        raise ArchiveBroken(SUMS, "ce fichier est illisible.")
    return digests
