"""French in sentences that are filled in: elision, no-break spaces, singular and plural. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BEFORE_A_VALUE = re.compile(r"\b([Dd]|[Qq]u)e \{(\w+)\}")
_VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ]|y(?![aeiou])", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w«{])")
_SIGN = re.compile(r" (?=[:;!?»€%])")


def elide(text: str, values: Mapping[str, object]) -> str:
    """A template before it is filled: ``de {month}`` and ``que {name}`` lose their e before a value with a vowel.

    ``y`` counts as a vowel before a consonant (Yves, not Yann); ``h`` never does, since many are aspirate.
    """

    def before(found: re.Match[str]) -> str:
        word, name = found.groups()
        return f"{word}’{{{name}}}" if _VOWEL.match(str(values.get(name, ""))) else found[0]

    return _BEFORE_A_VALUE.sub(before, text)


def add_de(name: str) -> str:
    """``de juin 2026``, elided where the month is août."""
    return elide("de {name}", {"name": name}).format(name=name)


def say_count(count: int, one: str, many: str) -> str:
    """``0 écart``, ``1 écart``, ``2 écarts``: French counts from two on."""
    return f"{count} {one if abs(count) < 2 else many}"


def typeset(text: str) -> str:
    """A text with curly apostrophes, and no-break spaces before the signs that must not begin a line."""
    return _SIGN.sub("\u00a0", _APOSTROPHE.sub("’", text)).replace("« ", "«\u00a0")
