"""Check a document and draw its pages, in a process of its own with little memory and time: ``checking`` starts it.

It is given on standard input. On standard output come the type that it is by its content, then a picture of each page,
each part after its length. A picture holds nothing of the file but what one sees.
"""

import struct
import sys
from collections.abc import Iterator
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from experts import sandbox

LOCKED, TOO_LARGE, DAMAGED, OTHER_TYPE, TOO_MANY_PAGES, TOO_MANY_PIXELS = 3, 4, 5, 6, 7, 8  # how it ends, if not well
MOST_MEMORY = 800_000_000
MOST_SECONDS = 40
MOST_OUTPUT = 100_000_000

MOST_PAGES = 50
LONGEST_SIDE = 20_000  # pixels
MOST_PIXELS = 50_000_000  # what phones take
WIDTH, HEIGHT = 1200, 2400  # of a picture at most: A4 at 145 dots an inch
QUALITY = 70
MOST_ENLARGED = 4  # so that a page of a stamp's size stays one
LENGTH = struct.Struct(">I")
BEGINNINGS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


class Refused(Exception):  # noqa: N818  no error of ours
    """What is wrong with the document, as the process will end with it."""

    def __init__(self, ending: int) -> None:
        super().__init__(ending)
        self.ending = ending


def main() -> int:
    sandbox.limit(memory=MOST_MEMORY, seconds=MOST_SECONDS, output=MOST_OUTPUT)
    try:
        content = sys.stdin.buffer.read()
        content_type = type_of(content)
        _send(content_type.encode())
        for picture in _pdf(content) if content_type == "application/pdf" else [_photo(content)]:
            _send(_drawn(picture))
    except Refused as refused:
        return refused.ending
    except MemoryError:
        return TOO_LARGE
    except (OSError, SyntaxError, ValueError, pdfium.PdfiumError):  # what Pillow and PDFium say of damage
        return DAMAGED
    return 0


def type_of(content: bytes) -> str:
    """By how it begins. Something else before that, which readers of PDF overlook, may be a page that browsers run."""
    for beginning, content_type in BEGINNINGS.items():
        if content.startswith(beginning):
            return content_type
    raise Refused(OTHER_TYPE)


def _pdf(content: bytes) -> Iterator[Image.Image]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Refused(LOCKED if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD else DAMAGED) from error
    if pdfium.raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Refused(LOCKED)
    if not 0 < len(document) <= MOST_PAGES:
        raise Refused(TOO_MANY_PAGES if len(document) else DAMAGED)
    document.init_forms()  # what is filled in and how it is signed is seen only with this
    for page in document:
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), HEIGHT / max(height, 1), MOST_ENLARGED)
        yield page.render(scale=scale).to_pil()
        page.close()


def _photo(content: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and asked for before anything is unpacked
    with Image.open(BytesIO(content), formats=["JPEG", "PNG"]) as photo:
        if max(photo.size) > LONGEST_SIDE or photo.width * photo.height > MOST_PIXELS:
            raise Refused(TOO_MANY_PIXELS)
        photo.draft(None, (HEIGHT, HEIGHT))
        smaller = _in_colours(photo)
        smaller.thumbnail((HEIGHT, HEIGHT))
        upright = ImageOps.exif_transpose(smaller)
    upright.thumbnail((WIDTH, HEIGHT))
    return upright


def _in_colours(photo: Image.Image) -> Image.Image:
    if photo.mode.startswith("I"):  # 16 bits of grey, of which Pillow would make white
        return photo.convert("I").point(lambda grey: grey / 256).convert("L").convert("RGB")
    return photo.convert("RGBA" if photo.has_transparency_data else "RGB")


def _drawn(picture: Image.Image) -> bytes:
    """On a white page, and made anew, so that no metadata comes along."""
    page = Image.new("RGB", picture.size, "white")
    page.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    buffer = BytesIO()
    page.save(buffer, "WEBP", quality=QUALITY)
    return buffer.getvalue()


def _send(part: bytes) -> None:
    sys.stdout.buffer.write(LENGTH.pack(len(part)) + part)


if __name__ == "__main__":
    sys.exit(main())
