"""The fake camera: a file of one video frame that Chromium plays, overwritten to show another code."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import zxingcpp
from PIL import Image

WIDTH, HEIGHT = 640, 480
TABLE_TOP = 200
ALLOWED = "--use-fake-ui-for-media-stream"
TWO_CAMERAS = [ALLOWED, "--use-fake-device-for-media-stream=device-count=2"]


def read_code(picture: bytes) -> str:
    """The text of the one QR code in a picture, read by another decoder than the app's."""
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)), formats=zxingcpp.BarcodeFormat.QRCode)
    return str(code.text)


def empty_table() -> bytes:
    """A picture without any code."""
    file = io.BytesIO()
    Image.new("L", (WIDTH, HEIGHT), TABLE_TOP).save(file, "PNG")
    return file.getvalue()


class Camera:
    """What the browser's camera sees. Written in place with the same size, it changes under a running stream."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.touch()
        self.look_away()

    @property
    def flags(self) -> list[str]:
        """Chromium's flags for this camera."""
        return [*self.refused, ALLOWED]

    @property
    def refused(self) -> list[str]:
        """The flags with which Chromium denies the camera."""
        return ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={self.path}"]

    def show(self, *pictures: bytes) -> None:
        """Hold pictures before the camera, side by side; the one in the middle is nearest to it."""
        scene = Image.new("L", (WIDTH, HEIGHT), TABLE_TOP)
        middle = WIDTH // (len(pictures) + 1)
        for n, picture in enumerate(pictures, start=1):
            drawn = Image.open(io.BytesIO(picture)).convert("L")
            scene.paste(drawn, (n * middle - drawn.width // 2, (HEIGHT - drawn.height) // 2))
        self._film(scene)

    def look_away(self) -> None:
        """Show a frame without a code."""
        self._film(Image.new("L", (WIDTH, HEIGHT), TABLE_TOP))

    def film(self, scenes: Iterable[Image.Image]) -> None:
        """Play scenes in a loop, ten a second; for a browser that is not started yet."""
        with self.path.open("wb") as file:
            for n, scene in enumerate(scenes):
                file.write(_picture(scene) if n else _header(scene) + _picture(scene))

    def _film(self, scene: Image.Image) -> None:
        with self.path.open("r+b") as file:
            file.write(_header(scene) + _picture(scene))


def _header(scene: Image.Image) -> bytes:
    return f"YUV4MPEG2 W{scene.width} H{scene.height} F10:1 Ip A1:1 C420jpeg\n".encode()


def _picture(scene: Image.Image) -> bytes:
    return b"FRAME\n" + scene.tobytes() + bytes([128]) * (scene.width * scene.height // 2)
