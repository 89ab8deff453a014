"""The bank's file is valid by ISO's schema, uses only characters every SEPA bank takes, and is deterministic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from server.clock import PARIS
from server.payouts.bank_files import pain001
from server.payouts.bank_files.pain001 import AccountHolder, BankTransfer, BankTransfers, NotOfSchema

POSTE = AccountHolder("Médiathèque d'Œuvre & Cie", "FR1420041010050500013M02606", "PSSTFRPP")
OPERATOR = AccountHolder("Opérateur du Pass", "FR7630006000011234567890189", "AGRIFRPPXXX")
TWO = BankTransfers(
    "VIR-20261210-0a1b2c3d",
    datetime(2026, 12, 10, 0, 30, tzinfo=PARIS),
    date(2026, 12, 10),
    OPERATOR,
    [
        BankTransfer("R-2026-11-0001", POSTE, 960, "Pass numérique, relevé R-2026-11-0001"),
        BankTransfer("R-2026-11-0002", replace(POSTE, bic=None), 123_456, "Pass numérique, relevé R-2026-11-0002"),
    ],
)


def texts(file: bytes, name: str) -> list[str | None]:
    """The texts of all elements of a local name."""
    return [element.text for element in etree.fromstring(file).iter(f"{{*}}{name}")]


def test_a_file_names_each_document_its_amount_and_the_sum() -> None:
    file = pain001.write(TWO)
    assert texts(file, "EndToEndId") == ["R-2026-11-0001", "R-2026-11-0002"]
    assert texts(file, "InstdAmt") == ["9.60", "1234.56"]
    assert texts(file, "CtrlSum") == ["1244.16"] * 2
    assert texts(file, "NbOfTxs") == ["2", "2"]
    assert texts(file, "MsgId") == texts(file, "PmtInfId") == ["VIR-20261210-0a1b2c3d"]
    assert texts(file, "ReqdExctnDt/Dt") == []
    assert (texts(file, "Dt"), texts(file, "CreDtTm")) == (["2026-12-10"], ["2026-12-10T00:30:00"])
    assert texts(file, "BICFI") == ["AGRIFRPPXXX", "PSSTFRPP"]


def test_accents_are_written_without() -> None:
    assert texts(pain001.write(TWO), "Nm") == [
        "Operateur du Pass",
        "Operateur du Pass",
        *["Mediatheque d'Oeuvre + Cie"] * 2,
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Médiathèque d’Œuvre & Cie", "Mediatheque d'Oeuvre + Cie"),
        ("Großmann & Söhne", "Grossmann + Sohne"),
        ("Łódź Wiśniewski", "Lodz Wisniewski"),
        ("Юрий Щербаков", "Iurii Shcherbakov"),
        ("Nguyễn Thị Ánh", "Nguyen Thi Anh"),
        ("Þór Ægisson – İstanbul", "Thor Aegisson - Istanbul"),
        ("Αθήνα", "Athena"),
        ("جمعية العربي", "jm'ya l'rby"),
        ("Lieu_nº2 ; a@b.fr", "Lieu-no2 , a(at)b.fr"),
        ("//Tiers-lieu//", "Tiers-lieu"),
        ("🎉", "-"),
    ],
)
def test_real_names_stay_readable(name: str, written: str) -> None:
    assert pain001.transliterate(name, 70) == written


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("Communauté de communes", 22, "Communaute de communes"),
        ("Communauté de communes", 21, "Communaute de"),
        ("Communauté de communes", 13, "Communaute de"),
        ("Communauté de communes", 10, "Communaute"),
        ("Communauté de communes", 9, "Communaut"),
        ("Œ" * 40 + " x", 70, "Oe" * 35),
    ],
)
def test_a_text_too_long_is_cut_after_a_word(text: str, longest: int, cut: str) -> None:
    assert pain001.transliterate(text, longest) == cut


def test_a_file_is_the_same_bytes_each_time() -> None:
    assert pain001.write(TWO) == pain001.write(TWO)


def test_what_the_schema_refuses_is_not_written() -> None:
    with pytest.raises(NotOfSchema):
        pain001.write(replace(TWO, debtor=replace(OPERATOR, iban="no account")))


@given(st.text(min_size=1), st.integers(1, 99_999_999_999))
def test_any_name_and_amount_make_a_file_of_the_schema(name: str, cents: int) -> None:
    transfer = BankTransfer("R-2026-11-0001", replace(POSTE, name=name), cents, name)
    file = pain001.write(replace(TWO, transfers=[transfer]))
    assert texts(file, "InstdAmt") == [f"{cents // 100}.{cents % 100:02}"]


def test_a_file_begins_as_banks_want_it() -> None:
    file = pain001.write(TWO)
    assert file.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<Document ')
    assert file.count(b"<?xml") == 1
