"""A damaged archive is refused with the name of the file, and nothing is written."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from flask import Flask
from sqlalchemy import text

from server.archive import reading, typed_codes, unpacking, writing
from server.archive.refusals import ArchiveBroken, NotEmpty, NotMigrated, OtherFormat, OtherSchema
from server.copies import find_used
from server.db import db, transaction
from server.tables import list_tables
from tests.archive.support.contents import contents
from tests.archive.support.revisions import REVISION
from tests.support import factories as make

BYTES_TRIED = 40


@pytest.fixture
def archive(world: Flask, tmp_path: Path) -> Path:
    """A complete archive in a folder."""
    writing.export(tmp_path / "archive", tmp_path / "codes.jsonl")
    return tmp_path / "archive"


@pytest.fixture
def refused(archive: Path, elsewhere: Flask) -> Callable[..., ArchiveBroken]:
    """Imports the archive elsewhere, and asserts that it is refused and nothing was written."""

    def refuse(path: Path = archive, codes: Path | None = None) -> ArchiveBroken:
        with elsewhere.app_context():
            with pytest.raises(ArchiveBroken) as refusal:
                reading.take_in(path, codes)
            assert find_used(db.session.connection(), list_tables()) is None
            db.session.rollback()
        return refusal.value

    return refuse


Refusing = Callable[..., ArchiveBroken]


def as_zip(files: dict[str, bytes], path: Path) -> Path:
    """Files in a ZIP."""
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return path


def rewritten(archive: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file as someone would who can recompute all digests."""
    file = archive / name
    file.write_bytes(change(file.read_bytes()))
    told = json.loads((archive / "manifest.json").read_bytes())
    for entry in told["files"]:
        content = (archive / entry["name"]).read_bytes()
        entry |= {"bytes": len(content), "sha256": sha256(content).hexdigest()}
    (archive / "manifest.json").write_text(json.dumps(told))
    names = [*(entry["name"] for entry in told["files"]), "manifest.json"]
    sums = [f"{sha256((archive / one).read_bytes()).hexdigest()}  {one}\n" for one in names]
    (archive / "SHA256SUMS").write_text("".join(sums))


def test_one_changed_byte_of_any_file_is_told_with_its_name(archive: Path, refused: Refusing) -> None:
    dice = random.Random(4)  # noqa: S311  # the same bytes every time
    for file in sorted(archive.iterdir()):
        content = file.read_bytes()
        if not content:
            continue
        at = dice.randrange(len(content))
        file.write_bytes(content[:at] + bytes([content[at] ^ 1 << dice.randrange(8)]) + content[at + 1 :])
        refusal = refused()
        assert refusal.code == "archive_broken"
        assert file.name in refusal.text or file.name == "SHA256SUMS"
        file.write_bytes(content)


def test_an_empty_table_that_got_a_byte_is_refused(archive: Path, refused: Refusing) -> None:
    empty = next(file for file in archive.glob("*.jsonl") if not file.stat().st_size)
    empty.write_bytes(b"\n")
    assert refused().name == empty.name


