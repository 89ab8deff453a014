"""Telephone numbers as people write them: a link to call only when they are valid."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.venues.telephone_numbers import SPACE
from server.venues.telephones import normalize, read_telephones, say_telephones


def dialled(text: str, postcode: str = "33000") -> list[str]:
    return [number.dialled for number in read_telephones(text, postcode)[0]]


def shown(text: str, postcode: str = "33000") -> str:
    return say_telephones(text, postcode).replace(SPACE, " ")


@pytest.mark.parametrize(
    ("text", "postcode", "numbers", "in_words"),
    [
        ("05 56 00 00 00", "33000", ["+33556000000"], "05 56 00 00 00"),
        ("+33556000000", "33000", ["+33556000000"], "05 56 00 00 00"),
        ("+33(0)465710250", "33000", ["+33465710250"], "04 65 71 02 50"),
        ("+33 (0) 4 65 71 02 50", "33000", ["+33465710250"], "04 65 71 02 50"),
        ("0033 5 56 00 00 00", "33000", ["+33556000000"], "05 56 00 00 00"),
        ("465710413", "33000", ["+33465710413"], "04 65 71 04 13"),
        ("33180059880", "33000", ["+33180059880"], "01 80 05 98 80"),
        ("0465710150/0639980145", "33000", ["+33465710150", "+33639980145"], "04 65 71 01 50 / 06 39 98 01 45"),
        ("04 65 71 35 34\n06 39 98 66 86", "33000", ["+33465713534", "+33639986686"], None),
        ("05 56 00 00 00 ou 06 00 00 00 00", "33000", ["+33556000000", "+33600000000"], None),
        ("0556000000 - 0556000001", "33000", ["+33556000000", "+33556000001"], None),
        ("05-56-00-00-00", "33000", ["+33556000000"], "05 56 00 00 00"),
        ("05 56 00 00 00 06 00 00 00 00", "33000", ["+33556000000", "+33600000000"], None),
        ("+33 5 56 00 00 00|+33 6 00 00 00 00", "33000", ["+33556000000", "+33600000000"], None),
        ("0465710350 Poste 152", "33000", ["+33465710350"], "04 65 71 03 50 poste 152"),
        ("04 65 71 03 50, poste 12", "33000", ["+33465710350"], None),
        ("Mairie : 05.56.00.00.00", "33000", ["+33556000000"], "05 56 00 00 00"),
        ("3960 (Service 0,06 € / mn + prix appel)", "33000", ["3960"], "39 60"),
        ("39 49", "33000", ["3949"], "39 49"),
        ("116 000", "33000", ["116000"], "116 000"),
        ("0 800 123 456", "33000", ["+33800123456"], "0 800 12 34 56"),
        ("+262 262 00 44 34", "33000", ["+262262004434"], "0262 00 44 34"),
        ("0262 00 44 34", "97400", ["+262262004434"], "0262 00 44 34"),
        ("0262 00 44 34", "33000", ["+262262004434"], "0262 00 44 34"),
        ("262004434", "97400", ["+262262004434"], "0262 00 44 34"),
        ("0269 61 12 34", "97600", ["+262269611234"], "0269 61 12 34"),
        ("0590 81 12 34", "97100", ["+590590811234"], "0590 81 12 34"),
        ("0596 71 23 45", "75011", ["+596596712345"], "0596 71 23 45"),
        ("+687 25 00 00", "33000", ["+687250000"], "+687 25 00 00"),
        ("25.00.00", "98800", ["+687250000"], "+687 25 00 00"),
        ("41 12 34", "97500", ["+508411234"], "+508 41 12 34"),
        ("0508 41 12 34", "97500", ["+508411234"], "+508 41 12 34"),
        ("01 43 54 00 00", "98800", ["+33143540000"], "01 43 54 00 00"),
        ("+32 2 512 34 56", "59000", ["+3225123456"], "+32 2 512 34 56"),
        ("０５ ５６ ００ ００ ００", "33000", ["+33556000000"], "05 56 00 00 00"),
        ("", "33000", [], ""),
        ("demander Paul", "33000", [], "demander Paul"),
        ("05 56 00 00", "33000", [], "05 56 00 00"),
        ("05 56 00 00 00 0", "33000", [], "05 56 00 00 00 0"),
        ("05560000000", "33000", [], "05560000000"),
        ("25.00.00", "33000", [], "25.00.00"),
        ("4,65E+08", "33000", [], "4,65E+08"),
        ("112", "33000", [], "112"),
        ("15", "33000", [], "15"),
        ("0" * 40, "33000", [], None),
    ],
)
def test_a_number_is_dialled_only_as_it_is_meant(
    text: str, postcode: str, numbers: list[str], in_words: str | None
) -> None:
    assert dialled(text, postcode) == numbers
    assert in_words is None or shown(text, postcode) == in_words


@pytest.mark.parametrize("text", ["0556000000/0556", "04 65 71 03 50 poste 152|3960", "+687250000", "0262 00 44 34"])
def test_what_is_stored_reads_again_the_same(text: str) -> None:
    once = normalize(text, "33000")
    assert normalize(once, "33000") == once
    assert dialled(once) == dialled(text)
    assert say_telephones(once) == say_telephones(text)


def test_one_number_in_doubt_keeps_the_whole_text_and_dials_the_others() -> None:
    numbers, doubtful = read_telephones("05 56 00 00 00 / 05 56 00 00 0", "33000")
    assert ([number.dialled for number in numbers], doubtful) == (["+33556000000"], True)
    assert normalize("05 56 00 00 00 / 05 56 00 00 0") == "05 56 00 00 00 / 05 56 00 00 0"


written = st.from_regex(r"0[1-5][1-58][0-9]{7}", fullmatch=True)
between = st.sampled_from(["", " ", ".", "-", "\u00a0", "\u202f"])
apart = st.sampled_from([" / ", "/", "|", " ou ", " et ", "\n", " - ", "; ", ", "])


@given(st.lists(written, min_size=1, max_size=3, unique=True), between, apart, st.booleans())
def test_french_numbers_are_found_whatever_stands_between(
    numbers: list[str], sign: str, apart: str, abroad: bool
) -> None:
    text = apart.join(sign.join(re.findall("..", number)) for number in numbers)
    if abroad:
        text = text.replace(numbers[0][:2], "+33" + numbers[0][1], 1)
    assert dialled(text) == [f"+33{number[1:]}" for number in numbers]


@given(st.text(max_size=40) | st.text("0123456789+ ./-()|", max_size=40))
def test_any_text_dials_only_whole_numbers(text: str) -> None:
    numbers, _ = read_telephones(text, "33000")
    for number in numbers:
        short = re.fullmatch(r"[0-9]{4}|[0-9]{6}", number.dialled)
        assert short or phonenumbers.is_possible_number(phonenumbers.parse(number.dialled))
        digits = re.sub(r"\D", "", number.dialled)
        assert digits[-6:] in re.sub(r"[^0-9]", "", re.sub(r"\(\s*0\s*\)", "", text)) or not text.isascii()
