"""What readers say is wrong on a profile: asked, confirmed by whoever asked, decided by those who keep the record."""
