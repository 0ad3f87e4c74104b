"""Burmese in Zawgyi, the font that was typed before Unicode came, and which gives other letters to the same codes.

In Zawgyi each sign is typed where it is seen, so that the vowel e and the medial r come before their consonant; and
a letter has a code for each of its shapes. In Unicode all signs follow the consonant, in a fixed order.
"""

import csv
import re
from functools import cache
from pathlib import Path

from myanmartools import ZawgyiDetector

FILE = Path(__file__).parent.parent / "reference" / "zawgyi.csv"
BURMESE = re.compile("[\u1000-\u109f]")
# How likely Zawgyi must be for a text to be certainly in it, and how likely it may be in one that is certainly not.
ZAWGYI, UNICODE = 0.95, 0.001

KINZI = "\u1004\u103a\u1039"  # a small nga above the consonant that follows it, in Zawgyi typed after that one
SIGNS = "\u102b-\u1030\u1032\u1036-\u1038\u103a\u103b\u103d\u103e"
ORDER = "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u103a\u1037\u1038"
SYLLABLE = re.compile(
    rf"(?P<before>[\u1031\u103c]*)(?P<letter>[\u1000-\u1021\u1023-\u102a\u103f\u1047])"
    rf"(?P<after>(?:{KINZI}|\u1039[\u1000-\u1021]|[{SIGNS}])*)"
)
PART = re.compile(rf"{KINZI}|\u1039[\u1000-\u1021]|.")
# Digits that are typed for the letters that look the same: a zero in a word, and a seven that has signs of a letter.
ZERO = re.compile("(?<![\u1040-\u1049])\u1040(?=[\u1000-\u103f])|(?<=[\u1000-\u103f])\u1040(?![\u1040-\u1049])")
WA, SEVEN, RA = "\u101d", "\u1047", "\u101b"


def is_zawgyi(text: str) -> bool | None:
    """None when the text alone does not tell."""
    probability = _detector().get_zawgyi_probability(text)
    if probability >= ZAWGYI:
        return True
    return False if probability <= UNICODE else None


def to_unicode(text: str) -> str:
    text = re.sub("\u104e(?!\u1004)", "\u104e\u1004\u1039\u1038", text)
    return SYLLABLE.sub(_syllable, ZERO.sub(WA, text.translate(_codes())))


def _syllable(match: re.Match[str]) -> str:
    letter, parts = match["letter"], PART.findall(match["after"])
    signs = {*match["before"], *(part for part in parts if len(part) == 1)}
    if signs and letter == SEVEN:
        letter = RA
    kinzi = KINZI if KINZI in parts else ""
    stacked = "".join(part for part in parts if len(part) == 2)
    text = kinzi + letter + stacked + "".join(sorted(signs, key=ORDER.index))
    return text.replace("\u102f\u103a", "\u103a\u102f")


@cache
def _detector() -> ZawgyiDetector:
    return ZawgyiDetector()


@cache
def _codes() -> dict[int, str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            int(row["zawgyi"], 16): "".join(chr(int(code, 16)) for code in row["unicode"].split())
            for row in csv.DictReader(file)
        }
