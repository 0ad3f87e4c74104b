"""The letter as a PDF, drawn in a process of its own: what draws it takes 70 MB that no page needs."""

import json
import logging
from dataclasses import asdict
from tempfile import TemporaryFile
from threading import Lock

from experts import sandbox
from experts.engagements.official_letter import drawing
from experts.engagements.official_letter.wording import Letter

PATIENCE = 30  # seconds for a letter, on a machine that does other things as well
QUEUE = 10  # seconds until it is a letter’s turn
LAST_WORDS = 500  # of what went wrong, for the log

_turn = Lock()  # drawing is work for the processor: pages must stay quick meanwhile

logger = logging.getLogger(__name__)


def draw(letter: Letter) -> bytes | None:
    """Nothing if our typeface lacks one of its letters, or if it can’t be drawn now."""
    if not _turn.acquire(timeout=QUEUE):
        return None
    try:
        with TemporaryFile() as given, TemporaryFile() as answer:
            given.write(json.dumps(asdict(letter)).encode())
            given.seek(0)
            ended, complaint = sandbox.run(drawing.__name__, given, answer, patience=PATIENCE)
            if ended:
                _log(ended, complaint)
                return None
            answer.seek(0)
            return answer.read()
    finally:
        _turn.release()


def _log(ended: int, complaint: bytes) -> None:
    if ended != drawing.LETTERS_MISSING:
        logger.warning("Drawing a letter failed: %s", complaint[-LAST_WORDS:].decode(errors="replace"))
