"""Files that only their owner may read: names, accounts and codes that are worth money are in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

OWNERS = 0o600


def open_private(path: Path) -> IO[bytes]:
    """A file to write, emptied if it is there."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNERS), "wb")
