"""What a document is called: never by what its file’s name asks of the system on which it is kept."""

import unicodedata
from pathlib import PurePosixPath

from experts.models import Document
from experts.text import clean, printable

LONGEST = Document._meta.get_field("title").max_length


def title_from(name: str) -> str:
    """The file’s name without its folders, its ending and what isn’t seen, such as signs that turn the writing."""
    base = PurePosixPath(name.replace("\\", "/")).name
    seen = "".join(letter for letter in base if unicodedata.category(letter) not in ("Cf", "Cs", "Co", "Cn"))
    return clean(printable(PurePosixPath(seen).stem))[:LONGEST].strip()
