"""Firefox's own remote protocol: WebDriver's commands as JSON over a socket.

Spoken here in a few lines because Debian has no geckodriver, and Mozilla's client for Python brings fifteen packages
and an old psutil. Messages are `length:[type, id, …]`: 0 for a command, 1 for its answer.
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import socket
from itertools import count
from typing import Any

TIMEOUT_SECONDS = 120
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's name of a reference to an element


class Refused(AssertionError):
    """Firefox's answer to a command that failed: its code, and its words."""

    def __init__(self, command: str, error: dict[str, str]) -> None:
        self.code = error["error"]
        super().__init__(f"{command}: {self.code}: {error['message']}")


class Marionette:
    """One session on a running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT_SECONDS)
        self._stream = self._socket.makefile("rb")
        self._ids = count(1)
        self._read()  # it greets first

    def __call__(self, command: str, **parameters: Any) -> Any:
        """The answer to a command; Refused when it fails."""
        message = json.dumps([0, next(self._ids), command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error is not None:
            raise Refused(command, error)
        return result.get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def _read(self) -> Any:
        length = b""
        while (character := self._stream.read(1)) != b":":
            assert character, "Firefox hung up"
            length += character
        return json.loads(self._stream.read(int(length)))
