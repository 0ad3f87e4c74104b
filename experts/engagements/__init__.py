"""Asking for an expert: from a need, over the focal point's answer, to what was delivered and what it was worth."""
