"""What a back-up says of itself: when, of what, its digest, and the numbers that must agree. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import orjson

from .facts import DatabaseFacts
from .refusals import BackupRefused

FORMAT, VERSION = "poincon-backup", 1
SQLITE, POSTGRESQL = "sqlite", "postgresql"
CONTENTS = {SQLITE: "database.sqlite", POSTGRESQL: "database.dump"}
"""The name of the database in the back-up: SQLite's file, or an archive of pg_dump."""


@dataclass(frozen=True, slots=True)
class BackupManifest:
    """``size`` (bytes) and ``sha256`` are of the database in it; ``made_at`` is the moment that it shows."""

    engine: str
    made_at: str
    issuer: str
    size: int
    sha256: str
    facts: DatabaseFacts

    def text(self) -> bytes:
        """The content of ``manifest.json``."""
        content = {"format": FORMAT, "version": VERSION, **asdict(self)}
        return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_manifest(content: bytes) -> BackupManifest:
    """Parse a manifest. Raises BackupRefused for anything else."""
    try:
        found = orjson.loads(content)
        if (found.pop("format"), found.pop("version")) != (FORMAT, VERSION) or found["engine"] not in CONTENTS:
            raise BackupRefused("This back-up is of another format: restore it with the version that wrote it.")
        return BackupManifest(**{**found, "facts": DatabaseFacts(**found["facts"])})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupRefused("This is no back-up of Poinçon, or it is damaged: take another one.") from error
