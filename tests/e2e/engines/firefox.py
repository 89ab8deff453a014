"""Firefox, driven over Marionette."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

from ..patience import eventually
from ..server import free_port
from .marionette import ELEMENT, Marionette

SCRIPT_TIMEOUT_MS = 60_000
PREFERENCES = {
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
        self._profile.mkdir()
        self._start()

    def go(self, url: str) -> None:
        self._ask("WebDriver:Navigate", url=url)

    def reload(self) -> None:
        self.go(str(self._ask("WebDriver:GetCurrentURL")))

    def run(self, script: str, *arguments: Any) -> Any:
        # The page's own globals, so that the test may replace its camera.
        return self._ask("WebDriver:ExecuteScript", script=script, args=arguments, sandbox=None, newSandbox=False)

    def click(self, element: Any) -> None:
        self._ask("WebDriver:ElementClick", id=element[ELEMENT])

    def type(self, element: Any, text: str) -> None:
        self._ask("WebDriver:ElementSendKeys", id=element[ELEMENT], text=text)

    def picture(self) -> str:
        return str(self._ask("WebDriver:TakeScreenshot", full=False))

    def restart(self) -> None:
        self.quit()
        self._start()

    def quit(self) -> None:
        self._ask.close()
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _start(self) -> None:
        port = free_port()
        said = {**PREFERENCES, "marionette.port": port}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in said.items()]
        (self._profile / "user.js").write_text("".join(lines))
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        assert program, "no Firefox: python -m tests.setup.engines"
        command = [program, *FLAGS, "--profile", str(self._profile)]
        with (self._folder / "firefox.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, env={**os.environ, "HOME": str(self._folder)}
            )
        self._ask = eventually(lambda: _connected(port), seconds=60)
        self._ask("WebDriver:NewSession", capabilities={})
        self._ask("WebDriver:SetTimeouts", script=SCRIPT_TIMEOUT_MS)
        self._narrow()

    def _narrow(self) -> None:
        width, height = self._size
        self._ask("WebDriver:SetWindowRect", width=WINDOW_WIDTH, height=height + BARS_HEIGHT)
        self._ask("Marionette:SetContext", value="chrome")
        self._ask("WebDriver:ExecuteScript", script=NARROW, args=[width])
        self._ask("Marionette:SetContext", value="content")


def _connected(port: int) -> Marionette | None:
    try:
        return Marionette(port)
    except ConnectionRefusedError:
        return None
