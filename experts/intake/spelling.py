"""The spellings that stand for each other in names, country by country: Djoko and Joko, Mohd and Muhammad."""

import re
from functools import lru_cache

from experts.text import words

MALAY = {"BN", "ID", "MY", "SG"}
# The older spelling first, then today's; where j was y and dj was j, both become y.
MALAY_SPELLINGS = [("oe", "u"), ("dj", "j"), ("tj", "c"), ("sh", "sy"), ("j", "y"), ("iy", "i")]
# Not in Malaysia and Singapore, where Chong and Khong are two families.
INDONESIAN_SPELLINGS = [("ch", "h"), ("kh", "h")]
SPELLINGS = {
    **dict.fromkeys(MALAY, MALAY_SPELLINGS),
    "ID": INDONESIAN_SPELLINGS + MALAY_SPELLINGS,
    "JP": [("ou", "o")],
}
MALAY_FORMS = {
    **dict.fromkeys(["mohd", "muhd", "mhd", "moh", "muh", "mohamad", "mohamed", "muhamed"], "muhamad"),
    **dict.fromkeys(["abd", "abdl"], "abdul"),
}
FORMS = {**dict.fromkeys(MALAY, MALAY_FORMS), "PH": {"ma": "maria", "sta": "santa", "sto": "santo"}}
# Son or daughter of: some print it, others don't.
LEFT_OUT = {"bin", "binti", "binte", "bt", "bte", "ibni", "ibn"}
DESCENT = re.compile(r"(?<!\w)(?:[as]/[lpo]|d/o)(?!\w)", re.IGNORECASE)
DOUBLED = re.compile(r"(.)\1+")


def spelled(name: str, country: str) -> list[str]:
    """The words of a name, each as all its spellings are, without those that a name may lack."""
    said = words(DESCENT.sub(" ", name) if "/" in name else name)
    if country in MALAY:
        said = [word for word in said if word not in LEFT_OUT] or said
    return [one_spelling(word, country) for word in said]


@lru_cache(maxsize=20_000)
def one_spelling(word: str, country: str) -> str:
    for old, new in SPELLINGS.get(country, ()):
        word = word.replace(old, new)
    word = DOUBLED.sub(r"\1", word)
    return FORMS.get(country, {}).get(word, word)
