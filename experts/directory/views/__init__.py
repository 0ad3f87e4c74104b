"""The public pages: the same for everybody, so that they can be cached. Only the profile may ask who is there."""
