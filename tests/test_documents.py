"""Cited documents exist; glossary, index of decisions and guide for contributors match the code they name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.source import modules

ROOT = Path(__file__).parent.parent
FOLDERS = ("server", "pwa/src", "pwa/tests", "pwa/tools", "tests", "migrations", "benchmarks", "docs")
KINDS = {".py", ".ts", ".tsx", ".css", ".mjs", ".md", ".toml", ".typ", ".html"}
BUILT = ROOT / "server" / "static"
GLOSSARY = ROOT / "docs" / "glossary.md"
DECISIONS = ROOT / "docs" / "decisions"

DOCUMENT = re.compile(r"[\w./-]*\w\.md\b")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
RULE_CITED = re.compile(r"\brule (\d+)(?: \"([^\"]+)\")?")
RULE = re.compile(r"^\| (\d+) \| ([^|]+) \|", re.MULTILINE)
DECISION = re.compile(r"^\| \[([\w-]+)\]\(\1\.md\) \| [^|]+ \| (\d{4}-\d\d-\d\d) \| ([^|]+) \|$", re.MULTILINE)
STATE = re.compile(r"in force|in force, but for [^|]+: \[.+\]\(.+\)|replaced by \[.+\]\(.+\)")
PATH = re.compile(r"(?<![\w/])(?:server|pwa|tests|benchmarks|docs)/[\w./*-]*\w")
CLASS = re.compile(r"^\| [^|]+ \| [^|]*`([A-Z]\w+)`[^|]* \|", re.MULTILINE)
WRAPPED = re.compile(r"\s*\n\s*(?:#|//|\*)?\s*")


def texts() -> Iterator[tuple[Path, str]]:
    """Every source and document of ours, without built files."""
    inside = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")))
    for path in (*sorted(ROOT.glob("*.md")), ROOT / "Makefile", *inside):
        ours = path.suffix in KINDS or path.name == "Makefile"
        if ours and path != Path(__file__) and not path.is_relative_to(BUILT):
            yield path, WRAPPED.sub(" ", path.read_text(encoding="utf-8"))


def is_document(name: str, by: Path) -> bool:
    """Whether a name is a document: beside the file that cites it, in docs, or at the top."""
    return any((place / name).exists() for place in (by.parent, ROOT / "docs", DECISIONS, ROOT))


def rules() -> dict[str, str]:
    """The names of the glossary's rules by their numbers."""
    return dict(RULE.findall(GLOSSARY.read_text(encoding="utf-8")))


def test_every_document_that_is_cited_exists() -> None:
    cited = {(path.relative_to(ROOT), name) for path, text in texts() for name in DOCUMENT.findall(text)}
    assert (Path("server/money.py"), "docs/glossary.md") in cited
    assert [(str(by), name) for by, name in sorted(cited) if not is_document(name, ROOT / by)] == []


def test_every_link_in_a_document_leads_somewhere() -> None:
    links = {(path, link) for path, text in texts() if path.suffix == ".md" for link in LINK.findall(text)}
    assert (ROOT / "README.md", "docs/glossary.md") in links
    assert [(str(by), link) for by, link in sorted(links) if not (by.parent / link).exists()] == []


def test_rules_are_cited_by_their_number_and_name() -> None:
    known = rules()
    cited = {(path.name, found) for path, text in texts() for found in RULE_CITED.findall(text) if path != GLOSSARY}
    assert ("reversals.py", ("18", "Undo")) in cited
    assert [(by, number, name) for by, (number, name) in sorted(cited) if known.get(number) != name] == []


def test_rules_are_numbered_without_a_gap() -> None:
    assert list(rules()) == [str(number) for number in range(1, len(rules()) + 1)]


def test_classes_that_the_glossary_names_are_in_the_server() -> None:
    named = CLASS.findall(GLOSSARY.read_text(encoding="utf-8"))
    ours = {node.name for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)}
    assert {"Voucher", "Redemption", "CreditNote"} <= set(named)
    assert [name for name in named if name not in ours] == []


def test_every_decision_stands_in_the_index_with_its_state() -> None:
    rows = DECISION.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))
    assert [name for name, _day, _state in rows] == sorted(path.stem for path in DECISIONS.glob("[!R]*.md"))
    assert [(name, state) for name, _day, state in rows if not STATE.fullmatch(state)] == []


def test_every_path_in_the_guide_for_contributors_exists() -> None:
    named = PATH.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    made = {"server/static"}
    assert "server/permissions.py" in named
    assert [path for path in named if path not in made and not any(_matches(path))] == []


def _matches(path: str) -> Iterator[Path]:
    for top in (ROOT, ROOT / "pwa"):
        yield from top.glob(path)
