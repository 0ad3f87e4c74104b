"""What a person types, turned into filters and the words that are left. In memory: it asks the database for nothing.

lexicon = make_lexicon(names)  # once for each state of the vocabulary
understood = understand("pelatih manajemen talenta dari Filipina", lexicon, occurs)
"""

from experts.directory.understanding.lexicon import Lexicon, make_lexicon
from experts.directory.understanding.names import Names
from experts.directory.understanding.needs import Correction, Meaning, Understood, understand

__all__ = ["Correction", "Lexicon", "Meaning", "Names", "Understood", "make_lexicon", "understand"]
