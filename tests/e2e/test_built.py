"""The build: which files each service worker caches, and that browsers of 2021 can run it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

from .support.server import ROOT

STATIC = ROOT / "server" / "static"
ENTRY = re.compile(r'\{"revision":[^{}]+\}')


def kept(page: str) -> list[str]:
    """The files that the service worker of a page (`wallet` or `scanner`) caches at the first visit."""
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


def test_the_beneficiarys_pages_use_nothing_that_phones_of_2021_lack() -> None:
    """Chrome 92, Firefox 94, Safari 15: the build target of `vite.config.ts`."""
    later = [path for name in ("carnet", "carte") for path in STATIC.glob(f"assets/{name}-*[sj]s")]
    files = {*named_by("carnet"), *later, STATIC / "voucher.css"}
    assert {"carte", "carnet", "voucher"} <= {path.name.partition("-")[0].removesuffix(".css") for path in files}
    assert told("tools/newer.mjs", *files) == ""


def test_every_built_script_is_a_whole_module() -> None:
    """The bundler once exported a name that its file did not have: no browser runs such a module."""
    scripts = list(STATIC.glob("assets/*.js"))
    assert len(scripts) > 50
    assert told("tools/parses.mjs", "2021", *scripts) == ""


def test_a_page_that_uses_something_newer_is_found_out(tmp_path: Path) -> None:
    script, style = tmp_path / "new.js", tmp_path / "new.css"
    script.write_text("const a = [1].at(-1); export const b = structuredClone(a);")
    style.write_text(".a:has(.b){color:red}")
    said = told("tools/newer.mjs", script, style)
    assert [line.rpartition(": ")[2] for line in said.splitlines()] == [
        "at",
        "structuredClone",
        ":has()",
    ]


def named_by(page: str) -> list[Path]:
    """The files that a built page names."""
    return [STATIC / name for name in re.findall(r'"/(assets/[^"]+)"', (STATIC / f"{page}.html").read_text())]


def told(tool: str, *files: Path | str) -> str:
    """The output of one of our tools for these files."""
    node = shutil.which("node")
    assert node
    command = [node, tool, *map(str, files)]
    return subprocess.run(command, cwd=ROOT / "pwa", capture_output=True, text=True, check=False).stderr  # noqa: S603  # ours
