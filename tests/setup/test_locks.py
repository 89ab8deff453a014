"""The lock files pin everything by hash and depend on no particular package index."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON_LOCKS = ("server/requirements.txt", "tests/requirements.txt")
REQUIREMENT = re.compile(r"^[a-z0-9._-]+(\[[a-z,]+\])?==[^ ]+")


def requirements(lock: str) -> list[str]:
    """Each requirement with its hashes on one line."""
    text = (ROOT / lock).read_text().replace("\\\n", "")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_python_lock_pins_every_package_with_hashes(lock: str) -> None:
    assert [line for line in requirements(lock) if not REQUIREMENT.match(line) or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, "pyproject.toml", "pwa/.npmrc"])
def test_file_names_no_package_index(lock: str) -> None:
    assert not re.search(r"index-url|find-links|registry *=|https?://", (ROOT / lock).read_text())


def test_npm_lock_pins_every_package_with_a_hash_and_no_address() -> None:
    packages = json.loads((ROOT / "pwa/package-lock.json").read_text())["packages"]
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_npm_lock_holds_the_builds_of_every_platform() -> None:
    """npm 11 refuses a lock that lacks the optional packages of other machines; npm 10 does not mind."""
    packages = json.loads((ROOT / "pwa/package-lock.json").read_text())["packages"]
    known = {name.rpartition("node_modules/")[2] for name in packages}
    wanted = {dependency for entry in packages.values() for dependency in entry.get("optionalDependencies", {})}
    assert wanted - known == set()
