"""A phone whose browser can be killed at any moment; the profile survives."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType

from .camera import Camera
from .patience import eventually
from .phone import Phone
from .watch import Watch


class Handset:
    """One profile folder, one camera, at most one browser at a time."""

    def __init__(self, folder: Path, browser_type: BrowserType, options: dict[str, Any], watch: Watch) -> None:
        self.camera = Camera(folder / "scene.y4m")
        self._profile = folder / "profile"
        self._browser_type = browser_type
        self._options = options
        self._watch = watch
        self._context: BrowserContext | None = None

    def switch_on(self, flags: list[str] | None = None, *, full: bool = False) -> Phone:
        """Start the browser and open the app; with other flags than its camera's, or on a phone without room."""
        flags = self.camera.flags if flags is None else flags
        self._context = self._browser_type.launch_persistent_context(self._profile, **self._options, args=flags)
        self._watch.over(self._context)
        phone = Phone(self._context, self.camera)
        if full:
            phone.limit_storage(self._options["base_url"], 1)
        return phone.open()

    def pull_battery(self) -> None:
        """Kill the browser, without giving it time to finish anything."""
        assert self._context is not None
        pid = int(str((self._profile / "SingletonLock").readlink()).rpartition("-")[2])
        with self._context.expect_event("close"):
            os.kill(pid, signal.SIGKILL)
        eventually(lambda: not _lives(pid))
        self._context = None

    def switch_off(self) -> None:
        """Close the browser if it runs."""
        if self._context:
            self._context.close()
            self._context = None


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
