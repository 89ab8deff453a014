"""French sentences of the server with values filled in: elision, doubled words, plurals, punctuation, our terms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import server
from server import french
from server.errors import HTTP_CODES, UNEXPECTED
from server.messages.texts import CATALOGUE
from server.vouchers.refusals import NotEnoughStock
from tests.support.refusals import REFUSALS

VOWEL = "[aeiouàâäéèêëîïôöùûüœæ]"
ONE_IN_S = "pass|mois|fois|plus|sous|dans|encore|puis|points"
FAULTS = {
    "no elision": rf"(?<![\w’'-])(?:de|que|le|la|je|ne|se|jusque|lorsque|puisque) (?!onz){VOWEL}(?!n\b)",
    "no elision of si": r"\bsi ils?\b",
    "two articles": r"\b(?:de|à) les? (?!\w+(?:er|ir|re)\b)|"
    r"\b(?:du le|au le|des les|aux les|le le|la la|les les|du la)\b",
    "a word twice": r"\b(?!(?:nous|vous) )([^\W\d]+)[ \u00a0]\1(?![\w-])",
    "three dots": r"\.\.\.",
    "a space too many": r" {2}|[ \u00a0][,.](?!\w)",
    "one of many": rf"(?<![\d,.\u202f-])[01][ \u00a0](?!(?:{ONE_IN_S})\b)[^\W\d]+[sx]\b",
    "a bracket for the plural": r"\w\(s\)",
    "a word that is not ours": r"\b(?:financeurs?|chèques?|coupons?|tickets?|vouchers?|"
    r"e-?mails?|usagers?|cliqu\w*|login|device)\b",
}
SET = {
    "a straight apostrophe": r"\w'\w",
    "a sign that can begin a line": r" [:;!?»€%]",
    "a sign without its space": r"[^\W\d_][;!?»]|«[^\u00a0]",
}
NAMES = ("Orange connectée", "Mairie de Cenon", "Yves Élie")
DAYS = ("mardi 8\u00a0septembre 2026", "samedi 1er\u00a0août 2026")
SAMPLES: dict[str, tuple[object, ...]] = {
    "account": ("22 pass : 220,00\u00a0€\nFrais de gestion : −\u00a08,80\u00a0€",),
    "address": ("ada@exemple.fr",),
    "question": ("Avez-vous une assurance\u00a0?",),
    "answer": ("L’attestation est jointe.",),
    "by": ("Ada Lovelace", "Olivier"),
    "lacking": ("10\u00a0400,00\u00a0€",),
    "due": ("1er\u00a0avril\u00a02026", "30\u00a0août\u00a02026"),
    "amount": ("9,60\u00a0€",),
    "before": ("aucun", "FR••\u00a00040"),
    "block_day": DAYS,
    "campaign": NAMES,
    "count": (french.say_count(1, "écart", "écarts"), french.say_count(2, "écart", "écarts")),
    "counters": ("Carnets émis : 1\nCarnets remis : 0",),
    "day": DAYS,
    "error": ("550 no such user",),
    "grace_day": DAYS,
    "holder": NAMES,
    "iban": ("FR••\u00a00040",),
    "last_day": DAYS,
    "month": ("août 2026", "avril 2026", "octobre 2026", "juin 2026"),
    "contact": NAMES,
    "inviter": NAMES,
    "moment": ("mardi 8 décembre 2026 à 14\u00a0h\u00a000", "jeudi 1er avril 2027 à 9\u00a0h\u00a030"),
    "name": NAMES,
    "phone": ("Téléphone de l’accueil", "Orange"),
    "place": ("33000 Bordeaux", "40100 Dax"),
    "venue": NAMES,
    "wants": ("accueillir des bénéficiaires", "remettre des carnets"),
    "what": ("gestionnaire de « Orange connectée »", "opérateur"),
    "where": ("Adresse : 1 rue Neuve, Dax", "Lien : https://visio.example.org/1"),
    "number": ("R-2026-10-0001",),
    "order": (5,),
    "organisation": NAMES,
    "pay_by": DAYS,
    "person": NAMES,
    "left": (9, 0),
    "provider": ("ProConnect", "Orange"),
    "reason": ("Compte clos.", "erreur de scan"),
    "share": ("93,2\u00a0%", "0\u00a0%"),
    "sentences": ("- La ligne 7 manque.",),
    "sponsor": NAMES,
    "subject": ("Relevé prêt",),
    "threshold": ("1\u202f000\u202f000,00\u00a0€",),
    "total": ("− 9,60\u00a0€", "6\u202f240,00\u00a0€"),
    "voucher": ("1-42-3",),
}


def faults(text: str, rules: dict[str, str]) -> list[str]:
    """The names of the faults in a text."""
    return [name for name, found in rules.items() if re.search(found, text, re.IGNORECASE)]


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def filled() -> Iterator[tuple[str, str]]:
    """Every message of the catalogue with its key, filled in until each sample was used."""
    for key, text in CATALOGUE.items():
        values = {name: SAMPLES[name] for name in names_in(text.subject) | names_in(text.body)}
        for turn in range(max([1, *map(len, values.values())])):
            chosen = {name: samples[turn % len(samples)] for name, samples in values.items()}
            if key == "scan_undone":
                chosen["month"] = ("du mois en cours", "du mois du scan")[turn % 2]
            yield key, "\n".join(text.fill(chosen))


def test_every_name_in_the_messages_has_values_to_try() -> None:
    names = {name for text in CATALOGUE.values() for part in text for name in names_in(part)}
    assert sorted(names - SAMPLES.keys()) == []


@pytest.mark.parametrize(("key", "text"), list(filled()))
def test_a_message_is_french_whatever_it_is_filled_with(key: str, text: str) -> None:
    assert faults(text, FAULTS | SET) == [], text


def test_refusals_are_french() -> None:
    told = {name: kind.message for name, kind in REFUSALS.items()} | dict((*HTTP_CODES.values(), UNEXPECTED))
    told |= {f"{left} left": NotEnoughStock(left).text for left in (0, 1, 2)}
    wrong = {name: faults(french.typeset(text), FAULTS | SET) for name, text in told.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def constants() -> Iterator[tuple[str, str]]:
    """Every text in the server's modules and layouts that has a letter only French has, and where it stands."""
    root = Path(server.__file__).parent
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{path.relative_to(root)}:{node.lineno}", node.value
    for path in sorted([*root.rglob("*.typ"), *root.glob("*/templates/*.html")]):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            yield f"{path.relative_to(root)}:{number}", line


