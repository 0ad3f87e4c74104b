"""Files that somebody may send as a document, good and bad, made in memory."""

import io
import struct
import time
import zlib
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, TiffImagePlugin

GPS, LATITUDE, ORIENTATION = 0x8825, 2, 0x0112
PLACE = (6.0, 12.0, 34.5)  # somebody’s garden


def kept(name: str) -> bytes:
    return (Path(__file__).parent / "data" / name).read_bytes()


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 80), colour: str = "red", **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(pages: int = 1) -> bytes:
    blank = [Image.new("L", (60, 80), 255) for _ in range(pages)]
    buffer, then = io.BytesIO(), time.gmtime(0)
    blank[0].save(buffer, "PDF", save_all=True, append_images=blank[1:], creationDate=then, modDate=then)
    return buffer.getvalue()


def slow_pdf() -> bytes:
    """A few kilobytes that would be drawn for minutes: the page is painted over and over."""
    content = zlib.compress(b"0 0 600 800 re f " * 500_000)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj%b\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def photo_of_a_phone() -> bytes:
    """Lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "S", LATITUDE: tuple(TiffImagePlugin.IFDRational(part) for part in PLACE)}
    return picture("JPEG", size=(80, 60), exif=exif.tobytes(), comment=b"Made at home")


def huge_jpeg() -> bytes:
    """A small one that says of itself to have 20,001 × 20,001 pixels."""
    content = picture("JPEG")
    start = content.index(b"\xff\xc0") + 5
    return content[:start] + struct.pack(">HH", 20_001, 20_001) + content[start + 4 :]


def huge_png() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(buffer, "PNG")
    return buffer.getvalue()


def upload(content: bytes, name: str = "letter.pdf", content_type: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)
