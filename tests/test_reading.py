"""What strangers and people in a hurry read stays easy: public pages, help, messages, the page of a voucher."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import server
from server.front.pages import TOLD
from server.messages.texts import CATALOGUE
from tests.support import factories as make
from tests.support.reading import ease_of, sentences_of, told_by, words_of

EASIEST_PAGE, EASIEST_MESSAGE = 80, 70
"""Flesch's "easy" and "fairly easy". Measured on 2026-11-30: pages 80 to 108, messages 71 to 115, help 70 to 123."""
LONGEST_SENTENCE = 21
PAGES = ("/accueil", *TOLD, "/reunions", "/annonce", "/solvabilite", "/nulle-part")
ROOT = Path(server.__file__).parent


def helps() -> Iterator[tuple[str, str]]:
    """Each answer of the help with its key."""
    for group in tomllib.loads((ROOT / "front/help.toml").read_text())["group"]:
        for screen in group["screen"]:
            yield screen["key"], "\n".join([screen["asks"], *screen["says"]])


def messages() -> Iterator[tuple[str, str]]:
    """Each message with its key; what it is filled in with is a number, which is no word."""
    for key, text in CATALOGUE.items():
        yield key, re.sub(r"\{\w+\}", "1", "\n".join(text))


def too_long(text: str) -> list[str]:
    """The sentences of a text that are too long."""
    return [sentence for sentence in sentences_of(text) if len(words_of(sentence)) > LONGEST_SENTENCE]


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_is_easy_to_read(client: FlaskClient, path: str) -> None:
    make.key_ring()
    make.booklet(make.funded_order())
    text = told_by(client.get(path, headers={"Accept": "text/html"}).text)
    assert len(words_of(text)) > 30
    assert ease_of(text) >= EASIEST_PAGE
    assert too_long(text) == []


@pytest.mark.parametrize(("key", "text"), list(helps()))
def test_an_answer_of_the_help_is_fairly_easy(key: str, text: str) -> None:
    assert ease_of(text) >= EASIEST_MESSAGE, key
    assert too_long(text) == []


@pytest.mark.parametrize(("key", "text"), list(messages()))
def test_a_message_is_fairly_easy(key: str, text: str) -> None:
    assert ease_of(text) >= EASIEST_MESSAGE, key
    assert too_long(text) == []


def test_a_voucher_s_page_is_easy() -> None:
    text = "\n".join(json.loads((ROOT / "wallet/tongues/fr.json").read_text())["texts"].values())
    assert ease_of(text) >= EASIEST_PAGE
    assert too_long(text) == []


def test_the_index_tells_easy_from_difficult() -> None:
    easy = "Votre pass est accepté. Il vous en reste deux. Le lieu est ouvert."
    hard = "La réglementation applicable aux opérateurs conventionnés subordonne l'encaissement à une habilitation."
    assert ease_of(easy) > 90
    assert ease_of(hard) < 30
