"""Two forms of a word in which it equals its inflected neighbours.

English endings only. What Indonesian does with prefixes is too irregular to be undone; those forms are in the data.
"""

import re
from functools import lru_cache

_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_SPELLED_WITH_Z = re.compile("z(?=[aei])")
MIN_LENGTH = 4


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Without the plural, in British spelling: ``policies`` gives ``policy``, ``organizations`` ``organisation``."""
    if len(word) < MIN_LENGTH or not word.isascii():
        return word
    word = _SPELLED_WITH_Z.sub("s", word)
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """Further, so that ``managing`` and ``management``, ``drafting`` and ``draft`` are one."""
    word = stem(word)
    for ending in ("ment", "ing", "ed", "ion"):
        if word.endswith(ending) and len(word) - len(ending) >= MIN_LENGTH:
            word = _DOUBLED.sub(r"\1", word.removesuffix(ending))
            break
    return word[:-1] if word.endswith("e") and len(word) > MIN_LENGTH else word
