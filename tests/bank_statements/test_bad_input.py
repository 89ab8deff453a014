"""What nobody should have sent as a bank's file: by route and command, each told in words, and nothing lost."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient, FlaskCliRunner

from server.bank_statements.reading.limits import LARGEST_UPLOAD
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import MONDAY, books, bring_days, day, funds
from tests.support import factories

TUESDAY, WEDNESDAY = day(1), day(2)
KNOWN = {(MONDAY, 100): 1, (TUESDAY, -30): 1}
"""What the books hold before: two days that end with 70 cents."""
NEXT = camt.statement(WEDNESDAY, 70, [5])
MIB = 1024 * 1024


def told(*statements: str) -> bytes:
    return camt.document(*statements)


def with_entities(declared: str) -> bytes:
    return told(NEXT).replace(b"<Document", f"<!DOCTYPE d [{declared}]><Document".encode(), 1).replace(b">REF", b">&b;")


def zip_of(content: bytes, count: int = 1) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.xml", content)
    return packed.getvalue()


FILES = {
    "of another account": (told(camt.statement(WEDNESDAY, 70, [5], iban=camt.OTHER)), "bank_statement_other_account"),
    "in another currency": (told(NEXT).replace(b"EUR", b"CHF"), "bank_statement_not_in_euros"),
    "of a future day": (told(camt.statement(day(30), 70, [5])), "bank_statement_of_future"),
    "that goes on into the future": (
        told(camt.statement(day(30), 70, [5], first=WEDNESDAY)),
        "bank_statement_of_future",
    ),
    "that does not add up": (told(camt.statement(WEDNESDAY, 70, [5], closing=76)), "bank_statement_does_not_add_up"),
    "that overlaps with other movements": (
        told(camt.statement(WEDNESDAY, 100, [-29, 5], first=TUESDAY)),
        "bank_statement_contradicts",
    ),
    "that opens otherwise": (told(camt.statement(WEDNESDAY, 71, [5])), "bank_statement_opens_otherwise"),
    "of 10 billion euros and more": (told(camt.statement(WEDNESDAY, 70, [10**15])), "bank_statement_unreadable"),
    "with entities": (with_entities('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'), "unreadable_bank_file"),
    "with a file of ours": (with_entities('<!ENTITY b SYSTEM "file:///etc/passwd">'), "unreadable_bank_file"),
    "cut off": (told(NEXT)[:-40], "unreadable_bank_file"),
}
TOO_LARGE = {
    "a gzip bomb": gzip.compress(b"\0" * (200 * MIB), compresslevel=1),
    "a zip bomb": zip_of(b" " * (64 * MIB), 4),
    "a zip of ten thousand files": zip_of(b"", 10_000),
}


@pytest.fixture(autouse=True)
def _before(accounts: None) -> None:
    bring_days((0, 0, [100]), (1, 100, [-30]))


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    return factories.sign_in(client, factories.operator())


def send(operator: FlaskClient, content: bytes) -> tuple[int, str, str]:
    """Status, code and sentence of what a file gets: of its first part, or of all."""
    address = "/api/bank-statements?name=releve.xml"
    answer = operator.post(address, data=content, content_type="application/octet-stream")
    if answer.status_code != 200:
        return answer.status_code, answer.json["error"]["code"], answer.json["error"]["message"]
    part = answer.json["files"][0]["parts"][0]
    return answer.status_code, part["code"] or part["outcome"], part["sentence"] or ""


def is_whole(operator: FlaskClient) -> bool:
    """Whether the books are what they were, and go on with the file that is right."""
    assert (books(), funds().closing_cents) == (KNOWN, 70)
    assert send(operator, told(NEXT))[1] == "taken"
    return books() == {**KNOWN, (WEDNESDAY, 5): 1}


@pytest.mark.parametrize(("content", "code"), FILES.values(), ids=FILES.keys())
def test_a_file_is_refused_in_words_and_nothing_is_lost(operator: FlaskClient, content: bytes, code: str) -> None:
    status, said, sentence = send(operator, content)
    assert (status, said) == (200, code)
    assert sentence.endswith(".")
    assert [one["code"] for one in operator.get("/api/bank-statements").json["problems"]] == [code]
    assert is_whole(operator)


@pytest.mark.parametrize("content", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_what_is_too_large_once_unpacked_is_refused_in_words(operator: FlaskClient, content: bytes) -> None:
    assert len(content) < 4 * MIB
    _status, code, sentence = send(operator, content)
    assert (code, sentence[-1:]) == ("bank_statement_too_large", ".")
    assert is_whole(operator)


@pytest.mark.parametrize(("content", "code"), FILES.values(), ids=FILES.keys())
def test_the_command_says_the_same_and_ends_with_one(
    runner: FlaskCliRunner, tmp_path: Path, content: bytes, code: str
) -> None:
    wrong, right = tmp_path / "wrong.xml", tmp_path / "right.xml"
    wrong.write_bytes(content)
    right.write_bytes(told(NEXT))
    done = runner.invoke(args=["bank", "import", str(wrong), str(right)])
    assert done.exit_code == 1
    assert code in done.output
    assert books() == {**KNOWN, (WEDNESDAY, 5): 1}


@pytest.mark.parametrize("content", [*TOO_LARGE.values(), b"\0" * (LARGEST_UPLOAD + 1)], ids=[*TOO_LARGE, "plain"])
def test_a_file_too_large_for_the_command_is_named_and_stops_no_other(
    runner: FlaskCliRunner, tmp_path: Path, content: bytes
) -> None:
    wrong, right = tmp_path / "wrong.xml", tmp_path / "right.xml"
    wrong.write_bytes(content)
    right.write_bytes(told(NEXT))
    done = runner.invoke(args=["bank", "import", str(wrong), str(right)])
    assert done.exit_code == 1
    assert "wrong.xml\tbank_statement_too_large: Ce fichier est trop gros" in done.output
    assert books() == {**KNOWN, (WEDNESDAY, 5): 1}


def test_a_week_that_is_missing_is_named_and_what_came_is_kept(operator: FlaskClient) -> None:
    assert send(operator, told(camt.statement(day(9), 75, [1])))[1] == "taken"
    account = operator.get("/api/bank-statements").json["accounts"][0]
    missing = [one for one in map(day, range(2, 9)) if date.weekday(one) < 5]
    assert account["gaps"] == [{"days": [f"{one}" for one in missing], "cents": 5}]


def test_the_same_entry_under_two_references_is_one(operator: FlaskClient) -> None:
    again = camt.statement(TUESDAY, 100, [-30], movements=camt.movement(-30, TUESDAY, reference="AUTRE"))
    assert send(operator, told(again))[1] == "known"
    assert is_whole(operator)


def test_an_overlap_adds_only_what_is_new(operator: FlaskClient) -> None:
    moved = camt.movement(100, MONDAY) + camt.movement(-30, TUESDAY) + camt.movement(5, WEDNESDAY)
    longer = camt.statement(WEDNESDAY, 0, [], closing=75, first=MONDAY, movements=moved)
    assert send(operator, told(longer))[1] == "taken"
    assert books() == {**KNOWN, (WEDNESDAY, 5): 1}
