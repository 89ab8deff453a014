"""Back-ups that are half-written, cut, changed, for another key or of another engine are told and change nothing."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from server.backup import making, packing, postgres, restoring
from server.backup.ages import make_identity
from server.backup.facts import DatabaseFacts
from server.backup.manifest import POSTGRESQL, SQLITE
from server.backup.refusals import BackupRefused
from server.db import db
from tests.support.databases import PUBLIC_URL

pytestmark = pytest.mark.database


@pytest.fixture
def night(here: Flask, tmp_path: Path) -> Path:
    """A back-up in the clear."""
    return making.make(db.engine, tmp_path / "night.tar.gz", PUBLIC_URL, []).file


def test_a_backup_that_is_cut_anywhere_is_told(night: Path, tmp_path: Path) -> None:
    whole = night.read_bytes()
    cut = tmp_path / "cut.tar.gz"
    for part in (0.0, 0.001, 0.3, 0.9, 0.999):
        cut.write_bytes(whole[: int(len(whole) * part)])
        with pytest.raises(BackupRefused, match="damaged"):
            restoring.check(cut, None, None)
    assert restoring.check(night, None, None).facts.accepted == 5


def test_a_changed_byte_anywhere_is_told_if_it_changes_what_is_restored(night: Path, tmp_path: Path) -> None:
    """gzip may write the same zeros in two ways; then the digest of the database shows that nothing is lost."""
    whole, said = night.read_bytes(), restoring.check(night, None, None)
    changed, told = tmp_path / "changed.tar.gz", 0
    for place in range(1000, len(whole) - 8, len(whole) // 12):
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            assert restoring.check(changed, None, None) == said
        except BackupRefused:
            told += 1
    assert told > 6  # of twelve or thirteen


def test_a_backup_with_other_numbers_than_its_manifest_is_told(night: Path, here: Flask, tmp_path: Path) -> None:
    """As a dump that left rows out would be, whose digest fits."""
    manifest, database = packing.unpack(night, tmp_path)
    facts = replace(manifest.facts, rows={**manifest.facts.rows, "vouchers": 11})
    packing.pack(replace(manifest, facts=facts), database, tmp_path / "less.tar.gz")
    with pytest.raises(BackupRefused, match="vouchers"):
        restoring.check(tmp_path / "less.tar.gz", None, None)


def test_one_that_broke_off_has_no_name_and_is_told_of(here: Flask, tmp_path: Path) -> None:
    (tmp_path / "poincon-20261130T031500Z.tar.gz.part").write_bytes(b"half")
    made = here.test_cli_runner().invoke(args=["backup", str(tmp_path)])
    assert made.exit_code == 0, made.output
    assert "poincon-20261130T031500Z.tar.gz.part: a back-up that broke off" in made.stderr
    (file,) = tmp_path.glob("poincon-*.tar.gz")
    assert file.stat().st_mode & 0o077 == 0


def test_what_fails_half_way_leaves_nothing(here: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        making.make(db.engine, folder, PUBLIC_URL, [])
    assert list(folder.iterdir()) == []
    assert list(tmp_path.glob(".poincon-backup-*")) == []


def test_one_is_never_written_over(night: Path, here: Flask) -> None:
    said = here.test_cli_runner().invoke(args=["backup", str(night)])
    assert (said.exit_code, "never written over" in said.output) == (1, True)


def test_only_the_recipients_secret_reads_an_encrypted_one(here: Flask, tmp_path: Path) -> None:
    ours, others = tmp_path / "ours.txt", tmp_path / "others.txt"
    public = make_identity(ours)
    make_identity(others)
    made = making.make(db.engine, tmp_path / "night.age", PUBLIC_URL, [public])
    assert made.file.read_bytes().startswith(b"age-encryption.org/v1")
    assert ours.stat().st_mode & 0o077 == 0
    with pytest.raises(BackupRefused, match="--identity"):
        restoring.check(made.file, None, None)
    with pytest.raises(BackupRefused, match="does not open"):
        restoring.check(made.file, others, None)
    assert restoring.check(made.file, ours, None) == made.manifest
    made.file.write_bytes(made.file.read_bytes()[:-70000])
    with pytest.raises(BackupRefused, match="damaged"):
        restoring.check(made.file, ours, None)


def test_a_key_pair_is_made_once_and_words_that_are_none_are_told(here: Flask, tmp_path: Path) -> None:
    runner = here.test_cli_runner()
    made = runner.invoke(args=["backup-key", str(tmp_path / "key.txt")])
    assert made.output.startswith("age1")
    assert runner.invoke(args=["backup-key", str(tmp_path / "key.txt")]).exit_code == 1
    refused = runner.invoke(args=["backup", str(tmp_path / "night"), "--to", "age1nobody"])
    assert (refused.exit_code, "--to takes a public key" in refused.output) == (1, True)


def test_one_of_another_engine_is_refused(
    night: Path, here: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = POSTGRESQL if db.engine.dialect.name == SQLITE else SQLITE
    monkeypatch.setattr(db.engine.dialect, "name", other)
    with pytest.raises(BackupRefused, match="then flask database copy"):
        restoring.restore(db.engine, night, None, overwrite=True)


def test_without_postgresqls_client_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupRefused, match="apt install postgresql-client"):
        postgres.check_dump(tmp_path / "none", DatabaseFacts("", {}, 0, {}, 0, ""))
