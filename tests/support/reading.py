"""How easy French texts read: the index of Kandel and Moles (1958), Flesch's for French, on syllables told by Pyphen.

207 less 1.015 for each word in a sentence, less 73.6 for each syllable in a word: 100 and more is very easy, 60 to 70
plain, under 50 difficult.
Textstat has the same formula on the same syllables, and would bring NLTK with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pyphen

_SYLLABLES = pyphen.Pyphen(lang="fr_FR")
_WORD = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)*\b")
_END = re.compile(r"(?<=[.!?])\s+|\n+")
_BLOCK = re.compile(
    r"</?(?:p|li|h\d|dt|dd|t[dhr]|div|section|header|ul|ol|dl|nav|main|summary|option|label|legend|button|br|span|strong)\b[^>]*>"
)
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)


def words_of(text: str) -> list[str]:
    """The words of a text; numbers, signs and addresses are none."""
    return _WORD.findall(text)


def sentences_of(text: str) -> Iterator[str]:
    """Its sentences; a heading or a line of a list is one. What has no word is none."""
    for part in _END.split(text):
        if words_of(part):
            yield " ".join(part.split())


def ease_of(text: str) -> float:
    """The index of a text, without upper or lower bound."""
    words = words_of(text)
    syllables = sum(len(_SYLLABLES.positions(word)) + 1 for word in words)
    return 207 - 1.015 * len(words) / len(list(sentences_of(text))) - 73.6 * syllables / len(words)


def told_by(html: str) -> str:
    """What the main part of a page says, a line for each block."""
    found = _MAIN.search(html)
    return unescape(re.sub(r"<[^>]+>", " ", _BLOCK.sub("\n", found[0] if found else html)))
