"""What uses a database runs on both, and nothing that does is left out on PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.setup.once import OpensDatabase

TESTS = """
import pytest

@pytest.fixture
def databases():
    return None

@pytest.fixture
def row(databases):
    return 1

def test_of_a_row(row):
    assert row

def test_of_no_row():
    assert 1
"""


def test_the_fixtures_of_a_test_say_whether_it_uses_a_database(tmp_path: Path) -> None:
    (tmp_path / "test_rows.py").write_text(TESTS)
    plain = ["-p", "tests.setup.once", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", str(tmp_path), "-v"]
    command = [sys.executable, "-m", "pytest", *plain, "-m", "database", str(tmp_path / "test_rows.py")]
    bare = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    told = subprocess.run(command, env=bare, capture_output=True, text=True, check=False).stdout
    assert "test_of_a_row PASSED" in told
    assert "1 passed, 1 deselected" in told


def test_who_opens_a_database_without_its_fixture_fails() -> None:
    with pytest.raises(OpensDatabase, match="fixture `app`"):
        create_engine("sqlite://").connect()


def test_make_runs_all_on_sqlite_and_what_uses_a_database_on_postgresql() -> None:
    lines = (Path(__file__).parents[2] / "Makefile").read_text().splitlines()
    [start] = [number for number, line in enumerate(lines) if line.startswith("test-server:")]
    on_sqlite, on_postgres = lines[start + 1 : start + 3]
    assert "TEST_DATABASE_URL" in on_sqlite
    assert " -m " not in on_sqlite.replace("python -m", "")
    assert "$(WITH_POSTGRES)" in on_postgres
    assert on_postgres.endswith("-m database")
