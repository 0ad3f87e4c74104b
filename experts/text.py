"""Text as the region writes it: folding for comparison, words, sort keys.

A leaf: it knows nothing of the models.
"""

import re
import struct
import unicodedata
from functools import cache

from pyuca import Collator

# Letters that look like Latin ones but are not, and Latin letters that Unicode does not decompose.
# Nobody in the region writes Greek or Cyrillic, so these always stand for the Latin letter.
_LOOK_ALIKES = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕ", "abekmhopctyxijs", strict=True)),
        **dict(zip("αβεζηικμνορτυχ", "abezhikmnoptyx", strict=True)),
        **dict(zip("đðłøıħŧ", "ddloiht", strict=True)),
        **dict.fromkeys("‘’ʼʻ`´＇′", "'"),
        "æ": "ae",
        "œ": "oe",
    }
)
_SCRIPTS = {
    "th": re.compile("[\u0e00-\u0e7f]"),
    "lo": re.compile("[\u0e80-\u0eff]"),
    "my": re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]"),
    "km": re.compile("[\u1780-\u17ff]"),
    "ko": re.compile("[\u1100-\u11ff\uac00-\ud7ff]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "zh": re.compile("[\u3400-\u9fff]"),
}
_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# Accents on Latin, Greek and Cyrillic letters; the vowel and tone signs of Thai, Khmer, Lao and Burmese are letters.
_ACCENTS = re.compile("[\u0300-\u036f]")


def clean(text: str) -> str:
    """Text in NFC, without NUL and zero-width characters, its white space single and trimmed."""
    text = _ZERO_WIDTH.sub("", unicodedata.normalize("NFC", text.replace("\0", "")))
    return _SPACES.sub(" ", text).strip()


def printable(text: str) -> str:
    """Text without the control characters that no XML document may have."""
    return _UNPRINTABLE.sub("", text)


def fold(text: str) -> str:
    """The form in which two spellings of one text are equal: case, accents, width and look-alikes are gone."""
    text = unicodedata.normalize("NFKC", clean(text)).casefold().translate(_LOOK_ALIKES)
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    return _SPACES.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """The folded words of a text, punctuation left out: ``"S.H., Đình"`` gives ``["s", "h", "dinh"]``."""
    return "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in fold(text)).split()


def unspaced_runs(text: str) -> list[str]:
    """The runs of letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Kana, Han, Hangul."""
    return _UNSPACED.findall(text)


def language_by_script(text: str) -> str:
    """The language of the region that is written so, or nothing for letters that many languages share."""
    return next((language for language, letter in _SCRIPTS.items() if letter.search(text)), "")


def letters(text: str) -> str:
    """Only the folded letters and digits, for comparing titles and codes: ``"M. Si."`` gives ``"msi"``."""
    return "".join(words(text))


@cache
def _collator() -> Collator:
    return Collator()


def sort_key(text: str) -> bytes:
    """A key whose bytes sort as the Unicode Collation Algorithm sorts the text, on every PostgreSQL."""
    weights = _collator().sort_key(clean(text))
    return struct.pack(f">{len(weights)}H", *weights)
