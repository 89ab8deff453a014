"""A camera that every engine has: a canvas whose stream stands in for the one of getUserMedia."""

from __future__ import annotations

import base64
import io

from PIL import Image, ImageOps

from tests.e2e.support.camera import TABLE_TOP

from . import page
from .engine import Driver

WIDTH, HEIGHT = 1280, 720
INSTALL = page.script("camera")
SHOW = "return window.showScene(arguments[0])"


class CanvasCamera:
    """The camera of the page; to be installed again after each load of the page."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def install(self) -> None:
        """Replace getUserMedia, before the page calls it."""
        self._driver.run(INSTALL, WIDTH, HEIGHT, TABLE_TOP)

    def show(self, *pictures: bytes) -> None:
        """Hold pictures before the camera, side by side; of an odd number, one covers the middle."""
        scene = Image.new("L", (WIDTH, HEIGHT), TABLE_TOP)
        for n, picture in enumerate(pictures):
            drawn = Image.open(io.BytesIO(picture)).convert("L")
            left = WIDTH // 2 + (2 * n - len(pictures) + 1) * drawn.width // 2 - drawn.width // 2
            scene.paste(drawn, (left, (HEIGHT - drawn.height) // 2))
        self._film(scene)

    def show_inverted(self, picture: bytes) -> None:
        """Hold up a screen in dark mode: white modules on black."""
        file = io.BytesIO()
        ImageOps.invert(Image.open(io.BytesIO(picture)).convert("L")).save(file, "PNG")
        self.show(file.getvalue())

    def look_away(self) -> None:
        """Show a frame without a code."""
        self._driver.run(SHOW, None)

    def _film(self, scene: Image.Image) -> None:
        file = io.BytesIO()
        scene.save(file, "PNG")
        self._driver.run(SHOW, "data:image/png;base64," + base64.b64encode(file.getvalue()).decode())
