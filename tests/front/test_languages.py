"""The choice of language stands on every public page: it is French, what a person needs speaks eight languages."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from server.front.pages import TOLD
from server.wallet.tongue import FRENCH, LANGUAGES, tongue
from tests.support import factories as make

from .support.pages import BROWSER

PAGES = ("/accueil", *TOLD, "/reunions", "/annonce", "/solvabilite", "/nulle-part", "/recu/coupe")
"""All that shares the frame of the public pages; faults too."""


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_offers_each_language_by_its_own_name(client: FlaskClient, path: str) -> None:
    page = client.get(path, headers=BROWSER).text
    offered = re.findall(r'<a href="/lieux\?langue=([\w-]+)" hreflang="\1" lang="\1">([^<]+)</a>', page)
    assert offered == [(code, tongue(code).name) for code in LANGUAGES if code != FRENCH]


def test_a_voucher_s_page_offers_each_language(client: FlaskClient) -> None:
    make.key_ring()
    page = client.get(f"/V/{make.tokens(make.booklet(make.funded_order()))[0]}").text
    offered = re.findall(r'<a class="button" href="[^"]+" lang="([\w-]+)" hreflang="\1">', page)
    assert offered == [code for code in LANGUAGES if code != FRENCH]
