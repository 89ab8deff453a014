"""QR codes, read by a decoder that shares no code with what draws them."""

from __future__ import annotations

import io

import pytest
import resvg_py
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from server.vouchers import qr, token

from .support.vectors import VALID

TEXT = token.qr_text(VALID, "https://pass.example.fr")


def read(png: bytes) -> str:
    """The text of the one code in a picture."""
    grey = Image.open(io.BytesIO(png)).convert("L")
    (found,) = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)
    return found.text


def painted(svg: str, width_pixels: int) -> bytes:
    """An SVG as a PNG."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width_pixels))


@pytest.mark.parametrize("width_pixels", [110, 320, 720, 1001])
def test_a_voucher_drawn_as_svg_is_read_at_any_size(width_pixels: int) -> None:
    assert read(painted(qr.svg(TEXT), width_pixels)) == TEXT


@pytest.mark.parametrize("size_pixels", [qr.SMALLEST_PIXELS, 200, 720, qr.LARGEST_PIXELS])
def test_a_voucher_drawn_as_png_is_read_at_any_size(size_pixels: int) -> None:
    assert read(qr.png(TEXT, size_pixels)) == TEXT


def test_a_png_fills_the_size_with_whole_modules() -> None:
    width, height = Image.open(io.BytesIO(qr.png(TEXT, 720))).size
    assert width == height
    assert 720 - 49 < width <= 720


@pytest.mark.parametrize(
    ("host", "version"),
    [("p.fr", 6), ("pass.departement-33.fr", 6), ("a" * 23, 6), ("a" * 24, 7), ("a" * 47, 7), ("a" * 48, 8)],
)
def test_the_version_is_the_smallest_for_the_host(host: str, version: int) -> None:
    code = qr.draw(token.qr_text(VALID, f"https://{host}"))
    assert (code.version, code.error, code.mode) == (version, "M", "alphanumeric")


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 0xFFFF), st.integers(1, 0xFFFFFFFF), st.integers(1, 10))
def test_the_fixed_mask_is_read_whatever_the_voucher(campaign_id: int, serial: int, position: int) -> None:
    payload = token.Payload(1, campaign_id, serial, position, 2556)
    text = token.qr_text(token.sign(payload, bytes(31) + b"\x07"), "https://pass.example.fr")
    assert read(qr.png(text, 200)) == text


def test_a_text_in_small_letters_is_drawn_too() -> None:
    link = "https://pass.example.fr/carnet/IjEtNDIi.abcDEF_-123"
    assert read(qr.png(link, 300)) == link
