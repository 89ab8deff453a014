"""QR codes: a text drawn as SVG or PNG, at level M and with a fixed mask. Pure."""

from __future__ import annotations

import io

import segno

LEVEL = "m"
MASK = 2  # any mask can be read; choosing the best of all eight takes three times as long
QUIET_MODULES = 4
SMALLEST_PIXELS, LARGEST_PIXELS = 64, 2048


def draw(text: str) -> segno.QRCode:
    """The smallest code that holds a text; texts in capitals, as a voucher's, use the shorter alphanumeric mode."""
    return segno.make(text, error=LEVEL, mask=MASK, boost_error=False, micro=False)


def svg(text: str) -> str:
    """A code as an SVG document with its quiet zone, on white; without a size, so that it fills its container."""
    file = io.BytesIO()
    draw(text).save(
        file,
        kind="svg",
        border=QUIET_MODULES,
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return file.getvalue().decode().replace("<svg ", '<svg shape-rendering="crispEdges" ', 1)


def png(text: str, size_pixels: int) -> bytes:
    """A code as a PNG of at most ``size_pixels`` a side; each module is a whole number of pixels, so nothing blurs."""
    code, file = draw(text), io.BytesIO()
    modules = code.symbol_size(border=QUIET_MODULES)[0]
    code.save(file, kind="png", border=QUIET_MODULES, scale=max(1, size_pixels // modules))
    return file.getvalue()
