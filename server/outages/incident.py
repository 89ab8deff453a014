"""Incident: the database cannot be used, and what the log says of it: when it begins, once a minute, when it ends."""

from __future__ import annotations

import logging
import threading
import time

LOG_SECONDS, QUIET_SECONDS = 60, 5

log = logging.getLogger(__name__)


class Incident:
    """Counts the requests that could not use the database, for few lines in the log. For several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests = 0
        self._began = self._noted = self._said = 0.0

    def note(self, error: BaseException) -> None:
        """A request failed for the database."""
        with self._lock:
            self._noted = now = time.monotonic()
            self._began = self._began or now
            self._requests += 1
            if self._said and now - self._said < LOG_SECONDS:
                return
            self._said, requests = now, self._requests
        log.error("The database cannot be used; requests that failed so far: %d; %s", requests, tell(error))

    def end(self) -> None:
        """A request used the database; that is the end if none has failed for QUIET_SECONDS."""
        if not self._began:
            return
        with self._lock:
            now = time.monotonic()
            if not self._began or now - self._noted < QUIET_SECONDS:
                return
            seconds, requests = self._noted - self._began, self._requests
            self._requests, self._began, self._said = 0, 0.0, 0.0
        log.warning("The database can be used again; requests that failed: %d, within %.0f s", requests, seconds)


def tell(error: BaseException) -> str:
    """An error in one line."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
