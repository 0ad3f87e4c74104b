"""Words that people searched without finding: kept for BKN, who may make them synonyms, and never with who it was.

docs/decisions/0020 says what is kept, and what is not.
"""
