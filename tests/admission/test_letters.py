"""An application's letters leave with the request that writes them: the link to resume, the question, the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from server.config import Config
from tests.messages.support.postbox import Postbox
from tests.support import factories as make
from tests.support.databases import settings

from .support.applicant import Applicant

NADIA = "nadia@escale.example.org"


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def config(database_url: str, postbox: Postbox) -> Config:
    return replace(settings(database_url), smtp_url=postbox.url, mail_from="pass@example.fr")


def doors(postbox: Postbox, address: str) -> list[str]:
    """The doors that the letters to an address lead to, in order."""
    letters = [str(mail.get_content()) for mail in postbox.mails if str(mail["To"]) == address]
    return [found[1] for text in letters if (found := re.search(r"http://\S+/([a-z]+)#", text))]


def test_the_link_to_resume_leaves_at_once(app: Flask, postbox: Postbox) -> None:
    app.test_client().post("/api/applications", json={"email": "Nadia@Escale.example.org"}).close()
    assert doors(postbox, NADIA) == ["candidature"]


def test_question_and_decision_leave_at_once(app: Flask, postbox: Postbox) -> None:
    nadia = Applicant(app).fill_in()
    nadia.call("POST", "/submit").close()
    office, path = app.test_client(), f"/api/applications/{nadia.id}"
    make.sign_in(office, make.operator())
    postbox.mails.clear()
    office.post(f"{path}/question", json={"text": "Qui tient l'atelier ?"}).close()
    assert doors(postbox, NADIA) == ["candidature"]
    nadia.call("POST", "/answer", json={"text": "Karim."}).close()
    office.post(f"{path}/accept", json={"reason": "Bienvenue."}).close()
    assert sorted(doors(postbox, NADIA)) == ["candidature", "candidature", "invitation"]
