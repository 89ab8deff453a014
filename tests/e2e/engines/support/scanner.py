"""The mediator's scanner in any engine."""

from __future__ import annotations

from tests.e2e.support.paper import Account, Paper
from tests.e2e.support.patience import eventually

from .canvas_camera import CanvasCamera
from .engine import Tab

CAMERA = "return document.querySelector('[data-camera]')?.dataset.camera ?? ''"
RULES_ARRIVED = "liste à jour"
KEPT = "return navigator.serviceWorker.ready.then((registration) => registration.active.state)"


class Scanner:
    """The app open on the scanner."""

    def __init__(self, tab: Tab, camera: CanvasCamera) -> None:
        self.tab = tab
        self.camera = camera

    def enrol(self, mediator: Account) -> Scanner:
        """Sign in, enrol the phone and wait for the camera; returns when the page would work offline."""
        self.tab.open("/connexion")
        self.tab.fill("Adresse électronique", mediator.email)
        self.tab.fill("Mot de passe", mediator.password)
        self.tab.press("Se connecter")
        self.tab.sees("Commencer à scanner")
        self.camera.install()
        self.tab.press("Commencer à scanner")
        self.ready()
        self.tab.driver.run(KEPT)
        self.tab.sees(RULES_ARRIVED)
        return self

    def ready(self) -> None:
        """Wait until the camera is on."""
        eventually(lambda: self.tab.driver.run(CAMERA), lambda state: state == "on")

    def reopened(self) -> None:
        """Install the camera again after the page was reloaded and found none."""
        self.camera.install()
        eventually(lambda: self.tab.driver.run(CAMERA), lambda state: state in ("on", "failed"))
        if self.tab.driver.run(CAMERA) == "failed":
            self.tab.press("Réessayer")
        self.ready()

    def scan(self, paper: Paper, word: str) -> None:
        """Show a voucher to the camera until its verdict appears, then remove it."""
        self.camera.show(paper.picture)
        self.tab.tells(word, f"Pass {paper.position} ")
        self.camera.look_away()
