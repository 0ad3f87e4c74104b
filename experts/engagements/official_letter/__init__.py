"""The official letter of a request: made from what was asked, signed by hand, sent back as a scan, read at the desk."""
