"""What the browser's tests call text for machines: ids and secrets are found, numbers and words of people are not."""

from __future__ import annotations

from uuid import uuid4

import pytest

from server.accounts.tokens import new_token
from server.activity.receipt_links import link_of
from tests.e2e.support.gallery import find_machine_text
from tests.support import factories as make

READ = (
    *("Relevé R-2026-11-0001, facture F-2026-000012", "Pass 3-46-10, carnet 12-42", "Reçu 5B0C-1A2F"),
    *("VIR-20261130-811e80ab", "http://localhost:8000/invitation#hda0vb0heNIzwGN-UA5ODUrzhJVGq3NX86Pl7Brb3IU"),
    *("SIRET 732 829 320 00074", "FR•• •••• 0040", "lundi 23 novembre 2026 à 14 h 05", "05 56 00 00 01"),
    *("mediateur-12@exemple-de-structure.fr", "Aide aux démarches administratives", "anticonstitutionnellement"),
    *("https://pass.example.fr/lieux", "1 234 567,89 €", "Structure-Tres-Longue-Sans-Espace"),
)


def test_what_people_read_is_left_alone() -> None:
    assert {text: find_machine_text(text) for text in READ if find_machine_text(text)} == {}


@pytest.mark.usefixtures("app")
def test_ids_digests_signed_texts_and_tokens_are_found() -> None:
    voucher = make.tokens(make.booklet())[0]
    secret = f"x {new_token()}1aB y"
    for text in (
        f"Reçu {uuid4()}",
        str(uuid4())[:13],
        "b0" * 32,
        "eyJhbGciOiJFUzI1NiJ9.eyJ9",
        secret,
        link_of(uuid4()),
    ):
        assert find_machine_text(text), text
    assert len(voucher) > 20
