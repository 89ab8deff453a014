"""What a server does at each start, and tests need not do for each of their apps."""

from __future__ import annotations

from typing import ClassVar

from whitenoise import WhiteNoise
from whitenoise.responders import Redirect, StaticFile

from server import engines, web

from .engines import share_engines


class ListedOnce(WhiteNoise):
    """Serves built files that are looked for once in this process: nothing changes them while tests run."""

    listed: ClassVar[dict[str, dict[str, StaticFile | Redirect]]] = {}

    def add_files(self, root: str, prefix: str | None = None) -> None:
        if root not in self.listed:
            super().add_files(root, prefix)
            self.listed[root] = self.files
        self.files = self.listed[root]


def start_apps_quickly() -> None:
    """Apps of this process list the built files once, share engines one after the other, and wait for no disk."""
    web.WhiteNoise = ListedOnce  # type: ignore[misc]
    engines.PRAGMAS = (*engines.PRAGMAS, "synchronous=OFF")
    share_engines()
