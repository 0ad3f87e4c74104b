"""Keeping the vocabulary of competencies: its tree, synonyms that searches missed, and words that countries propose."""
