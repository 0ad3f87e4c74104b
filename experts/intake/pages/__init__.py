"""What the pages of a spreadsheet show and ask, be they those of administrators or of a country’s desk."""
