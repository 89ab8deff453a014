"""A server of map tiles on the loopback: one grey square for every request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

from PIL import Image


def _square() -> bytes:
    file = BytesIO()
    Image.new("RGB", (256, 256), "#dde5d5").save(file, "PNG")
    return file.getvalue()


SQUARE = _square()


class Tiles(ThreadingHTTPServer):
    """Records the requests and their referrers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str | None]] = []

    @property
    def origin(self) -> str:
        """The origin it listens on."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Tiles

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Referer"]))
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(SQUARE)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def tile_server() -> Iterator[Tiles]:
    """A tile server for the block."""
    tiles = Tiles()
    thread = Thread(target=tiles.serve_forever)
    thread.start()
    yield tiles
    tiles.shutdown()
    tiles.server_close()
    thread.join()
