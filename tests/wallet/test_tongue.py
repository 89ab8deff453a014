"""The eight languages of the page behind a voucher's QR: the same keys, each with its own sentences."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from server.wallet.opening import open_hours
from server.wallet.tongue import LANGUAGES, first_spoken, tongue

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CATALOGUES = Path(__file__).parents[2] / "pwa" / "src" / "i18n"
SAME_AS_ON_THE_PHONE = {
    "where.title": "places.title",
    "where.postcode": "places.postcode",
    "where.search": "places.search",
    "where.none": "places.none",
    "where.first": "places.intro",
    "place.itinerant": "places.itinerant",
    "place.call": "wallet.call",
    "place.directions": "places.directions",
    "place.open": "places.open",
    "place.open_until": "places.open_until",
    "place.closed": "places.closed",
    "place.opens_today": "places.opens_today",
    "place.opens": "places.opens",
    "place.about": "places.about",
    "place.day": "places.day",
    "place.day_closed": "places.day_closed",
    "language.label": "wallet.language",
    "how.what": "wallet.term",
    "how.secret": "wallet.keep",
    "booklet": "wallet.position",
    "place.booking": "places.booking",
    "place.details": "places.details",
    "place.services": "places.services",
    "where.service": "find.service",
    "where.when": "find.when",
    "where.now": "find.now",
    "where.others": "find.others",
    "where.access": "find.access",
    "where.language": "find.language",
    "where.lsf": "find.lsf",
    "where.none_chosen": "find.none",
    "where.hours_note": "find.hours_note",
    "lieux.title": "lieux.title",
    "lieux.intro": "lieux.intro",
    "lieux.near": "lieux.near",
    "service.administrative_help": "service.administrative_help",
    "service.digital_tools": "service.digital_tools",
    "service.employment": "service.employment",
    "service.safe_use": "service.safe_use",
    "service.parenting_education": "service.parenting_education",
    "service.leisure_creation": "service.leisure_creation",
    "service.digital_understanding": "service.digital_understanding",
    "service.access_equipment": "service.access_equipment",
    "service.solidarity_equipment": "service.solidarity_equipment",
    "access.motor": "access.motor",
    "access.sight": "access.sight",
    "access.deaf": "access.deaf",
    "access.mental": "access.mental",
    "access.reading": "access.reading",
}


def names(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def plain(text: str) -> str:
    return re.sub("[\u200e\u200f\u2068\u2069]", "", re.sub("[\u00a0\u202f]", " ", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_the_same_things_with_the_same_values(language: str) -> None:
    french, other = tongue("fr").texts, tongue(language).texts
    assert other.keys() == french.keys()
    assert {key: names(text) for key, text in other.items()} == {key: names(text) for key, text in french.items()}
    assert all(text.strip() for text in other.values())
    if language != "fr":
        assert [key for key in french if french[key] == other[key]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_phones_page_says_too_is_said_in_the_same_words(language: str) -> None:
    source = (CATALOGUES / language / "wallet.ts").read_text("utf-8")
    on_the_phone = dict(re.findall(r"'([\w.]+)':\s*'([^']*)'", source))
    texts = tongue(language).texts
    assert {key: texts[key] for key in SAME_AS_ON_THE_PHONE} == {
        key: on_the_phone[phone_key] for key, phone_key in SAME_AS_ON_THE_PHONE.items()
    }


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["ar-DZ", "fr-FR"], "ar"),
        (["ps-AF", "prs-AF"], "fa-AF"),
        (["fa_IR"], "fa-AF"),
        (["", "pt-BR"], "pt"),
        (["zh-CN", "en-US"], "en"),
        (["ku-TR"], "fr"),
        (["../en"], "fr"),
        ([], "fr"),
    ],
)
def test_a_phone_is_answered_in_the_first_language_that_is_spoken(wanted: list[str], language: str) -> None:
    assert first_spoken(wanted).language == language


@pytest.mark.parametrize(
    ("language", "day", "amount", "far"),
    [
        ("fr", "jeudi 31 décembre 2026", "9,60 €", "à environ 5 km"),
        ("en", "Thursday, 31 December 2026", "€9.60", "about 5 km away"),
        ("ar", "الخميس، 31 ديسمبر 2026", "9.60 €", "على بُعد 5 كم تقريبًا"),
        ("uk", "четвер, 31 грудня 2026 р.", "9,60 €", "приблизно за 5 км"),
        ("tr", "31 Aralık 2026 Perşembe", "€9,60", None),
        ("pt", "quinta-feira, 31 de dezembro de 2026", "9,60 €", None),
        ("es", "jueves, 31 de diciembre de 2026", "9,60 €", None),
        ("fa-AF", "پنجشنبه 31 دسمبر 2026", "€ 9.60", None),
    ],
)
def test_days_sums_and_distances_are_said_as_on_the_phone(
    language: str, day: str, amount: str, far: str | None
) -> None:
    spoken = tongue(language)
    assert (plain(spoken.day_of(date(2026, 12, 31))), plain(spoken.sum_of(960))) == (day, amount)
    assert far is None or plain(spoken.say_near(5.2)) == far
    assert spoken.say_near(1.4) == spoken.say_near(None) == ""


def test_the_first_of_a_month_and_the_hour_are_said_the_french_way() -> None:
    french = tongue("fr")
    assert french.day_of(date(2027, 1, 1)) == "vendredi 1er janvier 2027"
    assert plain(french.moment_of(datetime(2026, 11, 23, 13, 5, tzinfo=UTC))) == "lundi 23 novembre 2026 à 14 h 05"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Fr 09:00-12:00,14:00-18:30", "Ouvert jusqu’à 12 h 00"),
        ("Mo-Fr 14:00-18:30", "Fermé, ouvre à 14 h 00"),
        ("Tu 09:30-12:00", "Fermé, ouvre mardi 24 novembre 2026 à 9 h 30"),
        ("24/7", "Ouvert"),
        ("Dec 25 10:00-12:00", "Fermé cette semaine"),
        ("sur rendez-vous", "Horaires non communiqués : téléphonez."),
        ("", "Horaires non communiqués : téléphonez."),
    ],
)
def test_opening_hours_are_told_as_they_are_now(hours: str, said: str) -> None:
    assert plain(tongue("fr").opening(open_hours(hours, "33000", NOW), NOW)) == said


def test_hours_overseas_are_local() -> None:
    hours = open_hours("Mo-Fr 09:00-12:00", "97400", NOW)
    assert hours
    assert hours[0][0].astimezone(UTC) == datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def test_opening_hours_are_told_day_by_day_as_far_as_they_are_known() -> None:
    hours = open_hours("Mo 09:00-12:00,14:00-18:30; Th 10:00-12:00", "33000", NOW)
    said = [
        "lundi : 9 h 00 – 12 h 00, 14 h 00 – 18 h 30",
        "mardi : fermé",
        "mercredi : fermé",
        "jeudi : 10 h 00 – 12 h 00",
        "vendredi : fermé",
        "samedi : fermé",
        "dimanche : fermé",
    ]
    assert [plain(line) for line in tongue("fr").week(hours, NOW)] == said
    assert plain(next(tongue("ar").week(hours, NOW))) == "الاثنين: 09:00 – 12:00, 14:00 – 18:30"
    assert list(tongue("fr").week(None, NOW)) == list(tongue("fr").week((), NOW)) == []
