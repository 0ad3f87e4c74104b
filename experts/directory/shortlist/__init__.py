"""Up to twenty experts whom somebody keeps in view, without an account."""
