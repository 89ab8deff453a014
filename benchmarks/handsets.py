"""A mediator's phone in a real Chromium, driven with the tools of the end-to-end tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.support.camera import Camera
from tests.e2e.support.office import Account
from tests.e2e.support.patience import be_patient
from tests.e2e.support.phone import CHEAP, Phone
from tests.setup import chromium
from tests.support import factories as make

from . import worlds
from .servers import Server


@dataclass(frozen=True)
class Desk:
    """A database with a mediator who may enrol a phone, and the QR texts of funded, handed-over vouchers."""

    database_url: str
    mediator: Account
    qr_texts: list[str]


@contextmanager
def desk(vouchers: int) -> Iterator[Desk]:
    """A SQLite database with a mediator and so many vouchers."""
    with worlds.sqlite() as url:
        with worlds.inside(url):
            person = make.mediator(make.qualified_venue())
            mediator = Account(person.email, person.name)
            qr_texts = worlds.issued(vouchers)
        yield Desk(url, mediator, qr_texts)


@dataclass(frozen=True)
class Chromium:
    """A browser and its fake camera, which shows an empty table."""

    browser: Browser
    camera: Camera

    def enrolled(self, server: Server, mediator: Account) -> Phone:
        """A new phone, enrolled, with its scanner ready and the app cached for offline use."""
        context = self.browser.new_context(**CHEAP, base_url=f"http://localhost:{server.port}")
        be_patient(context)
        phone = Phone(context, self.camera).open().sign_in(mediator)
        return phone.enrol().works_offline()


@contextmanager
def browser() -> Iterator[Chromium]:
    """The system's Chromium with a fake camera, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="poincon-bench-") as folder, sync_playwright() as playwright:
        camera = Camera(Path(folder) / "scene.y4m")
        launched = playwright.chromium.launch(executable_path=chromium.find_or_install(), args=camera.flags)
        try:
            yield Chromium(launched, camera)
        finally:
            launched.close()
