"""A new version of the app, as a host deploys it: other files in the same places, then a restart."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .server import ROOT, Server


@contextmanager
def released(server: Server, folder: Path) -> Iterator[Release]:
    """Let the server run from a copy that can be updated."""
    release = Release(folder, server)
    server.kill()
    server.code = folder
    server.start()
    try:
        yield release
    finally:
        server.kill()
        server.code = ROOT


class Release:
    """A copy of the server that can be replaced by a newer version."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder = folder
        self._server = server
        shutil.copytree(ROOT / "server", folder / "server", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("Procfile", ".flaskenv"):
            shutil.copy(ROOT / name, folder / name)

    def deploy(self, title: str) -> None:
        """Give the app's page another title, and the service worker the page's new revision; restart."""
        static = self.folder / "server" / "static"
        page, worker = static / "index.html", static / "sw.js"
        page.write_text(re.sub("<title>.*</title>", f"<title>{title}</title>", page.read_text()))
        revision = hashlib.sha256(page.read_bytes()).hexdigest()
        precached = r'("revision":")\w+(","scanner":true,"url":"index\.html")'
        renewed, count = re.subn(precached, rf"\g<1>{revision}\g<2>", worker.read_text())
        assert count == 1
        worker.write_text(renewed)
        for file in (page, worker):
            for packed in (".br", ".gz"):
                file.with_name(file.name + packed).unlink()
        self._server.kill()
        self._server.start()
