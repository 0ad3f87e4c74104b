"""Whether a file may be kept as a document, judged by what is in it, never by its name; and pictures of its pages."""

import logging
import shutil
from dataclasses import dataclass
from tempfile import TemporaryFile
from threading import Lock
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from experts import sandbox
from experts.documents import draw

MEGA = 1_000_000
MOST_BYTES = 5 * MEGA
PATIENCE = 60  # seconds for a file, on a machine that does other things as well
QUEUE = 20  # seconds until it is a file’s turn
LAST_WORDS = 500  # of what went wrong, for the log

_turn = Lock()  # drawing is work for the processor: pages must stay quick meanwhile

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: what it is, and a picture of each page, in WebP."""

    content_type: str
    pages: list[bytes]


def check(file: File) -> Checked:
    """Raises ValidationError, in words for whoever chose the file."""
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(
            _("The file has %(size).1f MB; 5 MB are the most. Scan it in grey, or send its pages one by one.")
            % {"size": (file.size or 0) / MEGA}
        )
    if not _turn.acquire(timeout=QUEUE):
        raise ValidationError(_("Many documents are being sent just now. Try again in a minute."))
    try:
        return _drawn(file)
    finally:
        _turn.release()


def _drawn(file: File) -> Checked:
    with TemporaryFile() as copy, TemporaryFile() as answer:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        file.seek(0)
        copy.seek(0)
        ended, complaint = sandbox.run(draw.__name__, copy, answer, patience=PATIENCE)
        if ended:
            raise ValidationError(_reason(ended, complaint))
        answer.seek(0)
        content_type, *pages = _parts(answer)
    return Checked(content_type.decode(), pages)


def _parts(answer: IO[bytes]) -> list[bytes]:
    parts = []
    while head := answer.read(draw.LENGTH.size):
        parts.append(answer.read(draw.LENGTH.unpack(head)[0]))
    return parts


def _reason(ended: int, complaint: bytes) -> str:
    reasons = {
        draw.OTHER_TYPE: _("This is neither a PDF nor a JPEG or PNG picture. Save it as one of these."),
        draw.LOCKED: _("The PDF is protected, against opening, printing or copying. Save it without that protection."),
        draw.DAMAGED: _("The file is damaged or incomplete. Save or scan it again."),
        draw.TOO_MANY_PAGES: _("The PDF has more than %d pages. Send only those that matter.") % draw.MOST_PAGES,
        draw.TOO_MANY_PIXELS: _("The picture has too many pixels; 50 million are the most. Make it smaller."),
    }
    if ended in reasons:
        return reasons[ended]
    if ended > 0 and ended != draw.TOO_LARGE:
        logger.warning("Drawing a document failed: %s", complaint[-LAST_WORDS:].decode(errors="replace"))
    return _("The pages of this file can’t be shown: they take too much memory or time. Print or scan it anew.")
