"""A page as a browser asks for it and as a reader sees it; what every page of an error must hold to."""

from __future__ import annotations

import re
from typing import Any

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NAVIGATION = BROWSER | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
INNER = ("Traceback", "sqlalchemy", "werkzeug", "secret", "postgres", "sqlite", "/work/", "Error:")


def plain(html: str) -> str:
    """What a reader sees, with simple blanks and apostrophes."""
    words = re.sub(r"<[^>]+>", " ", html).replace("\xa0", " ").replace("&#39;", "'").replace("’", "'")
    return " ".join(words.split())


def check_page(answer: Any, status: int) -> str:
    """The words of an error's page, after what every such page must hold to."""
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    html: str = answer.text
    assert '<html lang="fr">' in html
    assert html.count("<h1>") == 1
    assert not [one for one in ("<script", "style=", "&lt;", "None") if one in html]
    assert not [one for one in INNER if one in html]
    assert {"/accueil", "/lieux", "/aide", "/contact"} <= set(re.findall(r'href="([^"#]+)', html))
    return plain(html)
