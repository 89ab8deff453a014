"""Words are found without regard to letter case and accents, by the same rule in Python and in either database."""

from __future__ import annotations

import unicodedata

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import literal, select, union_all

from server.db import db
from server.folding import contains_folded, fold, folded
from tests.support.sizes import sized

PLACES = ["Bordeaux", "Médiathèque de l'Île", "MÉRIEN", "Œuvre de Saint-Loup", "Ytrac_1", "100 % local", "Łódź", "R\\e"]
LETTERS = "aAeEiInoOuUyYcCéÉèÈêÊëËàâäÀçÇïîÏôöÔùûüÜÿŸñÑœŒæÆøØłŁđĐbBxX '%_\\-0\u0301\u0327"
WORDS = st.text(LETTERS, max_size=12)


def found(word: str, among: list[str]) -> set[str]:
    """Those of the texts in which the database finds a word."""
    texts = union_all(*(select(literal(one).label("text")) for one in among)).subquery()
    return set(db.session.scalars(select(texts.c.text).where(contains_folded(texts.c.text, word))))


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("word", "hits"),
    [
        ("rien", {"MÉRIEN"}),
        ("mediatheque", {"Médiathèque de l'Île"}),
        ("ÎLE", {"Médiathèque de l'Île"}),
        ("oeuvre", {"Œuvre de Saint-Loup"}),
        ("lodz", {"Łódź"}),
        ("_", {"Ytrac_1"}),
        ("%", {"100 % local"}),
        ("\\", {"R\\e"}),
        ("bordaux", set()),
    ],
)
def test_a_word_is_found_where_it_stands_and_nowhere_else(word: str, hits: set[str]) -> None:
    assert found(word, PLACES) == hits


@settings(max_examples=sized(60, 2_000), deadline=None, suppress_health_check=list(HealthCheck))
@given(word=WORDS, among=st.lists(WORDS, min_size=1, max_size=8, unique=True))
def test_the_database_finds_what_python_finds(app: Flask, word: str, among: list[str]) -> None:
    assert found(word, among) == {text for text in among if fold(word) in fold(text)}


@settings(max_examples=sized(60, 2_000), deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WORDS)
def test_both_fold_alike(app: Flask, text: str) -> None:
    assert db.session.scalar(select(folded(literal(text)))) == fold(text)


@given(st.text(LETTERS))
def test_case_and_the_way_accents_are_stored_make_no_difference(text: str) -> None:
    forms = {unicodedata.normalize(form, one) for form in ("NFC", "NFD") for one in (text, text.upper(), text.lower())}
    assert {fold(one) for one in forms} == {fold(text)}
