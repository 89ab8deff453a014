"""Typed codes: typing errors are found."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from server.vouchers import codes

CODE = "7K3M9QXZ4TN"
BODIES = st.text(alphabet=codes.ALPHABET, min_size=10, max_size=10)


def with_check(body: str) -> str:
    """The code for ten characters, with the one of 32 check characters that fits."""
    (code,) = filter(None, (codes.parse(body + check) for check in codes.ALPHABET))
    return code


def test_a_fresh_code_is_read_back_however_it_is_written() -> None:
    code = codes.new_code()
    assert len(code) == codes.LENGTH
    assert codes.parse(code) == codes.parse(codes.format_code(code).lower()) == code


def test_fresh_codes_differ() -> None:
    assert len({codes.new_code() for _ in range(1000)}) == 1000


@given(st.text())
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = codes.parse(text)
    assert code is None or codes.parse(code) == code


@given(BODIES)
def test_exactly_one_check_character_fits(body: str) -> None:
    assert with_check(body).startswith(body)


@given(BODIES)
def test_every_single_wrong_character_is_found(body: str) -> None:
    code = with_check(body)
    wrong = (
        code[:at] + other + code[at + 1 :]
        for at in range(codes.LENGTH)
        for other in codes.ALPHABET
        if other != code[at]
    )
    assert not any(codes.parse(text) for text in wrong)


@given(BODIES)
def test_every_swap_of_two_different_characters_is_found(body: str) -> None:
    code = with_check(body)
    for first, second in combinations(range(codes.LENGTH), 2):
        if code[first] != code[second]:
            swapped = list(code)
            swapped[first], swapped[second] = code[second], code[first]
            assert codes.parse("".join(swapped)) is None


def test_a_code_is_printed_in_groups() -> None:
    assert codes.format_code(CODE) == "7K3M-9QXZ-4TN"
