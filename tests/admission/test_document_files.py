"""What a handed-in file is, by its content: real files are read, others and encrypted ones refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.admission.applications.document_files import JPEG, MEDIA_TYPES, PDF, PNG, media_type_of
from server.admission.applications.refusals import DocumentDamaged, DocumentEncrypted, NotADocument

from .support.papers import pdf, picture

PLAIN = pdf()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PLAIN, PDF),
        (pdf(streams=True), PDF),
        (pdf(linear=True), PDF),
        (b"\r\n" + PLAIN, PDF),
        (PLAIN + b"\r\n\r\n", PDF),
        (picture("PNG"), PNG),
        (picture("JPEG"), JPEG),
    ],
    ids=["plain", "streams", "linear", "shifted", "blanks after", "png", "jpeg"],
)
def test_a_real_file_is_known_by_its_content(content: bytes, kind: str) -> None:
    assert media_type_of(content) == kind


@pytest.mark.parametrize("streams", [False, True])
def test_an_encrypted_pdf_is_refused(streams: bool) -> None:
    with pytest.raises(DocumentEncrypted):
        media_type_of(pdf(password="secret", streams=streams))  # a test's


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><title>statuts.pdf</title>",
        b"",
        b"MZ\x90",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(NotADocument):
        media_type_of(content)


@pytest.mark.parametrize(
    "content",
    [
        PLAIN[:-30],
        b"%PDF-1.7\n<script>alert(1)</script>",
        b"%PDF-1.7\nstartxref\n9999\n%%EOF",
        picture("PNG")[:-20],
        picture("JPEG")[:20],
    ],
    ids=["cut", "a page with a head", "leads nowhere", "cut png", "cut jpeg"],
)
def test_a_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentDamaged):
        media_type_of(content)


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_any_bytes_are_a_document_or_refused(content: bytes, head: bytes) -> None:
    with suppress(NotADocument, DocumentDamaged, DocumentEncrypted):
        assert media_type_of(head + content) in MEDIA_TYPES