def test_no_text_of_the_server_doubles_a_word_or_forgets_to_elide() -> None:
    rules = {name: FAULTS[name] for name in ("no elision", "no elision of si", "two articles", "a word twice")}
    rules["financeur"] = r"\bfinanceurs?\b"
    texts = [(where, text) for where, text in constants() if re.search("[àâçéèêëîïôùûœ]", text)]
    wrong = [(where, text, found) for where, text in texts if (found := faults(text, rules))]
    assert len(texts) > 500
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Le relevé de août est prêt.", "no elision"),
        ("Remboursé le le 8 septembre.", "two articles"),
        ("Demandez si il vient.", "no elision of si"),
        ("Le sort de les carnets.", "two articles"),
        ("Donnez donnez.", "a word twice"),
        ("1 écarts", "one of many"),
        ("2 écart(s)", "a bracket for the plural"),
        ("Le Financeur", "a word that is not ours"),
    ],
)
def test_the_rules_find_what_stood_in_mails(text: str, fault: str) -> None:
    assert fault in faults(text, FAULTS)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("août 2026", "d’août 2026"),
        ("juin", "de juin"),
        ("Yves", "d’Yves"),
        ("Yann", "de Yann"),
        ("11", "de 11"),
        ("Hourtin", "de Hourtin"),
    ],
)
def test_of_a_name_elides_before_a_vowel(name: str, expected: str) -> None:
    assert french.add_de(name) == expected


def test_typeset_texts_keep_their_signs() -> None:
    assert french.typeset("L'état : « prêt » ?") == "L’état\u00a0: «\u00a0prêt\u00a0»\u00a0?"
    assert [french.say_count(n, "écart", "écarts") for n in (0, 1, 2)] == ["0 écart", "1 écart", "2 écarts"]
