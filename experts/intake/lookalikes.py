"""Letters that look like the right ones: Greek and Cyrillic in Latin words, and those of East Asian keyboards."""

import re

# Nobody in the region writes Greek or Cyrillic: these stand for the Latin letter that looks the same.
LOOK_ALIKES = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "ο" + "АВЕКМНОРСТУХІЈЅ" + "аеорсухіјѕ",
    "ABEZHIKMNOPTYX" + "o" + "ABEKMHOPCTYXIJS" + "aeopcyxijs",
)
FOREIGN = re.compile("[\u0370-\u04ff]")
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

FULL_WIDTH = range(0xFF01, 0xFF5F)
NARROW = {code: chr(code - 0xFEE0) for code in FULL_WIDTH}
NARROW_WORDS = {code: narrow for code, narrow in NARROW.items() if narrow.isalnum()}
WIDE = re.compile("[\uff01-\uff5e]")
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]")


def in_latin(text: str) -> str:
    """A text that is Greek or Russian all the same stays, but for words that mix the two."""
    if not FOREIGN.search(text):
        return text
    latin = text.translate(LOOK_ALIKES)
    return WORD.sub(lambda match: _in_latin(match[0]), text) if FOREIGN.search(latin) else latin


def narrow(text: str) -> str:
    """With ordinary letters and digits; the marks of a Chinese or Japanese text are wide by right."""
    if not WIDE.search(text):
        return text
    return text.translate(NARROW_WORDS if EAST_ASIAN.search(text) else NARROW)


def _in_latin(word: str) -> str:
    latin = word.translate(LOOK_ALIKES)
    return word if FOREIGN.search(latin) or not LATIN.search(word) else latin
