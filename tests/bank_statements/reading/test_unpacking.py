"""gzip and ZIP are unpacked within bounds, whatever their directories say."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from server.bank_statements.reading import limits, unpacking
from server.bank_statements.reading.limits import StatementTooLarge
from server.bank_statements.reading.unpacking import unpack
from server.banking.refusals import TooManyEntries, UnreadableBankFile


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_plain_file_is_itself() -> None:
    assert unpack("a.xml", b"<a/>") == [("a.xml", b"<a/>")]


def test_gzip_is_unpacked_also_in_several_streams() -> None:
    assert unpack("a.xml.gz", gzip.compress(b"<a>") + gzip.compress(b"</a>")) == [("a.xml", b"<a></a>")]


def test_each_file_of_a_zip_is_a_file() -> None:
    content = zipped(**{"in/a.xml": b"1", "b.txt": b"2", "__MACOSX/a": b"3"})
    assert unpack("x.zip", content) == [("a.xml", b"1"), ("b.txt", b"2")]


@pytest.mark.parametrize("packed", [gzip.compress, lambda zeros: zipped(a=zeros)])
def test_a_bomb_is_refused_before_it_is_unpacked(packed: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_FILE", 1000)
    with pytest.raises(StatementTooLarge):
        unpack("x", packed(b"\0" * 100_000))  # type: ignore[operator]


def test_a_zip_whose_files_are_too_much_together_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_CONTENT", 1000)
    with pytest.raises(StatementTooLarge):
        unpack("x", zipped(a=b"1" * 600, b=b"2" * 600))


def test_a_zip_of_too_many_files_is_refused() -> None:
    with pytest.raises(StatementTooLarge):
        unpack("x", zipped(**{f"{number}": b"" for number in range(limits.MOST_FILES + 1)}))


def test_a_bomb_of_its_real_size_is_refused() -> None:
    with pytest.raises(StatementTooLarge):
        unpack("x", gzip.compress(b"\0" * (200 * limits.MIB), compresslevel=1))


DAMAGED = {
    "ZIP without its end": zipped(a=b"1" * 500)[:-30],
    "gzip without its end": gzip.compress(b"12345")[:-9],
    "empty ZIP": zipped(),
    "beginning of a ZIP": b"PK\x03\x04",
    "beginning of gzip": b"\x1f\x8b",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_archive_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableBankFile):
        unpack("x", content)


def test_more_movements_than_a_file_may_have_are_refused() -> None:
    limits.check_count(limits.MOST_MOVEMENTS)
    with pytest.raises(TooManyEntries):
        limits.check_count(limits.MOST_MOVEMENTS + 1)