def test_no_byte_of_a_zip_changes_what_is_taken_in(archive: Path, tmp_path: Path, world: Flask) -> None:
    writing.export(tmp_path / "whole.zip")
    whole, same = (tmp_path / "whole.zip").read_bytes(), contents(tmp_path / "whole.zip")
    dice, found = random.Random(9), 0  # noqa: S311  # the same bytes every time
    for _ in range(BYTES_TRIED):
        at = dice.randrange(len(whole))
        (tmp_path / "bent.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 1 << dice.randrange(8)]) + whole[at + 1 :])
        try:
            with unpacking.unpack(tmp_path / "bent.zip") as bent:
                reading.check_archive(bent)
        except ArchiveBroken:
            found += 1
        else:  # a date or a mode: nothing that is read
            assert contents(tmp_path / "bent.zip") == same
    assert found > BYTES_TRIED / 2


def test_a_truncated_zip_is_refused(archive: Path, tmp_path: Path, refused: Refusing) -> None:
    whole = as_zip(contents(archive), tmp_path / "whole.zip").read_bytes()
    for length in (0, 30, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        assert refused(tmp_path / "cut.zip").name == "cut.zip"


@pytest.mark.parametrize("name", ["../people.jsonl", "/etc/passwd", "more/people.jsonl", "extra.jsonl", "C:\\x.jsonl"])
def test_a_name_that_is_none_of_ours_is_refused(archive: Path, tmp_path: Path, refused: Refusing, name: str) -> None:
    files = contents(archive) | {name: b"{}\n"}
    refusal = refused(as_zip(files, tmp_path / "named.zip"))
    assert "people" in refusal.text or "passwd" in refusal.text or "x" in refusal.text
    files["SHA256SUMS"] += f"{sha256(b'{}' + bytes([10])).hexdigest()}  {name}\n".encode()
    refused(as_zip(files, tmp_path / "summed.zip"))
    assert not (tmp_path.parent / "people.jsonl").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused(archive: Path, tmp_path: Path, refused: Refusing) -> None:
    path = as_zip(contents(archive), tmp_path / "twice.zip")
    with ZipFile(path, "a") as file:
        file.writestr("people.jsonl", b"")
    assert "people.jsonl" in refused(path).text


def test_a_missing_file_is_refused(archive: Path, refused: Refusing) -> None:
    (archive / "people.jsonl").unlink()
    assert refused().name == "people.jsonl"


def test_a_link_to_another_file_is_refused(archive: Path, tmp_path: Path, refused: Refusing) -> None:
    shutil.move(archive / "people.jsonl", tmp_path / "people.jsonl")
    (archive / "people.jsonl").symlink_to(tmp_path / "people.jsonl")
    assert refused().name == "people.jsonl"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(archive: Path, tmp_path: Path, refused: Refusing) -> None:
    files = contents(archive) | {"people.jsonl": bytes(50 << 20)}
    assert "trop gros" in refused(as_zip(files, tmp_path / "bomb.zip")).text


def test_an_endless_line_is_refused(archive: Path, refused: Refusing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LONGEST_LINE", 64)
    assert refused().name.endswith(".jsonl")


def test_rows_that_fit_their_digests_and_no_table_are_refused(archive: Path, refused: Refusing) -> None:
    rewritten(archive, "venues.jsonl", lambda old: old.replace(b'"postcode":"33000"', b'"postcode":33000'))
    assert refused().name == "venues.jsonl"
    rewritten(archive, "venues.jsonl", lambda old: old.replace(b'"postcode":33000', b'"postcode":"33"'))
    assert "la base refuse" in refused().text
    rewritten(archive, "venues.jsonl", lambda _old: b"{}\n")
    assert refused().name == "venues.jsonl"


def test_a_row_taken_out_is_missed_by_those_that_refer_to_it(archive: Path, refused: Refusing) -> None:
    rewritten(archive, "vouchers.jsonl", lambda old: old.split(b"\n", 1)[1])
    assert refused().name == "vouchers.jsonl"  # the manifest counts rows
    told = json.loads((archive / "manifest.json").read_text())
    for entry in told["files"]:
        if entry["name"] == "vouchers.jsonl":
            entry["rows"] -= 1
    rewritten(archive, "manifest.json", lambda _old: json.dumps(told).encode())
    refused()


def test_figures_and_keys_that_are_not_those_of_the_rows_are_refused(archive: Path, refused: Refusing) -> None:
    whole = {name: (archive / name).read_bytes() for name in ("owed.csv", "campaigns.csv", "keys.json")}
    for name, content in whole.items():
        rewritten(archive, name, lambda old: old + b"\n")
        assert refused().name == name
        (archive / name).write_bytes(content)
    rewritten(archive, "manifest.json", lambda old: old.replace(b'"size": ', b'"size": 1'))
    assert refused().name == "manifest.json"


def test_codes_of_another_archive_are_refused(archive: Path, tmp_path: Path, refused: Refusing) -> None:
    codes = tmp_path / "codes.jsonl"
    lines = codes.read_bytes().splitlines(keepends=True)
    codes.write_bytes(b"".join(lines[1:]))
    assert refused(archive, codes).name == "codes.jsonl"
    for chosen in (lines[1:-1], lines[:-2], [b'{"id":1,"code":"AAAAAAAAAAA"}\n', *lines[1:-1]]):
        end = {"format": typed_codes.FORMAT, "version": 1, "sha256": sha256(b"".join(chosen)).hexdigest()}
        codes.write_bytes(b"".join([*chosen, json.dumps(end, separators=(",", ":")).encode(), b"\n"]))
        assert refused(archive, codes).name == "codes.jsonl"


def test_a_newer_format_is_refused(archive: Path, elsewhere: Flask) -> None:
    rewritten(archive, "manifest.json", lambda old: old.replace(b'"version": 1', b'"version": 2'))
    with elsewhere.app_context(), pytest.raises(OtherFormat):
        reading.take_in(archive)


def test_something_else_is_no_archive(archive: Path, tmp_path: Path, refused: Refusing) -> None:
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty").name == "SHA256SUMS"
    rewritten(archive, "manifest.json", lambda old: old.replace(b"poincon-archive", b"another-archive"))
    assert refused().name == "manifest.json"


def test_another_schema_is_refused_with_what_to_do(archive: Path, elsewhere: Flask) -> None:
    rewritten(archive, "manifest.json", lambda old: old.replace(f'"{REVISION}"'.encode(), b'"9999"'))
    with (
        elsewhere.app_context(),
        pytest.raises(OtherSchema, match=f"au schéma 9999, cette version au schéma {REVISION}"),
    ):
        reading.take_in(archive)


@pytest.mark.parametrize("change", ["DROP TABLE alembic_version", "UPDATE alembic_version SET version_num = '0001'"])
def test_a_database_of_another_schema_is_neither_written_nor_read(
    archive: Path, elsewhere: Flask, tmp_path: Path, change: str
) -> None:
    with elsewhere.app_context():
        with db.engine.begin() as connection:
            connection.execute(text(change))
        with pytest.raises(NotMigrated):
            reading.take_in(archive)
        with pytest.raises(NotMigrated):
            writing.export(tmp_path / "other")


def test_a_database_that_is_not_empty_is_left_alone(archive: Path, elsewhere: Flask) -> None:
    with elsewhere.app_context():
        make.venue()
        with pytest.raises(NotEmpty):
            reading.take_in(archive)


def test_a_table_that_stays_here_makes_a_database_not_empty(archive: Path, elsewhere: Flask) -> None:
    with elsewhere.app_context():
        with transaction() as session:
            session.execute(text("INSERT INTO attempts VALUES ('x', '2026-01-01', 1)"))
        with pytest.raises(NotEmpty):
            reading.take_in(archive)
