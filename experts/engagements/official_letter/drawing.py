"""Draw a letter, given as JSON on standard input, as a PDF on standard output, in a process of its own: ``pdf`` starts
it. Only a text of which the typeface has every letter is drawn: the others would become empty boxes.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uharfbuzz
from fpdf import FPDF
from pymupdf_fonts import myfont

from experts import sandbox

LETTERS_MISSING = 3  # how it ends, if the typeface has not all that is written
MOST_MEMORY = 800_000_000
MOST_SECONDS = 20
MOST_OUTPUT = 20_000_000

FACES = {"": "figo", "B": "figbo"}  # FiraGO
MARGIN = 25  # millimetres, like all lengths here
LINE = 5.6
LABEL = 46
FOR_SIGNING, FOR_NAME = 28, 70
NEXT: dict[str, Any] = {"new_x": "LMARGIN", "new_y": "NEXT", "align": "L"}


def main() -> int:
    sandbox.limit(memory=MOST_MEMORY, seconds=MOST_SECONDS, output=MOST_OUTPUT)
    letter = json.load(sys.stdin.buffer)
    faces = {style: myfont(name) for style, name in FACES.items()}
    if set("".join(_texts(letter))) - _drawable(faces.values()):
        return LETTERS_MISSING
    sys.stdout.buffer.write(_pdf(letter, faces))
    return 0


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    else:
        for each in part.values() if isinstance(part, dict) else part:
            yield from _texts(each)


def _drawable(faces: Any) -> set[str]:
    return set.intersection(*(set(map(chr, uharfbuzz.Face(face).unicodes)) for face in faces)) | {"\n"}


def _pdf(letter: Any, faces: dict[str, bytes]) -> bytes:
    pdf = FPDF(format="A4")
    pdf.set_margin(MARGIN)
    pdf.c_margin = 0
    pdf.set_auto_page_break(True, MARGIN)
    pdf.set_title(letter["about"])
    pdf.set_lang(letter["language"])
    pdf.set_text_shaping(True)
    with TemporaryDirectory() as folder:
        for style, face in faces.items():
            file = Path(folder, f"letter{style}.ttf")
            file.write_bytes(face)
            pdf.add_font("letter", style, file)
        pdf.add_page()
        _write(pdf, letter)
        return bytes(pdf.output())


def _write(pdf: FPDF, letter: Any) -> None:
    for number, line in enumerate(letter["sender"]):
        _say(pdf, line, *(("B", 14) if number == 0 else ("", 10.5)))
    pdf.ln(LINE)
    _say(pdf, letter["day"])
    pdf.ln(LINE)
    for line in letter["to"]:
        _say(pdf, line)
    pdf.ln(LINE)
    _say(pdf, letter["about"], "B")
    for part in ("opening", "asks"):
        pdf.ln(LINE / 2)
        _say(pdf, letter[part])
    for number, expert in enumerate(letter["experts"], start=1):
        _pair(pdf, f"{number}.", expert, 8)
    pdf.ln(LINE / 2)
    for label, fact in letter["facts"]:
        _pair(pdf, label, fact, LABEL)
    for part in filter(letter.get, ("message", "thanks")):
        pdf.ln(LINE / 2)
        _say(pdf, letter[part])
    with pdf.unbreakable() as whole:
        _sign(whole, letter)


def _sign(pdf: Any, letter: Any) -> None:
    pdf.ln(LINE)
    _say(pdf, letter["closing"])
    pdf.ln(FOR_SIGNING)
    pdf.set_font("letter", "", 8.5)
    pdf.multi_cell(FOR_NAME, LINE, letter["sign"], border="T", **NEXT)
    for line in letter["signer"]:
        _say(pdf, line)


def _say(pdf: Any, text: str, style: str = "", size: float = 10.5) -> None:
    pdf.set_font("letter", style, size)
    pdf.multi_cell(0, LINE, text, **NEXT)


def _pair(pdf: Any, label: str, text: str, width: float) -> None:
    """Side by side, on one page."""
    pdf.set_font("letter", "", 10.5)
    with pdf.unbreakable() as whole:
        whole.multi_cell(width, LINE, label, new_x="RIGHT", new_y="TOP", align="L")
        whole.multi_cell(0, LINE, text, **NEXT)


if __name__ == "__main__":
    sys.exit(main())
