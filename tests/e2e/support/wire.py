"""A relay between phones and server, at the server's address, that can spoil, drop or delay answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from threading import Event, Thread

from .patience import PATIENCE_SECONDS
from .server import Server, free_port

HOTSPOT = b"<!doctype html><title>Wi-Fi</title><h1>Bienvenue sur le Wi-Fi de la mairie</h1>"
BATCHES = ("/api/redemptions", "/api/hand-overs")
SHAPED = b'{"error": {"code": "%s", "message": "Session expired. Contact your administrator."}}'
JSON = ("Content-Type", "application/json")
OWN_WORDS = ("connection", "transfer-encoding", "content-length")


class Weather(Enum):
    """What the relay does to a request to the API."""

    FAIR = auto()
    BROKEN = auto()  # the server fails: 500
    HOTSPOT = auto()  # somebody else answers, in HTML
    GATE = auto()  # a proxy wants a sign-in, in the shape of our own errors
    FILTER = auto()  # a proxy forbids it so
    PICKY = auto()  # a proxy finds the request wrong so
    PORTAL = auto()  # somebody else answers what a batch could be answered
    MUTED = auto()  # somebody else answers nothing, and that it is fine
    HASTY = auto()  # a proxy wants to be left in peace for a day
    SILENT = auto()  # nobody answers
    BUSY = auto()  # the server takes nothing a phone kept: 503
    LOSSY = auto()  # the server does it, and its answer is lost


Answer = tuple[int, list[tuple[str, str]], bytes]
ANSWERS: dict[Weather, Answer] = {
    Weather.BROKEN: (500, [("Content-Type", "text/plain")], b""),
    Weather.HOTSPOT: (200, [("Content-Type", "text/html")], HOTSPOT),
    Weather.GATE: (401, [JSON], SHAPED % b"sign_in_needed"),
    Weather.FILTER: (403, [JSON], SHAPED % b"forbidden"),
    Weather.PICKY: (422, [JSON], SHAPED % b"invalid"),
    Weather.PORTAL: (200, [JSON], b'{"results": []}'),
    Weather.MUTED: (204, [], b""),
    Weather.HASTY: (429, [JSON, ("Retry-After", "86400")], SHAPED % b"too_many_attempts"),
}


@contextmanager
def wired(server: Server) -> Iterator[Wire]:
    """Put the relay between a server and its address, for the block."""
    server.kill()
    upstream = free_port()
    server.start(upstream)
    wire = Wire(server.port, upstream)
    try:
        yield wire
    finally:
        wire.cut()
        server.kill()


class Wire(ThreadingHTTPServer):
    """Relays to the server on another port."""

    def __init__(self, port: int, upstream_port: int) -> None:
        super().__init__(("127.0.0.1", port), _Relay)
        self.upstream_port = upstream_port
        self.asked = 0
        """How many batches a phone sent."""
        self.recorded: list[str] = []
        """The ids of the redemptions that reached the server."""
        self._connections: list[socket] = []
        self._weather = Weather.FAIR
        self.changed = Event()
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()

    def renew(self) -> None:
        """Fair, and as if nobody had asked yet."""
        self.weather = Weather.FAIR
        self.asked = 0
        self.recorded.clear()

    @property
    def weather(self) -> Weather:
        """The present weather. Changing it ends the requests that still wait for an answer."""
        return self._weather

    @weather.setter
    def weather(self, weather: Weather) -> None:
        self._weather = weather
        self.changed.set()
        self.changed = Event()

    def cut(self) -> None:
        """Stop the relay."""
        self.weather = Weather.BROKEN
        self.shutdown()
        self._thread.join()
        self.server_close()
        for connection in self._connections:
            with suppress(OSError):  # most were closed already
                connection.shutdown(SHUT_RDWR)

    def get_request(self) -> tuple[socket, object]:
        """Remember each connection."""
        connection, address = super().get_request()
        self._connections.append(connection)
        return connection, address

    def handle_error(self, *_of: object) -> None:
        """Ignore errors of connections to killed browsers."""


class _Relay(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Wire

    def do_GET(self) -> None:
        self._relay()

    def do_POST(self) -> None:
        self._relay()

    def do_DELETE(self) -> None:
        self._relay()

    def log_message(self, *_words: object) -> None:
        """Log nothing."""

    def _relay(self) -> None:
        changed = self.server.changed
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        is_batch = self.path in BATCHES
        self.server.asked += is_batch
        weather = self.server.weather if self.path.startswith("/api/") else Weather.FAIR
        if weather in ANSWERS:
            self._answer(*ANSWERS[weather])
        elif weather is Weather.BUSY and is_batch:
            self._answer(503, [("Content-Type", "text/plain")], b"")
        elif weather is Weather.SILENT:
            self._say_nothing(until=changed)
        else:
            self._pass_on(body, is_batch, changed)

    def _pass_on(self, body: bytes, is_batch: bool, changed: Event) -> None:
        connection = HTTPConnection("127.0.0.1", self.server.upstream_port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(self.command, self.path, body, dict(self.headers))
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if is_batch:
            self.server.recorded += [each["id"] for each in json.loads(body).get("redemptions", [])]
        if is_batch and self.server.weather is Weather.LOSSY:
            self._say_nothing(until=changed)
        else:
            self._answer(answer.status, answer.getheaders(), content)

    def _answer(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in OWN_WORDS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _say_nothing(self, until: Event) -> None:
        until.wait()
        self.close_connection = True
