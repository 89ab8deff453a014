"""WebKitGTK, driven over WebDriver, on a virtual screen."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.service import Service

from .engine import log_of

BROWSER = Path(__file__).with_name("webkit_browser.py")
DRIVER = "/usr/bin/WebKitWebDriver"
SCRIPT_TIMEOUT_SECONDS = 60
# The driver's synchronous scripts do not wait for promises.
AWAITED = """
const done = arguments[arguments.length - 1];
const run = async function () { %s };
run.apply(null, arguments).then((value) => done([value, null]), (error) => done([null, String(error)]));
"""
NOT_NOW = (StaleElementReferenceException, ElementNotInteractableException, ElementClickInterceptedException)
OWN_GROUP = {"start_new_session": True}
WITHOUT_GPU = {
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # bubblewrap does not run as root
    "LANG": "C.UTF-8",
}


@contextmanager
def virtual_screen() -> Iterator[str]:
    """The name of an X display that lives as long as the block."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as process:
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        try:
            yield display
        finally:
            process.terminate()


class WebKit:
    """One WebKitGTK browser with a profile of its own."""

    name = "webkit"

    def __init__(self, folder: Path, width: int, height: int, display: str) -> None:
        self._folder = folder
        self._arguments = [str(folder / "profile"), f"{width}x{height}"]
        self._environment = {**os.environ, **WITHOUT_GPU, "DISPLAY": display}
        self._running = ExitStack()

    def go(self, url: str) -> None:
        self._web.get(url)

    def reload(self) -> None:
        self._web.refresh()

    def run(self, script: str, *arguments: Any) -> Any:
        value, error = self._web.execute_async_script(AWAITED % script, *arguments)
        assert error is None, error
        return value

    def click(self, element: Any) -> bool:
        try:
            element.click()
        except NOT_NOW:
            return False
        return True

    def type(self, element: Any, text: str) -> None:
        element.send_keys(text)

    def start(self) -> None:
        options = WebKitGTKOptions()
        options.binary_location = str(BROWSER)
        for argument in self._arguments:
            options.add_argument(argument)
        log = str(log_of(self._folder))
        service = Service(executable_path=DRIVER, log_output=log, env=self._environment, popen_kw=OWN_GROUP)
        service.start()
        self._running.callback(_kill, service)
        # Not `WebKitGTK`: selenium 4.51's own constructor for it warns that it is deprecated.
        connection = RemoteConnection(client_config=ClientConfig(service.service_url))
        self._web = Remote(connection, options=options)
        self._web.set_script_timeout(SCRIPT_TIMEOUT_SECONDS)

    def quit(self) -> None:
        self._running.close()


def _kill(service: Service) -> None:
    """Kill driver and browser at once: the driver alone would let the browser end in order."""
    os.killpg(service.process.pid, signal.SIGKILL)
    service.process.wait()
