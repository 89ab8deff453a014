"""What is built: which files each service worker keeps."""

from __future__ import annotations

import json
import re

from .server import ROOT

STATIC = ROOT / "server" / "static"
ENTRY = re.compile(r'\{"revision":[^{}]+\}')


def kept(page: str) -> list[str]:
    """The files that the service worker of a page (`wallet` or `scanner`) keeps from the first visit."""
    entries = [json.loads(entry) for entry in ENTRY.findall((STATIC / "sw.js").read_text())]
    assert entries
    return [entry["url"] for entry in entries if entry[page]]


def test_the_scanner_keeps_no_file_of_the_beneficiarys_page() -> None:
    assert "index.html" in kept("scanner")
    assert [name for name in kept("scanner") if "carnet" in name] == []


def test_the_beneficiarys_page_keeps_its_languages_and_not_the_scanner() -> None:
    assert "carnet.html" in kept("wallet")
    assert len([name for name in kept("wallet") if name.startswith("assets/carnet-") and name.endswith(".js")]) == 8
    assert [name for name in kept("wallet") if "index" in name or name.endswith(".wasm")] == []
