"""Names that a spreadsheet SHOUTS, in natural case."""

import re

from experts.text import fold

LOWER = re.compile(r"bin|binti|bte?|ibni|[as]/[lpo]|d/o|del?|delos?|dela|las?|los|y|d[ao]s?|van|von|der", re.IGNORECASE)
NUMERALS = {"II", "III", "IV"}
# Words without a vowel that are nevertheless names or abbreviations of names; others, like BJ, are initials.
NAMES_WITHOUT_VOWELS = {"NG", "MD", "JR", "SR", "ST"}
SMALL_WORDS = re.compile(r"of|and|the|for|in|on|to|at|dan|di|untuk|del?|la|ng|sa", re.IGNORECASE)


def is_shouted(text: str) -> bool:
    return text.isupper() and any(len(word.strip(".,")) > 1 for word in text.split())


def natural_name(name: str) -> str:
    """``JUAN P. DE LA CRUZ III`` as ``Juan P. de la Cruz III``."""
    first, *others = name.split()
    last = others[-1] if others else ""
    return " ".join([_part(first), *(word if word in NUMERALS and word == last else _word(word) for word in others)])


def natural_title(text: str) -> str:
    """``BUREAU OF LEGAL AFFAIRS`` as ``Bureau of Legal Affairs``; a single word may be an acronym and stays."""
    first, *others = text.split()
    if not others or not is_shouted(text):
        return text
    return " ".join([_part(first), *(word.lower() if SMALL_WORDS.fullmatch(word) else _part(word) for word in others)])


def _word(word: str) -> str:
    return word.lower() if LOWER.fullmatch(word) else _part(word)


def _part(word: str) -> str:
    if _is_initials(word):
        return word
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda match: _capital(match[0]), word)


def _capital(part: str) -> str:
    if part.startswith("MC") and len(part) > 4:
        return f"Mc{part[2:].capitalize()}"
    if part[1:2] in ("'", "’"):  # D'Souza, but Ma'ruf
        return f"{part[:2]}{part[2:].capitalize()}"
    return part.capitalize()


def _is_initials(word: str) -> bool:
    """``F.``, ``S.M.``, ``DC.`` or ``BJ``."""
    letters = re.sub(r"\W", "", word)
    if re.fullmatch(r"(?:\w\.)+\w?\.?", word):
        return True
    without_vowels = not re.search("[aeiouy]", fold(letters))
    return letters.isascii() and len(letters) <= 2 and without_vowels and letters not in NAMES_WITHOUT_VOWELS
