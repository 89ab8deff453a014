"""Typed input is read the same in every field of the API, and recorded as typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from server.redemptions import service
from server.vouchers import codes, typed
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.vectors import hand_scanner

HOST = "HTTPS://PASS.EXAMPLE.FR/V/"
WAYS = [name for name, _text in hand_scanner.scans(HOST)] + [repr(around) for around in hand_scanner.AROUND]
CODE_WAYS: list[Callable[[str], str]] = [
    codes.format_code,
    lambda code: codes.format_code(code).replace("-", "\u202f").lower() + ".",
    lambda code: codes.format_code(code).replace("-", "\u2011"),
    lambda code: f"]Q1{code}\t",
]


class Post:
    """Calls the API as a phone does."""

    def __init__(self, client: FlaskClient) -> None:
        make.key_ring()
        self._client = client
        self._headers = make.bearer_header(make.phone(make.qualified_venue())[1])

    def check(self, **sent: str) -> dict[str, Any]:
        answer = self._client.post("/api/vouchers/check", json=sent, headers=self._headers)
        return dict(answer.json or {})

    def redeem(self, *sent: dict[str, str]) -> list[dict[str, Any]]:
        shape = {"service": "digital_tools", "scanned_at": "2026-11-23T10:00:00Z", "seq": 1}
        body = {"redemptions": [{"id": str(uuid4())} | shape | one for one in sent]}
        answer = self._client.post("/api/redemptions", json=body, headers=self._headers)
        return list((answer.json or {})["results"])


@pytest.fixture
def post(client: FlaskClient) -> Post:
    return Post(client)


def ways(booklet: Booklet) -> dict[str, str]:
    """The text of the first voucher's QR, in every form that a hand scanner can type."""
    text = HOST + make.tokens(booklet)[0]
    around = {repr(way): way[0] + text + way[1] for way in hand_scanner.AROUND}
    return dict(hand_scanner.scans(text)) | around


@pytest.mark.parametrize("field", ["token", "code"])
def test_a_hand_scanner_of_any_layout_is_understood_in_both_fields(post: Post, field: str) -> None:
    booklet = make.booklet()
    texts = list(ways(booklet).values())[:29]  # of 31: a phone may check thirty codes
    assert {post.check(**{field: text})["voucher"] for text in texts} == {f"{booklet.number}-1"}


@pytest.mark.parametrize("way", WAYS[::3])
def test_one_voucher_in_two_ways_is_used_once(post: Post, way: str) -> None:
    booklet = make.booklet()
    answers = post.redeem({"token": ways(booklet)[way]}, {"token": make.tokens(booklet)[0]})
    assert sorted(answer["status"] for answer in answers) == ["accepted", "conflict"]


@pytest.mark.parametrize("field", ["token", "code"])
@pytest.mark.parametrize("spell", CODE_WAYS)
def test_a_code_is_understood_in_both_fields(post: Post, field: str, spell: Callable[[str], str]) -> None:
    booklet = make.booklet()
    text = spell(make.typed_codes(booklet)[4])
    assert post.check(**{field: text})["voucher"] == f"{booklet.number}-5"
    assert post.redeem({field: text})[0]["voucher"] == f"{booklet.number}-5"


def test_a_code_sent_as_a_token_counts_as_a_typed_code(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "CODES", 2)
    sent = [{"token": code} for code in make.typed_codes(make.booklet())[:3]]
    assert [answer["status"] for answer in post.redeem(*sent)] == ["retry"] * 3


@given(st.text(max_size=60))
def test_any_text_is_a_code_a_token_or_what_it_was(text: str) -> None:
    assert typed.sort_out(token_text=text) in ((text, None), (None, codes.parse(text)))


@pytest.mark.parametrize(("scanner", "system"), [("US", "French"), ("US", "Belgian or Mac"), ("French", "US")])
def test_a_code_through_a_wrong_layout_is_itself_and_in_doubt_none(scanner: str, system: str) -> None:
    sample = [codes.new_code() for _ in range(2000)]
    read = [codes.parse(hand_scanner.written(code, scanner, system, "no Caps Lock") or "") for code in sample]
    right = sum(code == meant for code, meant in zip(sample, read, strict=True))
    assert right >= 1900  # measured: 97 to 98 %
    assert (
        len(sample) - right - read.count(None) <= 10
    )  # measured: 0.02 %; and such a code is nobody's but by a miracle
