"""Nominations by a spreadsheet: taken in as by administrators, but what its rows say is proposed, and not written."""
