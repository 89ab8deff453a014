"""The structure of a PDF, read by another library: its tags, its content, its fonts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, parse_content_stream

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"}
MILLIMETRE = Decimal(72) / Decimal("25.4")
RUNS_PROGRAMS = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/EmbeddedFile"}


@dataclass(frozen=True)
class Element:
    """One tag: its kind and its text."""

    kind: str
    alt: str | None


def elements(pdf: Pdf) -> list[Element]:
    """All tags in reading order."""
    nodes = [kid for _, kid in _walk(pdf.Root.StructTreeRoot) if isinstance(kid, Dictionary) and "/S" in kid]
    return [Element(str(node.S), str(node.Alt) if "/Alt" in node else None) for node in nodes]


def tagged(pdf: Pdf) -> dict[int, list[int]]:
    """The marked content that the tags name on each page, in reading order."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    named: dict[int, list[int]] = defaultdict(list)
    for node, kid in _walk(pdf.Root.StructTreeRoot):
        if isinstance(kid, int):
            named[pages[node.Pg.objgen]].append(kid)
        elif kid.get("/Type") == Name.MCR:
            named[pages[kid.get("/Pg", node.get("/Pg")).objgen]].append(int(kid.MCID))
    return named


def drawn(page: Page) -> tuple[list[int], int]:
    """The marked content that a page draws, and how often it paints outside of marked content and artifacts."""
    pieces, stray = [], 0
    within: list[bool] = []
    for instruction in parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else Dictionary()
            pieces += [int(properties.MCID)] if "/MCID" in properties else []
            within.append("/MCID" in properties or operands[0] == Name.Artifact)
        elif operator == "EMC":
            within.pop()
        elif operator in PAINTING and not any(within):
            stray += 1
    return pieces, stray


def fonts(pdf: Pdf) -> list[Dictionary]:
    """The descriptor of every font that a page names."""
    named = [font for page in pdf.pages for font in page.obj.Resources.get("/Font", Dictionary()).values()]
    return [one.FontDescriptor for font in named for one in font.get("/DescendantFonts", [font])]


def programs(pdf: Pdf) -> set[str]:
    """What in the file could run a program or open something."""
    return {key for item in pdf.objects if isinstance(item, Dictionary) for key in RUNS_PROGRAMS & set(item.keys())}


def faults(pdf: bytes) -> list[str]:
    """The faults of a document by qpdf's checks, and for someone who has it read aloud."""
    with Pdf.open(BytesIO(pdf)) as opened:
        root, named = opened.Root, tagged(opened)
        found, inside = elements(opened), fonts(opened)
        pieces = [drawn(page) for page in opened.pages]
        wrong = {
            "warnings": bool(opened.check_pdf_syntax() or opened.get_warnings()),
            "not tagged": not root.MarkInfo.Marked or "/Suspects" in root.MarkInfo,
            "not French": str(root.Lang) != "fr-FR",
            "title not shown": not opened.docinfo.Title or not root.ViewerPreferences.DisplayDocTitle,
            "content outside the tree": any(stray for _, stray in pieces),
            "another order than drawn": any(named[n] != some for n, (some, _) in enumerate(pieces)),
            "pictures without words": not all(element.alt for element in found if element.kind == "/Figure"),
            "no heading": "/H1" not in [element.kind for element in found],
            "fonts outside": not all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in inside),
            "programs": bool(programs(opened)),
        }
    return [fault for fault, so in wrong.items() if so]


def size(box: Any) -> tuple[float, float]:
    """Width and height of a box in millimetres, to a tenth."""
    left, bottom, right, top = (Decimal(edge) for edge in box)
    return round(float((right - left) / MILLIMETRE), 1), round(float((top - bottom) / MILLIMETRE), 1)


def _walk(node: Object) -> Iterator[tuple[Object, Any]]:
    """All descendants of a tag with their parents, in reading order: tags, and numbers of marked content."""
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        yield node, kid
        if isinstance(kid, Dictionary):
            yield from _walk(kid)
