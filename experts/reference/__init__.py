"""Reference data as CSV files, and their loader. Adding a country or a label needs nothing but a row here."""
