"""Firefox, driven over Marionette."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from tests.e2e.support.patience import eventually

from .engine import log_of
from .marionette import ELEMENT, Marionette, Refused

SCRIPT_TIMEOUT_MS = 60_000
PREFERENCES = {
    "marionette.port": 0,  # any free one; which, stands in PORT_FILE
    "devtools.console.stdout.content": True,
    "intl.accept_languages": "fr-FR, fr",
    "intl.locale.requested": "fr",
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "",
}
FLAGS = ["--headless", "--marionette", "--remote-allow-system-access"]
PORT_FILE = "MarionetteActivePort"
NOT_NOW = ("stale element reference", "element not interactable", "element click intercepted")
WINDOW_WIDTH, BARS_HEIGHT = 500, 86
# The window cannot be as narrow as a phone, the page in it can.
NARROW = "gBrowser.selectedBrowser.style.maxWidth = arguments[0] + 'px'"


class Firefox:
    """One Firefox with a profile of its own."""

    name = "firefox"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._folder = folder
        self._size = (width, height)
        self._profile = folder / "profile"
        self._running = ExitStack()

    def go(self, url: str) -> None:
        self._ask("WebDriver:Navigate", url=url)

    def reload(self) -> None:
        self.go(str(self._ask("WebDriver:GetCurrentURL")))

    def run(self, script: str, *arguments: Any) -> Any:
        # The page's own globals, so that the test may replace its camera.
        return self._ask("WebDriver:ExecuteScript", script=script, args=arguments, sandbox=None, newSandbox=False)

    def click(self, element: Any) -> bool:
        try:
            self._ask("WebDriver:ElementClick", id=element[ELEMENT])
        except Refused as refusal:
            if refusal.code in NOT_NOW:
                return False
            raise
        return True

    def type(self, element: Any, text: str) -> None:
        self._ask("WebDriver:ElementSendKeys", id=element[ELEMENT], text=text)

    def start(self) -> None:
        self._prepare_profile()
        process = self._launch()
        self._running.callback(_end, process)
        self._ask = eventually(self._connected)
        self._running.enter_context(closing(self._ask))
        self._ask("WebDriver:NewSession", capabilities={})
        self._ask("WebDriver:SetTimeouts", script=SCRIPT_TIMEOUT_MS)
        self._narrow()

    def quit(self) -> None:
        self._running.close()

    def _prepare_profile(self) -> None:
        self._profile.mkdir(exist_ok=True)
        (self._profile / PORT_FILE).unlink(missing_ok=True)
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        (self._profile / "user.js").write_text("".join(lines))

    def _launch(self) -> subprocess.Popen[bytes]:
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        assert program, "no Firefox: python -m tests.setup.engines"
        command = [program, *FLAGS, "--profile", str(self._profile)]
        home = {**os.environ, "HOME": str(self._folder)}
        with log_of(self._folder).open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, env=home)

    def _connected(self) -> Marionette | None:
        try:
            return Marionette(int((self._profile / PORT_FILE).read_text()))
        except (FileNotFoundError, ValueError, ConnectionRefusedError):
            return None  # not written, or half of it; not listening yet

    def _narrow(self) -> None:
        width, height = self._size
        self._ask("WebDriver:SetWindowRect", width=WINDOW_WIDTH, height=height + BARS_HEIGHT)
        self._ask("Marionette:SetContext", value="chrome")
        self._ask("WebDriver:ExecuteScript", script=NARROW, args=[width])
        self._ask("Marionette:SetContext", value="content")


def _end(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
